import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { IfGiven, Several } from './dto-rules.js';

/** A filter of a list that takes one or several values of a closed set. */
export const AnyOf = (values: readonly string[]): PropertyDecorator =>
  applyDecorators(IfGiven(), Several(), IsIn(values, { each: true }), ApiPropertyOptional({ enum: values, isArray: true }));

/** A filter that takes one or several user names. */
export const UserNames = (): PropertyDecorator =>
  applyDecorators(IfGiven(), Several(), IsString({ each: true }), MaxLength(100, { each: true }), ApiPropertyOptional({ type: [String], description: 'User names.' }));

/** A filter that takes one or several numbers of records, of one kind when a prefix is given. */
export const NumbersOf = (prefix = '[A-Z]{2,5}', description?: string): PropertyDecorator =>
  applyDecorators(IfGiven(), Several(), Matches(new RegExp(`^${prefix}-\\d{1,9}$`), { each: true }), ApiPropertyOptional({ type: [String], ...(description ? { description } : {}) }));

/** What somebody looks for in a list. */
export const SearchText = (description = 'Text in the title, or the number.'): PropertyDecorator =>
  applyDecorators(IfGiven(), IsString(), MaxLength(200), ApiPropertyOptional({ type: String, description }));

/** The order of a list: one of its columns, or one backwards. */
export const SortOf = (sorts: readonly string[]): PropertyDecorator => applyDecorators(IfGiven(), IsIn(sorts), ApiPropertyOptional({ enum: sorts }));

/** A filter that takes `true` or `false`. */
export const YesOrNo = (description?: string): PropertyDecorator =>
  applyDecorators(
    IfGiven(),
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(),
    ApiPropertyOptional({ type: Boolean, ...(description ? { description } : {}) }),
  );

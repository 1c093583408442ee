import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { Trimmed } from './dto-rules.js';

/** What the documentation of the API says of a field beyond its type. */
type Told = Pick<ApiPropertyOptions, 'description' | 'nullable'> & { example?: string };

/** A text that may not be empty; blanks around it do not count. */
export const RequiredText = (most: number, told: Told = {}): PropertyDecorator =>
  applyDecorators(Trimmed(), IsString(), IsNotEmpty(), MaxLength(most), ApiProperty({ type: String, minLength: 1, maxLength: most, ...told }));

/** A text that may be empty. */
export const FreeText = (most: number, told: Told = {}): PropertyDecorator =>
  applyDecorators(IsString(), MaxLength(most), ApiProperty({ type: String, maxLength: most, ...told }));

/** Numbers of services, each once. */
export const ServiceNumbers = (most: number, description?: string): PropertyDecorator => numbers('service', 'SVC', most, description);

/** Numbers of configuration items, each once. */
export const ItemNumbers = (most: number, description?: string): PropertyDecorator => numbers('item', 'CI', most, description);

/** Why somebody does what has to be accounted for. */
export class ReasonDto {
  @RequiredText(2_000)
  reason!: string;
}

function numbers(noun: string, prefix: string, most: number, description?: string): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(most),
    ArrayUnique(),
    Matches(new RegExp(`^${prefix}-\\d{1,9}$`), { each: true, message: `each ${noun} must be a number like ${prefix}-3` }),
    ApiProperty({ type: [String], maxItems: most, example: [`${prefix}-1`], ...(description ? { description } : {}) }),
  );
}

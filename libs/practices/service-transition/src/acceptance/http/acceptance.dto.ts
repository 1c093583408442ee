import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import {
  ACCEPTANCE_ACTIONS, ACCEPTANCE_STATES,
  type AcceptanceListItem, type AcceptanceState, type AcceptanceView, type CriterionReading, type LockedFields, type PersonRef, type SignatureView,
} from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { AnyOf, IfGiven, IsDay, NumbersOf, PageQuery, RequiredText, SearchText, SortOf, Trimmed } from '#platform/persistence';
import { CriterionDto, CriterionReadingDto } from '../../criteria/http/transition-set.dto.js';
import { ACCEPTANCE_SORTS, type AcceptanceFilter, type AcceptanceSort } from '../acceptance-list.js';

const text = { type: String } as const;
const nullable = { type: String, nullable: true } as const;
const moment = { type: String, format: 'date-time' } as const;
const PROJECT = [/^PRJ-\d{1,9}$/, { message: 'project must be the number of a project, for example PRJ-1' }] as const;
const RELEASE = [/^REL-\d{1,9}$/, { message: 'release must be the number of a release, for example REL-1' }] as const;

export class AcceptanceQueryDto extends PageQuery implements AcceptanceFilter {
  @AnyOf(ACCEPTANCE_STATES) state?: AcceptanceState[];
  @NumbersOf('SVC') service?: string[];
  @NumbersOf('PRJ') project?: string[];
  @NumbersOf('REL') release?: string[];
  @SearchText() q?: string;
  @SortOf(ACCEPTANCE_SORTS) sort?: AcceptanceSort;
}

class WrittenCriterionDto extends CriterionDto {
  @RequiredText(100, { description: 'User name.' })
  owner!: string;

  @ValidateIf((_dto, value) => value !== undefined && value !== null)
  @IsDay()
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, description: 'Day by which its owner has to bring what shows it.' })
  due?: string | null;
}

export class CreateAcceptanceDto {
  @RequiredText(200)
  title!: string;

  @Matches(/^SVC-\d{1,9}$/, { message: 'service must be the number of a service, for example SVC-1' })
  @ApiProperty({ type: String, example: 'SVC-1' })
  service!: string;

  @IsOptional()
  @Matches(...PROJECT)
  @ApiPropertyOptional(nullable)
  project?: string | null;

  @IsOptional()
  @Matches(...RELEASE)
  @ApiPropertyOptional(nullable)
  release?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ ...nullable, description: 'User name of who hands over; the one who makes it by default.' })
  manager?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  @ApiPropertyOptional({ ...nullable, description: 'User name of who speaks for the service desk.' })
  desk?: string | null;
}

export class EditAcceptanceDto {
  @IfGiven()
  @Trimmed()
  @IsString()
  @Length(1, 200)
  @ApiPropertyOptional(text)
  title?: string;

  @ValidateIf((_dto, value) => value !== undefined && value !== null)
  @Matches(...PROJECT)
  @ApiPropertyOptional(nullable)
  project?: string | null;

  @ValidateIf((_dto, value) => value !== undefined && value !== null)
  @Matches(...RELEASE)
  @ApiPropertyOptional(nullable)
  release?: string | null;

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => WrittenCriterionDto)
  @ApiPropertyOptional({ type: [WrittenCriterionDto] })
  criteria?: WrittenCriterionDto[];
}

export class AcceptanceListItemDto implements AcceptanceListItem {
  @ApiProperty({ example: 'SAC-3' }) number!: string;
  @ApiProperty(text) title!: string;
  @ApiProperty({ enum: ACCEPTANCE_STATES }) state!: AcceptanceState;
  @ApiProperty(text) service!: string;
  @ApiProperty(nullable) project!: string | null;
  @ApiProperty(nullable) release!: string | null;
  @ApiProperty({ type: PersonRefDto }) manager!: PersonRef;
  @ApiProperty({ type: Number, description: 'Mandatory criteria that are red or without evidence.' }) red!: number;
  @ApiProperty({ type: Number }) criteriaCount!: number;
  @ApiProperty(moment) updatedAt!: string;
}

export class AcceptancePageDto {
  @ApiProperty({ type: [AcceptanceListItemDto] }) items!: AcceptanceListItem[];
  @ApiProperty({ type: Number }) total!: number;
  @ApiProperty(nullable) nextCursor!: string | null;
}

class SignatureViewDto implements SignatureView {
  @ApiProperty({ enum: ['accept', 'reject'] }) decision!: SignatureView['decision'];
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty(text) comment!: string;
  @ApiProperty(moment) at!: string;
}

export class AcceptanceViewDto extends AcceptanceListItemDto implements AcceptanceView {
  @ApiProperty({ type: Number }) version!: number;
  @ApiProperty({ type: PersonRefDto }) desk!: PersonRef;
  @ApiProperty({ type: Number }) round!: number;
  @ApiProperty({ type: [CriterionReadingDto] }) criteria!: CriterionReading[];
  @ApiProperty({ type: [SignatureViewDto] }) signatures!: SignatureView[];
  @ApiProperty({ type: [String] }) blockers!: string[];
  @ApiProperty(nullable) processInstanceKey!: string | null;
  @ApiProperty(moment) createdAt!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Fields that cannot be edited any more, each with the reason.' }) locked!: LockedFields;
  @ApiProperty({ enum: ACCEPTANCE_ACTIONS, isArray: true }) allowedActions!: AcceptanceView['allowedActions'];
}

import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsNumber, Matches, ValidateNested } from 'class-validator';
import {
  CRITERION_PHASES, DIRECTIONS, READINESS, TRANSITION_ROLES, TRANSITION_SETS,
  type CriterionReading, type CriterionTemplate, type Direction, type LevelTemplate, type PersonRef, type Readiness, type TransitionCriterion, type TransitionRole, type TransitionSetView,
} from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { FreeText, RequiredText, Trimmed } from '#platform/persistence';

const KEY = { message: 'key must be in small letters, digits and hyphens' };
const text = { type: String } as const;
const moment = { type: String, format: 'date-time' } as const;
export const GIVEN = ['red', 'amber', 'green'] as const satisfies readonly Exclude<Readiness, 'not-given'>[];

export class CriterionDto implements TransitionCriterion {
  @Matches(/^[a-z][a-z0-9-]{0,59}$/, KEY)
  @ApiProperty({ type: String, example: 'monitoring' })
  key!: string;

  @RequiredText(500)
  text!: string;

  @IsIn(CRITERION_PHASES)
  @ApiProperty({ enum: CRITERION_PHASES, description: 'Asked before early-life support begins, or before it ends.' })
  phase!: TransitionCriterion['phase'];

  @IsBoolean()
  @ApiProperty({ type: Boolean })
  mandatory!: boolean;
}

export class CriterionTemplateDto extends CriterionDto implements CriterionTemplate {
  @IsIn(TRANSITION_ROLES)
  @ApiProperty({ enum: TRANSITION_ROLES })
  ownerRole!: TransitionRole;
}

export class LevelTemplateDto implements LevelTemplate {
  @Matches(/^[a-z][a-z0-9-]{0,59}$/, KEY)
  @ApiProperty({ type: String, example: 'incidents' })
  key!: string;

  @RequiredText(120)
  name!: string;

  @Trimmed()
  @FreeText(40)
  unit!: string;

  @IsIn(DIRECTIONS)
  @ApiProperty({ enum: DIRECTIONS, description: 'Whether the figure has to reach the target, or must not go beyond it.' })
  direction!: Direction;

  @IsNumber({ allowNaN: false, allowInfinity: false })
  @ApiProperty({ type: Number })
  target!: number;
}

export class ReplaceTransitionSetDto {
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CriterionTemplateDto)
  @ApiProperty({ type: [CriterionTemplateDto] })
  criteria!: CriterionTemplateDto[];

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => LevelTemplateDto)
  @ApiProperty({ type: [LevelTemplateDto] })
  levels!: LevelTemplateDto[];
}

export class TransitionSetViewDto extends ReplaceTransitionSetDto implements TransitionSetView {
  @ApiProperty({ enum: TRANSITION_SETS }) kind!: TransitionSetView['kind'];
  @ApiProperty({ type: Number, description: 'Also the ETag.' }) version!: number;
}

export class GiveEvidenceDto {
  @IsIn(GIVEN)
  @ApiProperty({ enum: GIVEN })
  readiness!: (typeof GIVEN)[number];

  @RequiredText(20_000)
  text!: string;
}

class BroughtDto {
  @ApiProperty(text) text!: string;
  @ApiProperty({ type: PersonRefDto }) by!: PersonRef;
  @ApiProperty(moment) at!: string;
}

export class CriterionReadingDto extends CriterionDto implements CriterionReading {
  @ApiProperty({ type: PersonRefDto }) owner!: PersonRef;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Day by which its owner has to bring what shows it.' }) due!: string | null;
  @ApiProperty({ enum: READINESS }) readiness!: Readiness;
  @ApiProperty({ type: BroughtDto, nullable: true }) evidence!: BroughtDto | null;
}

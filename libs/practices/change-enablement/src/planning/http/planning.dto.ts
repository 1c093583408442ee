import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CHANGE_TYPES, CONFLICT_KINDS, CONFLICT_SEVERITIES, type ChangeType, type ConflictView, type ProposedWindow, type SlotQuery, type SlotView } from '#core/contracts';
import { FreeText, IfGiven, IsMoment, ItemNumbers, ServiceNumbers } from '#platform/persistence';

/** Longer than the time that is searched makes no sense. */
const LONGEST_MINUTES = 90 * 24 * 60;

class ScopeDto {
  @IfGiven()
  @Matches(/^CHG-\d{1,9}$/)
  @ApiPropertyOptional({ type: String, description: 'The change it is for.' })
  number?: string;

  @ServiceNumbers(50)
  services!: string[];

  @ItemNumbers(200)
  items!: string[];

  @IsOptional()
  @FreeText(100, { nullable: true, description: 'User name.' })
  implementer: string | null = null;
}

export class ProposedWindowDto extends ScopeDto implements ProposedWindow {
  @IfGiven()
  @IsIn(CHANGE_TYPES)
  @ApiPropertyOptional({ enum: CHANGE_TYPES })
  type?: ChangeType;

  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedStart!: string;

  @IsMoment()
  @ApiProperty({ type: String, format: 'date-time' })
  plannedEnd!: string;
}

export class SlotQueryDto extends ScopeDto implements SlotQuery {
  @IsInt()
  @Min(1)
  @Max(LONGEST_MINUTES)
  @ApiProperty({ type: Number })
  minutes!: number;

  @IfGiven()
  @IsMoment()
  @ApiPropertyOptional({ type: String, format: 'date-time' })
  from?: string;
}

export class ConflictViewDto implements ConflictView {
  @ApiProperty({ enum: CONFLICT_KINDS }) kind!: ConflictView['kind'];
  @ApiProperty({ enum: CONFLICT_SEVERITIES }) severity!: ConflictView['severity'];
  @ApiProperty({ type: String }) what!: string;
  @ApiProperty({ type: String }) advice!: string;
  @ApiProperty({ type: String, nullable: true }) recordNumber!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) start!: string;
  @ApiProperty({ type: String, format: 'date-time' }) end!: string;
}

export class SlotViewDto implements Record<keyof SlotView, unknown> {
  @ApiProperty({ type: Boolean }) found!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) start!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) end!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why there is none.' }) sentence!: string | null;
  @ApiProperty({ type: [String] }) reasons!: string[];
}

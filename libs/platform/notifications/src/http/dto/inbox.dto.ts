import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, Matches } from 'class-validator';
import { NOTICE_REASONS, type InboxView, type NoticeReason, type NoticeView, type WatchView } from '#core/contracts';
import { PersonRefDto } from '#platform/identity';
import { IfGiven, PageQuery } from '#platform/persistence';

export class InboxQueryDto extends PageQuery {
  @ApiPropertyOptional({ description: 'true: only what has not been read.' })
  @IfGiven()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  unread?: boolean;
}

export class ReadDto {
  @ApiPropertyOptional({ type: [String], description: 'Ids of notices; all when missing.' })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(/^\d{1,18}$/, { each: true, message: 'each id must be a whole number' })
  ids?: string[];
}

export class NoticeViewDto implements NoticeView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: NOTICE_REASONS }) because!: NoticeReason;
  @ApiProperty({ example: 'CHG-12' }) recordNumber!: string;
  @ApiProperty({ type: String, nullable: true }) recordTitle!: string | null;
  @ApiProperty({ example: 'change.approved' }) action!: string;
  @ApiProperty({ type: PersonRefDto, nullable: true }) by!: PersonRefDto | null;
  @ApiProperty({ type: String, nullable: true }) text!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The task it is about.' }) userTaskKey!: string | null;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() read!: boolean;
}

export class InboxViewDto implements InboxView {
  @ApiProperty() unread!: number;
  @ApiProperty({ type: [NoticeViewDto] }) items!: NoticeViewDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class WatchViewDto implements WatchView {
  @ApiProperty() watching!: boolean;
  @ApiProperty({ type: [PersonRefDto] }) watchers!: PersonRefDto[];
}

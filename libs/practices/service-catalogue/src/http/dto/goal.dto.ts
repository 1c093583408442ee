import { ApiProperty, PartialType } from '@nestjs/swagger';
import type { GoalView, Page } from '#core/contracts';
import { RequiredText } from '#platform/persistence';
import { CatalogueQueryDto, SortedBy } from './catalogue-query.dto.js';
import { CreateEntryDto, EntryViewDto } from './entry.dto.js';

export class GoalQueryDto extends CatalogueQueryDto {
  @SortedBy()
  sort?: string;
}

export class CreateGoalDto extends CreateEntryDto {
  @RequiredText(500, { description: 'The figure that tells whether the goal is reached.' })
  indicator!: string;
}

export class ChangeGoalDto extends PartialType(CreateGoalDto, { skipNullProperties: false }) {}

export class GoalViewDto extends EntryViewDto implements GoalView {
  @ApiProperty() indicator!: string;
}

export class GoalPageDto implements Page<GoalView> {
  @ApiProperty({ type: [GoalViewDto] }) items!: GoalViewDto[];
  @ApiProperty() total!: number;
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

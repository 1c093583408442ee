import { IMPROVEMENT_CAUSES, IMPROVEMENT_STATES, LEVELS, type ImprovementCause, type ImprovementState, type Level } from '#core/contracts';
import { AnyOf, PageQuery, NumbersOf, SearchText, SortOf, UserNames } from '#platform/persistence';
import { IMPROVEMENT_SORTS, type ImprovementFilter, type ImprovementSort } from '../../application/improvement-list.js';

export class ImprovementQueryDto extends PageQuery implements ImprovementFilter {
  @AnyOf(IMPROVEMENT_STATES)
  state?: ImprovementState[];

  @AnyOf(IMPROVEMENT_CAUSES)
  cause?: ImprovementCause[];

  @AnyOf(LEVELS)
  priority?: Level[];

  @UserNames()
  owner?: string[];

  @NumbersOf('OBJ')
  objective?: string[];

  @NumbersOf(undefined, 'Numbers of the records they came from.')
  origin?: string[];

  @SearchText()
  q?: string;

  @SortOf(IMPROVEMENT_SORTS)
  sort?: ImprovementSort;
}

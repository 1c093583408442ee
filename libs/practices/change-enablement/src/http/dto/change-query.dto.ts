import { CHANGE_STATES, CHANGE_TYPES, RISK_LEVELS } from '#core/contracts';
import type { ChangeState, ChangeType, RiskLevel } from '#core/contracts';
import { AnyOf, PageQuery, NumbersOf, SearchText, SortOf, UserNames } from '#platform/persistence';
import { CHANGE_SORTS } from '../../application/change-list.js';
import type { ChangeFilter, ChangeSort } from '../../application/change-list.js';

export class ChangeQueryDto extends PageQuery implements ChangeFilter {
  @AnyOf(CHANGE_STATES)
  state?: ChangeState[];

  @AnyOf(CHANGE_TYPES)
  type?: ChangeType[];

  @AnyOf(RISK_LEVELS)
  risk?: RiskLevel[];

  @UserNames()
  requester?: string[];

  @NumbersOf('SVC')
  service?: string[];

  @NumbersOf('CI', 'Configuration items that the change touches.')
  item?: string[];

  @SearchText()
  q?: string;

  @SortOf(CHANGE_SORTS)
  sort?: ChangeSort;
}

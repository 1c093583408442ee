import { RELEASE_STATES, RELEASE_TYPES, type ReleaseState, type ReleaseType } from '#core/contracts';
import { AnyOf, NumbersOf, PageQuery, SearchText, SortOf, UserNames } from '#platform/persistence';
import { RELEASE_SORTS, type ReleaseFilter, type ReleaseSort } from '../../application/release-list.js';

export class ReleaseQueryDto extends PageQuery implements ReleaseFilter {
  @AnyOf(RELEASE_STATES) state?: ReleaseState[];
  @AnyOf(RELEASE_TYPES) type?: ReleaseType[];
  @UserNames() manager?: string[];
  @NumbersOf('SVC') service?: string[];
  @NumbersOf('(CHG|PRJ)', 'Numbers of changes and projects that they deliver.') delivers?: string[];
  @SearchText() q?: string;
  @SortOf(RELEASE_SORTS) sort?: ReleaseSort;
}

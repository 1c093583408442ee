import { fail, ok, type Result } from '#core/kernel';
import { cursorLength, VIEWS, type Clause, type SearchQuery, type SortBy, type ViewName } from '#engine/engine-store';
import type { Problem } from '../http/problem.js';
import { isObject, oneOf, unreadable, type Fault } from '../input/check.js';
import { problemOf } from '../input/read-body.js';
import { readFilter, type FilterFields } from './filter.js';
import { orderName, readPage } from './page.js';

/** What one search endpoint accepts: property names are those of the API. */
export interface SearchRules {
  readonly view: ViewName;
  readonly filter: FilterFields;
  /** Sort field → column of the view, when they differ in name. */
  readonly sort: Readonly<Record<string, string>>;
  readonly or?: boolean;
}

export interface SearchRequest {
  readonly query: SearchQuery;
  /** Belongs into every cursor of the answer. */
  readonly order: string;
}

const readOrder = oneOf(['ASC', 'DESC']);

function readSort(rules: SearchRules, value: unknown, faults: Fault[]): SortBy[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return unreadable(faults, 'sort', 'must be an array') ?? [];
  const readField = oneOf(Object.keys(rules.sort));
  return value.slice(0, 20).flatMap((one: unknown, index): SortBy[] => {
    if (!isObject(one)) return unreadable(faults, `sort[${index}]`, 'must be an object') ?? [];
    const field = readField(one['field'], `sort[${index}].field`, faults);
    const given = one['order'];
    const order = given === undefined || given === null ? 'ASC' : readOrder(typeof given === 'string' ? given.toUpperCase() : given, `sort[${index}].order`, faults);
    return field === undefined || order === undefined ? [] : [{ field: rules.sort[field]!, order }];
  });
}

const firstOfEach = (sort: readonly SortBy[]): SortBy[] => sort.filter((one, index) => sort.findIndex((other) => other.field === one.field) === index);

/** Reads filter, sort and page of a search body; `fixed` are clauses of the path. Names everything that is wrong. */
export function readSearch(rules: SearchRules, body: unknown, fixed: readonly Clause[] = []): Result<SearchRequest, Problem> {
  const faults: Fault[] = [];
  const given = body ?? {};
  if (!isObject(given)) return fail(problemOf([{ at: '', message: 'must be an object', unreadable: true }]));
  const sort = firstOfEach(readSort(rules, given['sort'], faults));
  const order = orderName(rules.view, sort);
  const page = readPage(given['page'], order, cursorLength(VIEWS[rules.view], { sort }), faults);
  const where = [...fixed, ...readFilter(rules.filter, given['filter'], 'filter', faults, rules.or)];
  return faults.length > 0 ? fail(problemOf(faults)) : ok({ query: { where, sort, page }, order });
}

import { fail, ok, type Result } from '#core/kernel';
import { cursorLength, VIEWS, type Clause, type SearchQuery, type SearchView, type SortBy, type ViewName } from '#engine/engine-store';
import type { Problem } from '../http/problem.js';
import { isObject, oneOf, unacceptable, unreadable, type Fault } from '../input/check.js';
import { problemOf } from '../input/read-body.js';
import { readFilter, type FilterFields } from './filter.js';
import { orderName, readPage } from './page.js';

/** What one search accepts: property names are those of the API. */
export interface QueryRules {
  readonly filter: FilterFields;
  /** Sort field → column of the view, when they differ in name. */
  readonly sort: Readonly<Record<string, string>>;
  readonly or?: boolean;
  /** Members that a given filter must have. */
  readonly needed?: readonly string[];
  /** Without a filter nothing is searched. */
  readonly filterNeeded?: boolean;
  /** The order of a search that cannot be sorted otherwise. */
  readonly order?: readonly SortBy[];
}

export interface SearchRules extends QueryRules {
  readonly view: ViewName;
}

export interface SearchRequest {
  readonly query: SearchQuery;
  /** Belongs into every cursor of the answer. */
  readonly order: string;
}

const readOrder = oneOf(['ASC', 'DESC']);

function readSort(rules: QueryRules, value: unknown, faults: Fault[]): SortBy[] {
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

function readWhere({ filter, or, needed = [], filterNeeded = false }: QueryRules, given: unknown, faults: Fault[]): Clause[] {
  const isAbsent = given === undefined || given === null;
  if (isAbsent && filterNeeded) return unacceptable(faults, 'filter', 'is required') ?? [];
  const missing = isObject(given) ? needed.filter((name) => (given[name] ?? null) === null) : [];
  for (const name of missing) unacceptable(faults, `filter.${name}`, 'is required');
  const where = readFilter(filter, given, 'filter', faults, or);
  return countOf(where) > MOST_CONDITIONS ? (unacceptable(faults, 'filter', `must have at most ${MOST_CONDITIONS} conditions`) ?? []) : where;
}

/** Each may be a walk over a table of its own. The values of one `$in` are one condition. */
const MOST_CONDITIONS = 500;

function countOf(where: readonly Clause[]): number {
  return where.reduce((sum, one) => sum + (one.kind === 'anyOf' ? one.branches.reduce((all, branch) => all + countOf(branch), 0) : one.kind === 'related' ? one.all.length + 1 : 1), 0);
}

/** Reads filter, sort and page of a search body over a view; `fixed` are clauses of the path. Names everything that is wrong. */
export function readQuery(rules: QueryRules, view: SearchView, body: unknown, fixed: readonly Clause[] = []): Result<SearchRequest, Problem> {
  const faults: Fault[] = [];
  const given = body ?? {};
  if (!isObject(given)) return fail(problemOf([{ at: '', message: 'must be an object', unreadable: true }]));
  const sort = rules.order ?? firstOfEach(readSort(rules, given['sort'], faults));
  const order = orderName(view.name, sort);
  const page = readPage(given['page'], order, cursorLength(view, { sort }), faults);
  const where = [...fixed, ...readWhere(rules, given['filter'], faults)];
  return faults.length > 0 ? fail(problemOf(faults)) : ok({ query: { where, sort, page }, order });
}

/** The same over the view that the rules name. */
export const readSearch = (rules: SearchRules, body: unknown, fixed: readonly Clause[] = []): Result<SearchRequest, Problem> => readQuery(rules, VIEWS[rules.view], body, fixed);

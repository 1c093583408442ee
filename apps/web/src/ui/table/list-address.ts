import type { SortingState } from '@tanstack/react-table';
import { useSearchParams } from 'react-router';

/** Where in a list the reader is: the opaque cursor and how many rows lie before it. */
export interface ListPosition {
  cursor: string | null;
  from: number;
}

export interface ListAddress {
  /** Value of a filter; empty when it is not set. */
  get: (name: string) => string;
  /** Sets a filter (empty removes it) and goes back to the first page. */
  set: (name: string, value: string) => void;
  sort: string;
  sorting: SortingState;
  setSorting: (sorting: SortingState) => void;
  position: ListPosition;
  firstPage: string;
  nextPage: (cursor: string | null, shown: number) => string | null;
  clear: () => void;
  /** True when any filter is set. */
  filtered: boolean;
}

const POSITION_NAMES = ['cursor', 'from'];

/** The state of a list, kept in the address (`?state=assess&sort=-updatedAt&cursor=…`). */
export function useListAddress(defaultSort = ''): ListAddress {
  const [params, setParams] = useSearchParams();
  const sort = params.get('sort') ?? defaultSort;
  const change = (name: string, value: string) => setParams((old) => withValue(old, name, value), { replace: name === 'q' });
  return {
    get: (name) => params.get(name) ?? '',
    set: change,
    sort,
    sorting: parseSort(sort),
    setSorting: (sorting) => change('sort', formatSort(sorting)),
    position: { cursor: params.get('cursor'), from: Number(params.get('from') ?? 0) || 0 },
    firstPage: `?${withoutPosition(params)}`,
    nextPage: (cursor, shown) => cursor && `?${nextOf(params, cursor, shown)}`,
    clear: () => setParams(params.has('sort') ? { sort } : {}),
    filtered: [...params.keys()].some((name) => name !== 'sort' && !POSITION_NAMES.includes(name)),
  };
}

function withoutPosition(params: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(params);
  POSITION_NAMES.forEach((name) => next.delete(name));
  return next;
}

function withValue(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = withoutPosition(params);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}

function nextOf(params: URLSearchParams, cursor: string, shown: number): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set('from', String((Number(params.get('from') ?? 0) || 0) + shown));
  next.set('cursor', cursor);
  return next;
}

/** `-updatedAt,number` ↔ sort order of the table. */
export function parseSort(sort: string): SortingState {
  return sort
    .split(',')
    .filter((part) => part !== '')
    .map((part) => ({ id: part.replace(/^-/, ''), desc: part.startsWith('-') }));
}

export function formatSort(sorting: SortingState): string {
  return sorting.map((part) => (part.desc ? '-' : '') + part.id).join(',');
}

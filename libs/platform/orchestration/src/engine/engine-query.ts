import type { SearchPage } from './engine-types.js';

/** A filter of the API: a list means "one of these", an absent or undefined member no condition. */
export function conditions(filter: object): Record<string, unknown> {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, Array.isArray(value) ? { $in: value } : value] as const));
}

export function page({ limit = 100, from = 0, sort }: SearchPage): Record<string, unknown> {
  return { page: { limit, from }, ...(sort === undefined ? {} : { sort }) };
}

/** The client marks keys and ids with types of their own; at run time they are the same text. */
export function branded<Branded extends string>(text: string): Branded {
  return text as Branded;
}

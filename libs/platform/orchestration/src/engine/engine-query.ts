import type { OneOrSome, SearchPage } from './engine-types.js';

/** `{ [name]: value }`, `{ [name]: { $in: values } }`, or nothing when there is no condition. */
export function some<Name extends string>(name: Name, value: OneOrSome | undefined): Record<string, unknown> {
  if (value === undefined) return {};
  return { [name]: typeof value === 'string' ? value : { $in: value } };
}

export function page({ limit = 100, from = 0, sort }: SearchPage): Record<string, unknown> {
  return { page: { limit, from }, ...(sort === undefined ? {} : { sort }) };
}

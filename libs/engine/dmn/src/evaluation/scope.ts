import type { FeelScope, FeelValue } from '#engine/feel';

/** Some names over those of an outer scope. The map may grow while the scope is in use. */
export function nested(values: ReadonlyMap<string, FeelValue>, outer: FeelScope): FeelScope {
  return {
    get: (name, reader) => values.get(name) ?? (values.has(name) ? null : outer.get(name, reader)),
    names: () => new Set([...values.keys(), ...(outer.names?.() ?? [])]),
  };
}

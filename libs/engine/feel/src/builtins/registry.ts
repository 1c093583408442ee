import { BOOLEAN_FUNCTIONS } from './boolean.js';
import { CONTEXT_FUNCTIONS } from './context.js';
import { CONVERSION_FUNCTIONS } from './conversion.js';
import type { Builtin, Family } from './define.js';
import { LIST_FUNCTIONS } from './list.js';
import { NUMERIC_FUNCTIONS } from './numeric.js';
import { RANGE_FUNCTIONS } from './range.js';
import { STRING_FUNCTIONS } from './string.js';
import { TEMPORAL_FUNCTIONS } from './temporal.js';

export type { Builtin } from './define.js';

const FAMILIES: readonly Family[] = [
  BOOLEAN_FUNCTIONS,
  STRING_FUNCTIONS,
  NUMERIC_FUNCTIONS,
  LIST_FUNCTIONS,
  CONTEXT_FUNCTIONS,
  TEMPORAL_FUNCTIONS,
  RANGE_FUNCTIONS,
  CONVERSION_FUNCTIONS,
];

const BY_NAME: ReadonlyMap<string, readonly Builtin[]> = new Map(FAMILIES.flatMap((family) => Object.entries(family)));

/** The overloads of a built-in function; none when there is no such function. */
export function builtinsNamed(name: string): readonly Builtin[] {
  return BY_NAME.get(name) ?? [];
}

/** Names of all built-in functions. */
export function builtinNames(): Iterable<string> {
  return BY_NAME.keys();
}

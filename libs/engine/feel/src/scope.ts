import { EvaluationStop } from './limits/failure.js';
import { tryFromJson } from './values/json.js';
import { feelNumber } from './values/number.js';
import type { FeelValue } from './values/value.js';

/** What reads a variable, and pays for it. */
export interface FeelReader {
  /** Counts the work of making values; ends the evaluation when that is too much. */
  charge(steps: number): void;
  /** The same for reading through a text. */
  chargeText(characters: number): void;
}

/** Where an expression reads its variables. Only the ones it names are asked for. */
export interface FeelScope {
  /** The value, or undefined when there is no such variable (a variable that is null answers null). */
  get(name: string, reader?: FeelReader): FeelValue | undefined;
  /** All names, where they are known. */
  names?(): Iterable<string>;
}

export const EMPTY_SCOPE: FeelScope = { get: () => undefined, names: () => [] };

/** Variables given as FEEL values. Fractions given as plain numbers are taken as the decimal they print as. */
export function valueScope(values: Readonly<Record<string, FeelValue>> | ReadonlyMap<string, FeelValue>): FeelScope {
  const map = values instanceof Map ? (values as ReadonlyMap<string, FeelValue>) : new Map(Object.entries(values));
  return {
    get: (name) => {
      const value = map.get(name);
      return typeof value === 'number' ? feelNumber(value) : value;
    },
    names: () => map.keys(),
  };
}

/**
 * Variables kept as JSON text, each read once and only when it is named. Integers keep every digit. A text that has no value
 * here (a number beyond a double, too many levels, no JSON at all) ends the evaluation that reads it.
 */
export function jsonScope(read: (name: string) => string | undefined, names?: () => Iterable<string>): FeelScope {
  const parsed = new Map<string, FeelValue | undefined>();
  const get = (name: string, reader?: FeelReader): FeelValue | undefined => {
    if (parsed.has(name)) return parsed.get(name);
    const text = read(name);
    reader?.chargeText(text?.length ?? 0);
    const value = text === undefined ? undefined : readable(name, text, reader);
    parsed.set(name, value);
    return value;
  };
  return names ? { get, names } : { get };
}

function readable(name: string, text: string, reader: FeelReader | undefined): FeelValue {
  const value = tryFromJson(text, reader);
  if (value === undefined) throw new EvaluationStop({ code: 'EVALUATION_FAILED', message: `The value of variable '${name}' cannot be read` });
  return value;
}

/** Scopes one over the other: the first that knows a name answers. */
export function layeredScope(...layers: readonly FeelScope[]): FeelScope {
  return {
    get: (name, reader) => {
      for (const layer of layers) {
        const value = layer.get(name, reader);
        if (value !== undefined) return value;
      }
      return undefined;
    },
    names: () => new Set(layers.flatMap((layer) => [...(layer.names?.() ?? [])])),
  };
}

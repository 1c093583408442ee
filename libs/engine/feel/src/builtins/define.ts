import type { Run } from '../limits/run.js';
import type { FeelDate } from '../values/date.js';
import type { FeelDateTime } from '../values/date-time.js';
import type { FeelFunction } from '../values/function.js';
import type { FeelTime } from '../values/time.js';
import { isContext, isList, isNumber, isOfKind, type FeelContext, type FeelList, type FeelNumber, type FeelValue } from '../values/value.js';

/** What a parameter takes. `items` is a list, or a single value that stands for a list of one. */
interface ParameterTypes {
  any: FeelValue;
  string: string;
  number: FeelNumber;
  boolean: boolean;
  list: FeelList;
  items: FeelList;
  context: FeelContext;
  function: FeelFunction;
  date: FeelDate;
  time: FeelTime;
  'date and time': FeelDateTime;
}

type ParameterType = keyof ParameterTypes;

/** A built-in function: its parameters (each with the names it may be called by) and what it does. */
export interface Builtin {
  readonly parameters: readonly (readonly string[])[];
  /** Takes any number of further arguments in the place of the last parameter. */
  readonly variadic: boolean;
  /** How many parameters a call by name must give; all when absent. */
  readonly required?: number;
  /** The value; undefined when the arguments are not what the function takes. */
  readonly invoke: (args: FeelList, run: Run) => FeelValue | undefined;
}

/** Name (or names, parted by `|`) and type of a parameter. */
type Parameter = readonly [name: string, type: ParameterType];
type ArgumentsOf<P extends readonly Parameter[]> = { readonly [I in keyof P]: ParameterTypes[P[I][1]] };

const ACCEPTS = {
  any: () => true,
  string: (value) => typeof value === 'string',
  number: isNumber,
  boolean: (value) => typeof value === 'boolean',
  list: isList,
  items: () => true,
  context: isContext,
  function: (value) => isOfKind(value, 'function'),
  date: (value) => isOfKind(value, 'date'),
  time: (value) => isOfKind(value, 'time'),
  'date and time': (value) => isOfKind(value, 'date and time'),
} satisfies Record<ParameterType, (value: FeelValue) => boolean>;

/** Makes a built-in whose arguments are checked before the body sees them. */
export function define<const P extends readonly Parameter[]>(parameters: P, body: (args: ArgumentsOf<P>, run: Run) => FeelValue | undefined): Builtin {
  const types: readonly ParameterType[] = parameters.map(([, type]) => type);
  return {
    parameters: parameters.map(([name]) => name.split('|')),
    variadic: false,
    invoke: (args, run) => {
      if (!types.every((type, index) => ACCEPTS[type](args[index] ?? null))) return undefined;
      const ready = types.includes('items') ? args.map((arg, index) => (types[index] === 'items' && !isList(arg) ? [arg] : arg)) : args;
      return body(ready as unknown as ArgumentsOf<P>, run);
    },
  };
}

/** Makes a built-in that takes any number of arguments. */
export function defineVariadic(parameter: string, body: (args: FeelList, run: Run) => FeelValue | undefined): Builtin {
  return { parameters: [parameter.split('|')], variadic: true, invoke: body };
}

/** The functions of one family: each name with its overloads. */
export type Family = Readonly<Record<string, readonly Builtin[]>>;

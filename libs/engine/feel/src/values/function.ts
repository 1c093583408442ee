import type { Run } from '../limits/run.js';
import type { FeelList, FeelValue } from './value.js';

/** How a function is carried out; `run` is the evaluation it belongs to (budget, clock, warnings). */
export type FeelInvoke = (args: FeelList, run: Run) => FeelValue;

/** A function as a value: defined in FEEL, or given by the host. */
export class FeelFunction {
  readonly kind = 'function';

  constructor(
    readonly parameters: readonly string[],
    readonly invoke: FeelInvoke,
    /** Takes any number of further arguments, collected in the last parameter's place. */
    readonly variadic = false,
  ) {}
}

/** What one evaluation may use up. Steps decide (same result on every machine); time is the backstop. */
export interface FeelBudget {
  /** Units of work: loop turns times the size of their body, elements touched by a built-in. */
  readonly steps: number;
  /** Milliseconds of real time. */
  readonly millis: number;
  /** Levels of nesting: of values, and of calls with their bodies. */
  readonly depth: number;
  /** Elements and characters (a character counts an eighth) made by the whole evaluation. */
  readonly cells: number;
}

export const DEFAULT_BUDGET: FeelBudget = { steps: 2_000_000, millis: 900, depth: 1_000, cells: 2_000_000 };

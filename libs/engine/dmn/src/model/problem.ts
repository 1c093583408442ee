/** Where in a decision model something is, from the outside in; what does not apply is absent. */
export interface Place {
  /** Decision, knowledge model or service. */
  readonly elementId: string;
  /** The place inside in words: `rule 2 (r2), input "Amount"`. */
  readonly detail?: string;
}

export const PROBLEM_CODES = ['XML', 'STRUCTURE', 'REFERENCE', 'CYCLE', 'EXPRESSION', 'UNSUPPORTED'] as const;

/** A fault of a decision model that keeps it from being deployed. */
export interface DecisionProblem {
  readonly code: (typeof PROBLEM_CODES)[number];
  readonly message: string;
  readonly place?: Place;
  /** Of an expression: the text, and where in it the fault is (counted from 1). */
  readonly expression?: { readonly text: string; readonly line: number; readonly column: number };
}

export function inside(place: Place, detail: string): Place {
  return { elementId: place.elementId, detail: place.detail === undefined ? detail : `${place.detail}, ${detail}` };
}

export function placeText({ elementId, detail }: Place): string {
  return detail === undefined ? `'${elementId}'` : `'${elementId}', ${detail}`;
}

const LONGEST_EXPRESSION = 1000;

/** An expression as messages quote it, cut where it grows long. */
export function expressionText(text: string): string {
  return text.length > LONGEST_EXPRESSION ? `${text.slice(0, LONGEST_EXPRESSION)}…` : text;
}

const PROBLEMS_TOLD = 50;

/** One line for each problem, as many as can be read. */
export function problemsText(problems: readonly DecisionProblem[]): string {
  const told = problems.slice(0, PROBLEMS_TOLD).map(({ message, place }) => (place ? `${message} (in ${placeText(place)})` : message));
  const rest = problems.length - told.length;
  return [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}

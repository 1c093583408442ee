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

/** One line for each problem. */
export function problemsText(problems: readonly DecisionProblem[]): string {
  return problems.map(({ message, place }) => (place ? `${message} (in ${placeText(place)})` : message)).join('\n');
}

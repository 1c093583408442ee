import type { ModelProblem } from '#core/contracts';
import type { ModelElement } from './model-element.js';

export interface LintOptions {
  /** Job types that a handler serves. Without them job types are not checked. */
  readonly knownJobTypes?: Iterable<string>;
}

/** What a rule has to say about one element. */
export interface Finding {
  readonly elementId: string;
  /** A sentence that says what is wrong and what to do. */
  readonly message: string;
}

/** A rule of our own: looks at the whole model at once. */
export interface OwnRule {
  readonly severity: ModelProblem['severity'];
  check(definitions: ModelElement, options: LintOptions): readonly Finding[];
}

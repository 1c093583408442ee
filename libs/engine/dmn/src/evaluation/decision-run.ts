import type { Clock, ZonedClock } from '#core/kernel';
import { startRun, type CompiledFeel, type FeelBudget, type FeelFailure, type FeelRun, type FeelScope, type FeelValue } from '#engine/feel';
import { expressionText, type Place } from '../model/problem.js';
import { DecisionStop } from './decision-stop.js';

/** What the limits of a whole evaluation say; the others of FEEL are about one expression, too. */
const LIMITS: ReadonlySet<FeelFailure['code']> = new Set(['STEPS_EXCEEDED', 'TIME_EXCEEDED', 'DEPTH_EXCEEDED', 'SIZE_EXCEEDED']);

/** Levels of the stack that one call of a knowledge model counts for. */
const CALL_LEVELS = 10;

export interface RunOptions {
  readonly clock?: Clock | ZonedClock;
  readonly budget?: Partial<FeelBudget>;
}

/** One evaluation in progress with all its decisions and expressions: one clock, one budget. */
export class DecisionRun {
  readonly feel: FeelRun;

  constructor(
    options: RunOptions,
    /** Whether an expression that fails makes null and the evaluation goes on (DMN 1.5), or ends it (Camunda). */
    private readonly failuresAreNull: boolean,
  ) {
    this.feel = startRun(options);
  }

  /** The value of an expression; ends the evaluation when it has none. */
  evaluate(expression: CompiledFeel, scope: FeelScope, place: Place, input?: FeelValue): FeelValue {
    const outcome = expression.evaluate(scope, input === undefined ? { within: this.feel } : { within: this.feel, input });
    if (outcome.ok) return this.counted(outcome.value, place);
    if (this.failuresAreNull && !LIMITS.has(outcome.failure.code)) return null;
    throw new DecisionStop(`failed to evaluate expression '${expressionText(expression.text)}': ${outcome.failure.message}`, place, LIMITS.has(outcome.failure.code));
  }

  /** Texts are shown in the records of an evaluation as often as they come up, unlike lists and contexts they are not measured where they leave an expression. */
  private counted(value: FeelValue, place: Place): FeelValue {
    if (typeof value === 'string') this.within(place, () => this.feel.allocateText(value.length));
    return value;
  }

  /** Counts work outside of expressions. */
  charge(steps: number, place: Place): void {
    this.within(place, () => this.feel.charge(steps));
  }

  /** Does something one call deeper. */
  call<T>(work: () => T, place: Place): T {
    this.within(place, () => this.feel.enter(CALL_LEVELS));
    const result = work();
    this.feel.leave(CALL_LEVELS);
    return result;
  }

  /** Does something; a failure inside makes null and a warning, unless it is a limit. */
  orNull(work: () => FeelValue): FeelValue {
    const level = this.feel.level;
    try {
      return work();
    } catch (fault) {
      if (!(fault instanceof DecisionStop) || fault.isLimit) throw fault;
      this.feel.backTo(level);
      return this.feel.warn('FUNCTION_INVOCATION_FAILURE', fault.message);
    }
  }

  /** A variable read outside of expressions. */
  read(variables: FeelScope, name: string, place: Place): FeelValue | undefined {
    return this.within(place, () => variables.get(name, this.feel));
  }

  private within<T>(place: Place, work: () => T): T {
    try {
      return work();
    } catch (fault) {
      throw fault instanceof Error && 'failure' in fault ? new DecisionStop(fault.message, place, true) : fault;
    }
  }
}

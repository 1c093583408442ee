import type { Clock, ZonedClock } from '#core/kernel';
import type { FeelBudget } from './budget.js';
import { stepsOf } from '../values/number.js';
import { isContext, isList, isNumber, type FeelNumber, type FeelValue } from '../values/value.js';
import { EvaluationStop, type FeelFailureCode, type FeelWarning, type FeelWarningType } from './failure.js';

const WARNINGS_KEPT = 100;
const CHARACTERS_PER_CELL = 8;
const CHARACTERS_PER_STEP = 64;
const STEPS_BETWEEN_CLOCK_READINGS = 512;

/** One evaluation in progress: its clock, what is left of its budget, the warnings so far. */
export class Run {
  readonly warnings: FeelWarning[] = [];
  private stepsUsed = 0;
  private cellsUsed = 0;
  private depth = 0;
  private nextReading = STEPS_BETWEEN_CLOCK_READINGS;
  private readonly deadline: number;

  constructor(
    readonly clock: Clock | ZonedClock,
    readonly budget: FeelBudget,
  ) {
    this.deadline = performance.now() + budget.millis;
  }

  /** Units of work used so far. */
  get steps(): number {
    return this.stepsUsed;
  }

  /** Counts work; ends the evaluation when the budget is used up. */
  charge(steps: number): void {
    this.stepsUsed += steps;
    if (this.stepsUsed < this.nextReading) return;
    this.nextReading = this.stepsUsed + STEPS_BETWEEN_CLOCK_READINGS;
    if (this.stepsUsed > this.budget.steps) this.stop('STEPS_EXCEEDED', `The expression needs more than ${this.budget.steps} steps`);
    this.checkTime();
  }

  /** Ends the evaluation when its time is over. To be called before what takes long for the steps it counts. */
  checkTime(): void {
    if (performance.now() > this.deadline) this.stop('TIME_EXCEEDED', `The expression needs more than ${this.budget.millis} ms`);
  }

  /** Counts the work of reading through a text. */
  chargeText(characters: number): void {
    this.charge(1 + Math.floor(characters / CHARACTERS_PER_STEP));
  }

  /** Counts elements made (and the work of making them). */
  allocate(cells: number): void {
    this.cellsUsed += cells;
    if (this.cellsUsed > this.budget.cells) this.stop('SIZE_EXCEEDED', `The expression makes more than ${this.budget.cells} elements`);
    this.charge(cells);
  }

  allocateText(characters: number): void {
    this.allocate(Math.ceil(characters / CHARACTERS_PER_CELL));
  }

  /** Counts the work of comparing two values by their order. */
  chargeOrder(left: FeelValue, right: FeelValue): void {
    if (typeof left === 'string') this.chargeText(left.length);
    else if (isNumber(left) && isNumber(right)) this.chargeNumbers(left, right);
  }

  /** Counts the work of computing with two numbers; only very long ones cost anything. */
  chargeNumbers(left: FeelNumber, right: FeelNumber): void {
    const steps = stepsOf(left) + stepsOf(right);
    if (steps > 0) this.charge(steps);
  }

  /** Enters a call or a nested value; every `enter` is followed by one `leave`, unless the evaluation ends. */
  enter(levels = 1): void {
    this.depth += levels;
    if (this.depth > this.budget.depth) this.stop('DEPTH_EXCEEDED', `The expression nests deeper than ${this.budget.depth} levels`);
  }

  leave(levels = 1): void {
    this.depth -= levels;
  }

  /** Counts a value with all that is in it, as something about to be written out; ends the evaluation when it is too large or too deep. */
  measure(value: FeelValue): void {
    if (typeof value !== 'object' || value === null) return;
    this.charge(1);
    if (isNumber(value)) return this.charge(stepsOf(value));
    if (!isList(value) && !isContext(value)) return;
    this.enter(1);
    if (isContext(value)) for (const key of value.keys()) this.measureText(key);
    for (const inner of value.values()) {
      if (typeof inner === 'string') this.measureText(inner);
      else this.measure(inner);
    }
    this.leave(1);
  }

  /** A text may stand in many places of a value and is written out in each. */
  private measureText(text: string): void {
    if (text.length > CHARACTERS_PER_CELL) this.charge(Math.floor(text.length / CHARACTERS_PER_CELL));
  }

  /** Notes a warning and answers null. Beyond those that are kept no message is written any more. */
  warn(type: FeelWarningType, message: string | (() => string)): null {
    this.charge(1);
    if (this.warnings.length < WARNINGS_KEPT) this.warnings.push({ type, message: typeof message === 'string' ? message : message() });
    return null;
  }

  /** How deep the evaluation is at this moment. */
  get level(): number {
    return this.depth;
  }

  /** Takes up again where it was, after a part of it was ended. */
  backTo(level: number): void {
    this.depth = level;
  }

  /** Does something whose warnings do not count. */
  quietly<T>(work: () => T): T {
    const before = this.warnings.length;
    const result = work();
    this.warnings.length = before;
    return result;
  }

  /** Does something whose failure of this kind only means that it has no value. */
  tolerating<T>(code: FeelFailureCode, work: () => T): T | undefined {
    const level = this.depth;
    try {
      return work();
    } catch (fault) {
      if (!(fault instanceof EvaluationStop) || fault.failure.code !== code) throw fault;
      this.depth = level;
      return undefined;
    }
  }

  stop(code: FeelFailureCode, message: string): never {
    throw new EvaluationStop({ code, message });
  }
}

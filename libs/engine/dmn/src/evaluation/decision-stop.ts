import { placeText, type Place } from '../model/problem.js';

/** Ends the evaluation of a decision from inside; caught where the decision is evaluated and returned as a value. */
export class DecisionStop extends Error {
  constructor(
    message: string,
    place?: Place,
    /** Whether the evaluation used up what it may: then nothing goes on. */
    readonly isLimit = false,
  ) {
    super(place?.detail === undefined ? message : `${message} (in ${placeText(place)})`);
  }
}

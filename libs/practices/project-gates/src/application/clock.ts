/** Injection token of the clock of this practice. */
export const CLOCK = Symbol('PROJECT_GATES_CLOCK');

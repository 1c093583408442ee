/** Injection token of the clock of this practice. */
export const CLOCK = Symbol('SERVICE_TRANSITION_CLOCK');

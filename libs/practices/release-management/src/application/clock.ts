/** Injection token of the clock of this practice. */
export const CLOCK = Symbol('RELEASE_MANAGEMENT_CLOCK');

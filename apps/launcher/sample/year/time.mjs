export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** As the API takes it. */
export function moment(millis) {
  return new Date(millis).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** `2027-03-31` */
export function dayOf(millis) {
  return moment(millis).slice(0, 10);
}

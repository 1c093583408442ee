/** A moment of a `datetime-local` field, on the reader's clock, as the API takes it; what is no moment is passed on to be refused with its field. */
export function isoOf(local: string): string {
  const time = Date.parse(local);
  return Number.isNaN(time) ? local : new Date(time).toISOString().replace('.000Z', 'Z');
}

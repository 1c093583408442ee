const WORDS = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** For sentences: "23 Nov 2026, 16:37 UTC". */
export function inWords(date: Date): string {
  return `${WORDS.format(date)} UTC`;
}

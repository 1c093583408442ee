/** An engine may write `2026-11-25T15:41:51Z[Etc/UTC]`. */
const ZONE_NAME = /\[[^\]]*\]$/;

/** A date of the engine as everybody writes it; one that cannot be read stays as it is. */
export function momentOf(date: string | null): string | null {
  const at = date === null ? NaN : Date.parse(date.replace(ZONE_NAME, ''));
  return Number.isNaN(at) ? date : new Date(at).toISOString();
}

import { feelString, type FeelValue } from '#engine/feel';

/** The text of a value in a message. */
export function valueText(value: FeelValue): string {
  return typeof value === 'string' ? `"${value}"` : (feelString(value) ?? 'null');
}

import { excerpt, type FeelValue } from '#engine/feel';

const LONGEST = 500;

/** The text of a value in a message, cut where it grows long. */
export function valueText(value: FeelValue): string {
  return excerpt(value, LONGEST);
}

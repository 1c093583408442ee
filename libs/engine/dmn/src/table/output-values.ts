import { equalValues, type FeelList, type FeelValue } from '#engine/feel';

/** The output values of a column, the ones of most weight first (DMN 1.5 §8.2.10). */
export class OutputValues {
  private readonly places = new Map<FeelValue, number>();

  constructor(private readonly values: FeelList) {
    for (const [place, value] of values.entries()) if (!this.places.has(value)) this.places.set(value, place);
  }

  /** The place of a value; that behind the last for one that is not among them. */
  placeOf(value: FeelValue): number {
    const known = this.places.get(value);
    if (known !== undefined) return known;
    if (typeof value === 'string') return this.values.length;
    const found = this.values.findIndex((one) => equalValues(one, value) === true);
    return found < 0 ? this.values.length : found;
  }
}

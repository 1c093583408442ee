import { JsonReader, type JsonMeter } from './json-reader.js';
import type { FeelValue } from './value.js';

export { feelToJson } from './json-writer.js';

/**
 * Reads JSON text. Whole numbers keep every digit; fractions and exponents are read as doubles, as the reference does.
 * Throws a SyntaxError when the text is no JSON.
 */
export function feelFromJson(text: string): FeelValue {
  const value = tryFromJson(text);
  if (value === undefined) throw new SyntaxError('The text is not valid JSON');
  return value;
}

/** The same; undefined when the text is no JSON or nests deeper than 1,000 levels. The meter counts the values made. */
export function tryFromJson(text: string, meter?: JsonMeter): FeelValue | undefined {
  return new JsonReader(text, meter).read();
}

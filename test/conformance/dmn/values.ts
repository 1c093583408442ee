import type { XmlElement } from '#engine/bpmn-model';
import { equalValues, isContext, isList, isNumber, parseNumber, readDate, readDateTime, readDuration, readTime, temporalString, toDouble, type FeelContext, type FeelValue } from '#engine/feel';

const XSI = '{http://www.w3.org/2001/XMLSchema-instance}';
const WITHIN = 1e-8;

const READERS: Readonly<Record<string, (text: string) => FeelValue | undefined>> = {
  string: (text) => text,
  boolean: (text) => text === 'true' || text === '1',
  decimal: parseNumber,
  double: parseNumber,
  date: readDate,
  time: readTime,
  dateTime: readDateTime,
  duration: readDuration,
};

/** The value that an element of the kit gives: one value, a list, or the components of a context. */
export function valueIn(element: XmlElement | undefined): FeelValue {
  const inner = element?.children ?? [];
  const components = inner.filter((one) => one.name === 'component');
  if (components.length > 0) return new Map(components.map((one) => [one.attributes.get('name') ?? '', valueIn(one)]));
  const list = inner.find((one) => one.name === 'list');
  if (list) return isNil(list) ? null : list.children.filter((one) => one.name === 'item').map(valueIn);
  return plainValue(inner.find((one) => one.name === 'value'));
}

function isNil(element: XmlElement): boolean {
  return element.attributes.get(`${XSI}nil`) === 'true';
}

function plainValue(element: XmlElement | undefined): FeelValue {
  if (!element || isNil(element)) return null;
  const type = (element.attributes.get(`${XSI}type`) ?? 'string').replace(/^.*:/, '');
  return READERS[type]?.(element.text) ?? null;
}

/** Whether a result is the expected one; numbers may differ by 1e-8. */
export function isExpected(actual: FeelValue, expected: FeelValue): boolean {
  if (expected === null || actual === null) return actual === expected;
  if (isNumber(expected)) return isNumber(actual) && Math.abs(toDouble(actual) - toDouble(expected)) <= WITHIN * Math.max(1, Math.abs(toDouble(expected)));
  if (isList(expected)) return isList(actual) && actual.length === expected.length && expected.every((item, index) => isExpected(actual[index] ?? null, item));
  if (isContext(expected)) return isContext(actual) && entriesExpected(actual, expected);
  // The kit's texts are read without the blanks around them.
  if (typeof expected === 'string') return typeof actual === 'string' && actual.trim() === expected;
  return equalValues(actual, expected) === true || sameText(actual, expected);
}

function entriesExpected(actual: FeelContext, expected: FeelContext): boolean {
  return [...expected].every(([key, value]) => isExpected(actual.get(key) ?? null, value)) && [...actual].every(([key, value]) => value === null || expected.has(key));
}

function sameText(actual: FeelValue, expected: FeelValue): boolean {
  return textOf(actual) !== undefined && textOf(actual) === textOf(expected);
}

function textOf(value: FeelValue): string | undefined {
  return typeof value === 'object' && value !== null && 'kind' in value && TEMPORAL.has(value.kind) ? temporalString(value as Parameters<typeof temporalString>[0]) : undefined;
}

const TEMPORAL: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'days and time duration', 'years and months duration']);

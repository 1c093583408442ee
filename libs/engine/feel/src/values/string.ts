import { numberText } from './number.js';
import { isoText } from './iso-text.js';
import { isTemporal, temporalString } from './temporal-text.js';
import { isContext, isList, isNumber, isOfKind, type FeelContext, type FeelValue } from './value.js';

/** The text of a value as `string` gives it; null for null. */
export function feelString(value: FeelValue): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : nestedText(value);
}

/** The text of a value inside a list, a context or a message: strings in quotes (inner ones as they are). */
export function nestedText(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (isList(value)) return `[${value.map(nestedText).join(', ')}]`;
  if (isContext(value)) return `{${dataOf(value).map(([key, inner]) => `${key}:${nestedText(inner)}`).join(', ')}}`;
  return objectText(value);
}

/** The beginning of a value's text: no more is written than is shown, however large the value. */
export function excerpt(value: FeelValue, longest: number): string {
  if (isList(value)) return cut(`[${pieces(value.values(), longest, excerpt)}]`, longest);
  if (isContext(value)) return cut(`{${pieces(value.entries(), longest, entryExcerpt)}}`, longest);
  return cut(nestedText(value), longest);
}

function entryExcerpt([key, value]: readonly [string, FeelValue], longest: number): string {
  return `${key}:${excerpt(value, longest)}`;
}

/** Pieces parted by commas, as many as there is room for; each level of nesting has less room. */
function pieces<T>(parts: Iterable<T>, longest: number, write: (part: T, longest: number) => string): string {
  const written: string[] = [];
  let room = longest - 1;
  for (const part of parts) {
    if (room <= 0) break;
    const piece = write(part, room);
    written.push(piece);
    room -= piece.length + 2;
  }
  return written.join(', ');
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The entries that are no functions: those vanish when a context is written out. */
function dataOf(context: FeelContext): readonly (readonly [string, FeelValue])[] {
  return [...context].filter(([, value]) => !isOfKind(value, 'function'));
}

function objectText(value: Extract<FeelValue, { kind: string }>): string {
  switch (value.kind) {
    case 'number':
      return numberText(value);
    case 'function':
      return `function(${value.parameters.join(', ')})`;
    case 'range':
      return `${value.lowIncluded ? '[' : '('}${nestedText(value.low)}..${nestedText(value.high)}${value.highIncluded ? ']' : ')'}`;
    default:
      return temporalString(value);
  }
}

/** JSON text as `to json` writes it: numbers keep their scale. */
export function jsonText(value: FeelValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (isNumber(value)) return numberText(value);
  if (isList(value)) return `[${value.map(jsonText).join(',')}]`;
  if (isContext(value)) return `{${dataOf(value).map(jsonEntry).join(',')}}`;
  return JSON.stringify(isTemporal(value) ? isoText(value) : nestedText(value));
}

function jsonEntry([key, value]: readonly [string, FeelValue]): string {
  return `${JSON.stringify(key)}:${jsonText(value)}`;
}

/**
 * A cell that only compares its input with literals. Values compare by text of their kind (`n:5`, `s:low`, `b:true`);
 * numbers are doubles here, so this decides what a cell could match, never that it does.
 */
export type SimpleTest =
  | { readonly kind: 'any' }
  | { readonly kind: 'equal'; readonly keys: readonly string[] }
  | { readonly kind: 'between'; readonly low: number; readonly high: number };

const TEXT = String.raw`"[^"\\]*"`;
const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const LITERAL = `(?:${TEXT}|${NUMBER}|true|false)`;
const LITERALS = new RegExp(`^${LITERAL}(?:\\s*,\\s*${LITERAL})*$`);
const EACH_LITERAL = new RegExp(LITERAL, 'g');
const COMPARISON = new RegExp(`^(<=?|>=?)\\s*(${NUMBER})$`);
const INTERVAL = new RegExp(`^[[(\\]]\\s*(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})\\s*[\\])[]$`);

/** What a cell says if it is so simple; bounds are taken as included. */
export function simpleTest(text: string): SimpleTest | undefined {
  const trimmed = text.trim();
  if (LITERALS.test(trimmed)) return { kind: 'equal', keys: (trimmed.match(EACH_LITERAL) ?? []).map(literalKey) };
  const [, operator, bound] = COMPARISON.exec(trimmed) ?? [];
  if (operator !== undefined) return operator.startsWith('<') ? { kind: 'between', low: -Infinity, high: Number(bound) } : { kind: 'between', low: Number(bound), high: Infinity };
  const [, low, high] = INTERVAL.exec(trimmed) ?? [];
  return low === undefined ? undefined : { kind: 'between', low: Number(low), high: Number(high) };
}

function literalKey(literal: string): string {
  if (literal.startsWith('"')) return textKey(literal.slice(1, -1));
  return literal === 'true' || literal === 'false' ? booleanKey(literal === 'true') : numberKey(Number(literal));
}

export const textKey = (text: string): string => `s:${text}`;
export const numberKey = (number: number): string => `n:${number === 0 ? 0 : number}`;
export const booleanKey = (boolean: boolean): string => `b:${boolean}`;

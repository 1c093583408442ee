import type { JsonText } from '../state/rows.js';

const BLANK = /[ \t\n\r]/;

/** The entries of a JSON object's text, values as texts without blanks, in order; a repeated name counts once, last value. The text must be valid. */
export function entriesOf(object: JsonText): ReadonlyMap<string, JsonText> {
  const text = withoutBlanks(object);
  const entries = new Map<string, JsonText>();
  let at = 1;
  while (at < text.length - 1) {
    const nameEnd = endOfString(text, at);
    const valueEnd = endOfValue(text, nameEnd + 1);
    entries.set(JSON.parse(text.slice(at, nameEnd)) as string, text.slice(nameEnd + 1, valueEnd));
    at = valueEnd + 1;
  }
  return entries;
}

export function objectOf(entries: Iterable<readonly [string, JsonText]>): JsonText {
  const parts: string[] = [];
  for (const [name, value] of entries) parts.push(`${JSON.stringify(name)}:${value}`);
  return `{${parts.join(',')}}`;
}

export function withoutBlanks(text: JsonText): JsonText {
  if (!BLANK.test(text)) return text;
  let result = '';
  for (let at = 0; at < text.length; ) {
    const end = text[at] === '"' ? endOfString(text, at) : at + 1;
    const piece = text.slice(at, end);
    if (!BLANK.test(piece) || end > at + 1) result += piece;
    at = end;
  }
  return result;
}

/** The elements of a JSON array's text without blanks. */
export function* elementsOf(array: JsonText): Generator<JsonText> {
  for (let at = 1; at < array.length - 1; ) {
    const end = endOfValue(array, at);
    yield array.slice(at, end);
    at = end + 1;
  }
}

/** Past the closing quote of the string that opens at `at`. */
function endOfString(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

function endOfValue(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    const char = text[end];
    if (char === '"') end = endOfString(text, end) - 1;
    else if (char === '{' || char === '[') depth++;
    else if (depth > 0 && (char === '}' || char === ']')) depth--;
    else if (depth === 0 && (char === ',' || char === '}' || char === ']')) return end;
  }
  return text.length;
}

/** Reading members of valid JSON as text, so that numbers of any length keep every digit (RFC 8259). */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;

const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const opens = (code: number): boolean => code === 0x7b || code === 0x5b;
const closes = (code: number): boolean => code === 0x7d || code === 0x5d;

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

function endOfScalar(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA || closes(code) || isBlank(code)) break;
  }
  return at;
}

function endOfNested(text: string, from: number): number {
  let depth = 0;
  let at = from;
  do {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      continue;
    }
    if (opens(code)) depth += 1;
    else if (closes(code)) depth -= 1;
    at += 1;
  } while (depth > 0);
  return at;
}

function endOfValue(text: string, from: number): number {
  const code = text.charCodeAt(from);
  if (code === QUOTE) return endOfString(text, from);
  return opens(code) ? endOfNested(text, from) : endOfScalar(text, from);
}

/** The text without insignificant white space. Takes valid JSON. */
export function compact(text: string): string {
  if (!/\s/.test(text)) return text;
  let out = '';
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const end = code === QUOTE ? endOfString(text, at) : at + 1;
    if (!isBlank(code)) out += text.slice(at, end);
    at = end;
  }
  return out;
}

/**
 * The members of an object as compact JSON text by name; the last one wins where a name stands twice.
 * Takes the text of a valid JSON object: parse it first.
 */
export function memberTexts(objectText: string): Map<string, string> {
  const members = new Map<string, string>();
  let at = skipBlanks(objectText, objectText.indexOf('{') + 1);
  while (objectText.charCodeAt(at) === QUOTE) {
    const nameEnd = endOfString(objectText, at);
    const name = JSON.parse(objectText.slice(at, nameEnd)) as string;
    at = skipBlanks(objectText, nameEnd);
    if (objectText.charCodeAt(at) === COLON) at = skipBlanks(objectText, at + 1);
    const end = endOfValue(objectText, at);
    members.set(name, compact(objectText.slice(at, end)));
    at = skipBlanks(objectText, end);
    if (objectText.charCodeAt(at) === COMMA) at = skipBlanks(objectText, at + 1);
  }
  return members;
}

/** The elements of an array as JSON text. Takes the text of a valid JSON array. */
export function elementTexts(arrayText: string): string[] {
  const elements: string[] = [];
  let at = skipBlanks(arrayText, arrayText.indexOf('[') + 1);
  while (at < arrayText.length - 1) {
    const end = endOfValue(arrayText, at);
    elements.push(arrayText.slice(at, end));
    at = skipBlanks(arrayText, skipBlanks(arrayText, end) + 1);
  }
  return elements;
}

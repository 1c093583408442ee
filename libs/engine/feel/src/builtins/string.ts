import { randomUUID } from 'node:crypto';
import type { Run } from '../limits/run.js';
import { toInteger } from '../values/number.js';
import { isList, type FeelList, type FeelNumber, type FeelValue } from '../values/value.js';
import { define, type Family } from './define.js';
import { Pattern, type PatternMatch } from './pattern.js';

/** Positions count UTF-16 units from 1, from the end when negative; 0 gives nothing; beyond the text the evaluation ends. */
function substring(text: string, start: FeelNumber, length: FeelNumber | undefined, run: Run): string {
  const position = toInteger(start);
  const from = position > 0 ? position - 1 : position < 0 ? text.length + position : 0;
  const wanted = length === undefined ? text.length : toInteger(length);
  if (from < 0 || from > text.length || wanted < 0) {
    run.stop('EVALUATION_FAILED', `substring: start ${position} or length ${wanted} is outside of a text of ${text.length} characters`);
  }
  return position === 0 ? '' : text.slice(from, from + wanted);
}

function before(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(0, at);
}

function after(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(at + match.length);
}

function matchesPattern(text: string, pattern: string, flags: string, run: Run): boolean | undefined {
  return Pattern.of(pattern, flags, run)?.test(text, run);
}

function replaceAll(text: string, pattern: string, replacement: string, flags: string, run: Run): string | undefined {
  const compiled = Pattern.of(pattern, flags, run);
  if (!compiled) return undefined;
  const matches = compiled.matches(text, run);
  if (matches.length === 0) return text;
  const pieces = piecesOf(replacement, compiled.groupCount, run);
  if (!pieces) return undefined;
  let result = '';
  let last = 0;
  for (const match of matches) {
    const inserted = filled(pieces, match, run);
    run.allocateText(match.start - last + inserted.length);
    result += text.slice(last, match.start) + inserted;
    last = match.end;
  }
  return result + text.slice(last);
}

/** A text to insert as it is, or the number of a group. */
type Piece = string | number;

/** A replacement with `$1` and `\$` resolved; undefined when it names a group that is not there. */
function piecesOf(replacement: string, groupCount: number, run: Run): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const [part, escaped, digits] of replacement.matchAll(/[^\\$]+|\\([^])|\$(\d+)|[\\$]/g)) {
    run.allocate(1);
    if (digits !== undefined) {
      const [group, rest] = groupOf(digits, groupCount);
      if (group > groupCount) return undefined;
      pieces.push(group, rest);
    } else if (part === '\\' || part === '$') return undefined;
    else pieces.push(escaped ?? part);
  }
  return pieces;
}

/** As many digits as name a group that exists; those behind it are text. */
function groupOf(digits: string, groupCount: number): [group: number, rest: string] {
  let group = Number(digits[0]);
  let length = 1;
  for (; length < digits.length; length += 1) {
    const longer = group * 10 + Number(digits[length]);
    if (longer > groupCount) break;
    group = longer;
  }
  return [group, digits.slice(length)];
}

function filled(pieces: readonly Piece[], { groups }: PatternMatch, run: Run): string {
  run.charge(pieces.length);
  return pieces.map((piece) => (typeof piece === 'number' ? (groups[piece] ?? '') : piece)).join('');
}

/** Parts between the places where the pattern fits; an empty fit at the start parts nothing. */
function split(text: string, pattern: string, run: Run): FeelList | undefined {
  const compiled = Pattern.of(pattern, '', run);
  if (!compiled) return undefined;
  const parts: string[] = [];
  let last = 0;
  for (const { start, end } of compiled.matches(text, run)) {
    if (end === 0) continue;
    parts.push(text.slice(last, start));
    last = end;
  }
  return [...parts, text.slice(last)];
}

function extract(text: string, pattern: string, run: Run): FeelList | undefined {
  return Pattern.of(pattern, '', run)?.matches(text, run).map(({ groups }) => groups[0] ?? '');
}

/** Texts in a row; nulls are passed over, other values refused. */
function join(list: FeelList, delimiter: string, run: Run): string | undefined {
  const texts = list.filter((item): item is string => typeof item === 'string');
  if (list.some((item) => item !== null && typeof item !== 'string')) return undefined;
  run.charge(list.length);
  run.allocateText(texts.reduce((sum, text) => sum + text.length + delimiter.length, 0));
  return texts.join(delimiter);
}

function delimiterOf(value: FeelValue): string | undefined {
  return value === null ? '' : typeof value === 'string' ? value : undefined;
}

function changed(text: string, run: Run, change: (text: string) => string): string {
  run.allocateText(text.length);
  return change(text);
}

/** DMN 1.5 table 74, and what Camunda adds. */
export const STRING_FUNCTIONS = {
  substring: [
    define([['string', 'string'], ['start position', 'number']], ([text, start], run) => substring(text, start, undefined, run)),
    define([['string', 'string'], ['start position', 'number'], ['length', 'number']], ([text, start, length], run) => substring(text, start, length, run)),
  ],
  'string length': [define([['string', 'string']], ([text]) => text.length)],
  'upper case': [define([['string', 'string']], ([text], run) => changed(text, run, (value) => value.toUpperCase()))],
  'lower case': [define([['string', 'string']], ([text], run) => changed(text, run, (value) => value.toLowerCase()))],
  'substring before': [define([['string', 'string'], ['match', 'string']], ([text, match]) => before(text, match))],
  'substring after': [define([['string', 'string'], ['match', 'string']], ([text, match]) => after(text, match))],
  contains: [define([['string', 'string'], ['match', 'string']], ([text, match]) => text.includes(match))],
  'starts with': [define([['string', 'string'], ['match', 'string']], ([text, match]) => text.startsWith(match))],
  'ends with': [define([['string', 'string'], ['match', 'string']], ([text, match]) => text.endsWith(match))],
  matches: [
    define([['input', 'string'], ['pattern', 'string']], ([text, pattern], run) => matchesPattern(text, pattern, '', run)),
    define([['input', 'string'], ['pattern', 'string'], ['flags', 'string']], ([text, pattern, flags], run) => matchesPattern(text, pattern, flags, run)),
  ],
  replace: [
    define([['input', 'string'], ['pattern', 'string'], ['replacement', 'string']], ([text, pattern, by], run) => replaceAll(text, pattern, by, '', run)),
    define([['input', 'string'], ['pattern', 'string'], ['replacement', 'string'], ['flags', 'string']], ([text, pattern, by, flags], run) =>
      replaceAll(text, pattern, by, flags, run),
    ),
  ],
  split: [define([['string', 'string'], ['delimiter', 'string']], ([text, delimiter], run) => split(text, delimiter, run))],
  extract: [define([['string', 'string'], ['pattern', 'string']], ([text, pattern], run) => extract(text, pattern, run))],
  trim: [define([['string', 'string']], ([text]) => text.trim())],
  'is blank': [define([['string', 'string']], ([text]) => /^\s*$/.test(text))],
  uuid: [define([], () => randomUUID())],
  'to base64': [define([['value', 'string']], ([text], run) => changed(text, run, (value) => Buffer.from(value, 'utf8').toString('base64')))],
  'string join': [
    define([['list', 'list']], ([list], run) => join(list, '', run)),
    define([['list', 'list'], ['delimiter', 'any']], ([list, delimiter], run) => joinBy(list, delimiter, run)),
    define([['list', 'list'], ['delimiter', 'any'], ['prefix', 'string'], ['suffix', 'string']], ([list, delimiter, prefix, suffix], run) => {
      const joined = joinBy(list, delimiter, run);
      if (joined === undefined) return undefined;
      run.allocateText(prefix.length + suffix.length);
      return prefix + joined + suffix;
    }),
  ],
} satisfies Family;

function joinBy(list: FeelList, delimiter: FeelValue, run: Run): string | undefined {
  const text = delimiterOf(delimiter);
  return text === undefined || !isList(list) ? undefined : join(list, text, run);
}

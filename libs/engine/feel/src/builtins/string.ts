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
  return Pattern.of(pattern, flags)?.test(text, run);
}

function replaceAll(text: string, pattern: string, replacement: string, flags: string, run: Run): string | undefined {
  const compiled = Pattern.of(pattern, flags);
  if (!compiled) return undefined;
  let result = '';
  let last = 0;
  for (const match of compiled.matches(text, run)) {
    const inserted = expand(replacement, match);
    if (inserted === undefined) return undefined;
    run.allocateText(match.start - last + inserted.length);
    result += text.slice(last, match.start) + inserted;
    last = match.end;
  }
  return result + text.slice(last);
}

/** The replacement with `$1` and `\$` resolved; undefined when it names a group that is not there. */
function expand(replacement: string, match: PatternMatch): string | undefined {
  let bad = false;
  const text = replacement.replace(/\\([^])|\$(\d+)|[\\$]/g, (_, escaped: string | undefined, digits: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const group = digits === undefined ? undefined : groupText(digits, match);
    if (group === undefined) bad = true;
    return group ?? '';
  });
  return bad ? undefined : text;
}

/** As many digits as name a group that exists; those behind it are text. */
function groupText(digits: string, { groups }: PatternMatch): string | undefined {
  let length = 1;
  while (length < digits.length && Number(digits.slice(0, length + 1)) < groups.length) length += 1;
  const group = Number(digits.slice(0, length));
  return group < groups.length ? (groups[group] ?? '') + digits.slice(length) : undefined;
}

/** Parts between the places where the pattern fits; an empty fit at the start parts nothing. */
function split(text: string, pattern: string, run: Run): FeelList | undefined {
  const compiled = Pattern.of(pattern);
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
  return Pattern.of(pattern)?.matches(text, run).map(({ groups }) => groups[0] ?? '');
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
      return joined === undefined ? undefined : prefix + joined + suffix;
    }),
  ],
} satisfies Family;

function joinBy(list: FeelList, delimiter: FeelValue, run: Run): string | undefined {
  const text = delimiterOf(delimiter);
  return text === undefined || !isList(list) ? undefined : join(list, text, run);
}

import type { Scanner } from './scanner.js';

const NAME_PART = /[\p{L}\p{N}_$]/u;
const BLANKS = /\s+/g;
const SOME_BLANKS = /\s+/y;
const MOST_LEARNED = 500;

/** Words that end a name in a place where it could go on. */
export const RESERVED = new Set([
  'and',
  'or',
  'in',
  'between',
  'instance',
  'instanceof',
  'then',
  'else',
  'return',
  'satisfies',
  'if',
  'for',
  'some',
  'every',
  'function',
  'true',
  'false',
  'null',
]);

/** Names of several words or with symbols that are in scope; the longest that fits is taken (DMN 1.5 §10.3.1.2). */
export class KnownNames {
  private readonly byFirst = new Map<string, string[]>();
  private learned = 0;

  constructor(names: Iterable<string>) {
    for (const name of names) this.add(name);
  }

  /** Remembers a name if a single word would not do for it. */
  add(name: string): void {
    const plain = name.trim().replace(BLANKS, ' ');
    if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(plain) || plain === '') return;
    const first = plain.charAt(0);
    const known = this.byFirst.get(first) ?? [];
    if (known.includes(plain)) return;
    this.byFirst.set(first, [...known, plain].sort((a, b) => b.length - a.length));
  }

  /** Remembers a name that the text itself introduces, up to a bound. */
  learn(name: string): void {
    this.learned += 1;
    if (this.learned <= MOST_LEARNED) this.add(name);
  }

  /** Takes the longest known name that stands here. */
  take(scanner: Scanner): string | undefined {
    for (const name of this.byFirst.get(scanner.text.charAt(scanner.at)) ?? []) {
      const end = endOf(name, scanner.text, scanner.at);
      if (end === undefined) continue;
      scanner.skip(end - scanner.at);
      return name;
    }
    return undefined;
  }
}

/** Where the name ends if it stands at `from`; one blank in it stands for any number, and blanks around symbols are free. */
function endOf(name: string, text: string, from: number): number | undefined {
  let at = from;
  for (const character of name) {
    if (character === ' ') {
      const blanks = blanksAt(text, at);
      if (blanks === 0) return undefined;
      at += blanks;
      continue;
    }
    if (!text.startsWith(character, at)) return undefined;
    at += character.length;
  }
  const last = name.at(-1) ?? '';
  const next = text.charAt(at);
  return NAME_PART.test(last) && NAME_PART.test(next) ? undefined : at;
}

function blanksAt(text: string, at: number): number {
  SOME_BLANKS.lastIndex = at;
  return SOME_BLANKS.exec(text)?.[0].length ?? 0;
}

const KEY = /[\p{L}\p{N}\p{So}_$?'](?:[\p{L}\p{N}\p{Mn}\p{Mc}\p{So}_$?'.\/\-+*]|\s+(?=[^\s:]))*(?=\s*:)/uy;
const BINDING = /[\p{L}\p{So}_$][\p{L}\p{N}\p{Mn}\p{So}_$.\/\-'+*]*(?:\s+(?!(?:in|return|satisfies)\b)[\p{L}\p{N}_$.\/\-'+*]+)*/uy;
const PARAMETER = /[\p{L}_$?][^,:()"{}\[\]]*/uy;

/** The name before a colon (of a context entry or a named argument), or nothing when no name and colon stand here. */
export function nameBeforeColon(scanner: Scanner): string | undefined {
  const from = scanner.at;
  const name = scanner.quotedName() ?? scanner.match(KEY)?.trim().replace(BLANKS, ' ');
  scanner.gap();
  if (name !== undefined && scanner.takeSymbol(':')) return name;
  scanner.at = from;
  return undefined;
}

/** The name that an iterator binds, up to its `in`. */
export function bindingName(scanner: Scanner): string | undefined {
  const name = scanner.quotedName() ?? scanner.match(BINDING)?.replace(BLANKS, ' ');
  scanner.gap();
  return name;
}

/** The name of a parameter, up to a comma, a colon or a parenthesis. */
export function parameterName(scanner: Scanner): string | undefined {
  const name = scanner.quotedName() ?? scanner.match(PARAMETER)?.trim().replace(BLANKS, ' ');
  scanner.gap();
  return name;
}

import type { Scanner } from './scanner.js';

const NAME_PART = /[\p{L}\p{N}_$]/u;
const BLANKS = /\s+/g;
const SOME_BLANKS = /\s+/y;

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

/** A place in the tree of known names, one character below the other. */
interface NameNode {
  readonly next: Map<string, NameNode>;
  /** The name that ends here. */
  name?: string;
}

interface FoundName {
  readonly name: string;
  readonly end: number;
}

/**
 * Names of several words or with symbols that are in scope; the longest that fits is taken (DMN 1.5 §10.3.1.2). Looking for
 * one takes no longer when there are thousands.
 */
export class KnownNames {
  private readonly root: NameNode = { next: new Map() };

  constructor(
    names: Iterable<string>,
    /** Names that are in scope as well. */
    private readonly outer?: KnownNames,
  ) {
    for (const name of names) this.add(name);
  }

  /** Remembers a name if a single word would not do for it. */
  add(name: string): void {
    const plain = name.trim().replace(BLANKS, ' ');
    if (/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(plain) || plain === '') return;
    let node = this.root;
    for (const unit of plain.split('')) {
      const next = node.next.get(unit) ?? { next: new Map<string, NameNode>() };
      node.next.set(unit, next);
      node = next;
    }
    node.name = plain;
  }

  /** Takes the longest known name that stands here. */
  take(scanner: Scanner): string | undefined {
    const found = this.longest(scanner.text, scanner.at);
    if (found) scanner.skip(found.end - scanner.at);
    return found?.name;
  }

  private longest(text: string, from: number): FoundName | undefined {
    const [own, outer] = [longestBelow(this.root, text, from), this.outer?.longest(text, from)];
    return own && outer ? (own.end >= outer.end ? own : outer) : (own ?? outer);
  }
}

/** One blank in a name stands for any number of them in the text. */
function longestBelow(root: NameNode, text: string, from: number): FoundName | undefined {
  let found: FoundName | undefined;
  let at = from;
  let node = root.next.get(text.charAt(at));
  for (let step = 1; node; ) {
    at += step;
    if (node.name !== undefined && endsAt(text, at)) found = { name: node.name, end: at };
    const blanks = blanksAt(text, at);
    step = Math.max(1, blanks);
    node = node.next.get(blanks > 0 ? ' ' : text.charAt(at));
  }
  return found;
}

/** A name that ends in a letter does not end in the middle of a word. */
function endsAt(text: string, at: number): boolean {
  return !NAME_PART.test(text.charAt(at - 1)) || !NAME_PART.test(text.charAt(at));
}

function blanksAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code > 32 && code < 128) return 0;
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

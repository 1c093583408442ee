import { SyntaxFault } from './syntax-fault.js';

const GAP = /(?:[\s\u00a0\u200b\ufeff]+|\/\/[^\n\r]*|\/\*[^]*?\*\/)*/y;
const WORD = /[\p{L}\p{Nl}_$\p{So}\u{1F000}-\u{1FAFF}][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{So}_$\u{1F000}-\u{1FAFF}\u200d\ufe0f]*/uy;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\[^])*"/y;
const QUOTED_NAME = /`[^`]+`/y;
const LONGEST_SHOWN = 40;
const SYMBOLS = ['**', '..', '<=', '>=', '!=', '->'];
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
]);

/** Reads tokens from a text as the parser asks for them, so that what a name is may depend on where it stands. */
export class Scanner {
  at = 0;

  constructor(readonly text: string) {
    this.gap();
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** Passes over blanks and comments. */
  gap(): void {
    const code = this.text.charCodeAt(this.at);
    if (code > 47 && code < 128) return;
    this.match(GAP);
  }

  /** The word here, without moving. */
  peekWord(): string | undefined {
    const from = this.at;
    const word = this.match(WORD);
    this.at = from;
    return word;
  }

  /** Takes the word if it is this one. */
  takeWord(word: string): boolean {
    if (this.text.charCodeAt(this.at) !== word.charCodeAt(0) || this.peekWord() !== word) return false;
    this.skip(word.length);
    return true;
  }

  word(): string | undefined {
    return this.spaced(this.match(WORD));
  }

  quotedName(): string | undefined {
    return this.spaced(this.match(QUOTED_NAME))?.slice(1, -1);
  }

  number(): string | undefined {
    return this.spaced(this.match(NUMBER));
  }

  /** A string literal, its escapes resolved. Only the escapes of the reference count; any other stays as written. */
  string(): string | undefined {
    const text = this.spaced(this.match(STRING));
    if (text === undefined) return undefined;
    const inner = text.slice(1, -1);
    return inner.includes('\\') ? inner.replace(/\\([^])/g, (all, letter: string) => ESCAPES.get(letter) ?? all) : inner;
  }

  /** The symbol here: two characters where they belong together, else one. */
  peekSymbol(): string {
    const two = this.text.substr(this.at, 2);
    return SYMBOLS.includes(two) ? two : this.text.charAt(this.at);
  }

  takeSymbol(symbol: string): boolean {
    if (this.peekSymbol() !== symbol) return false;
    this.skip(symbol.length);
    return true;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.unexpected(`'${symbol}'`);
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) this.unexpected(`'${word}'`);
  }

  /** Matches a sticky pattern here and moves behind it. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match[0];
  }

  skip(characters: number): void {
    this.at += characters;
    this.gap();
  }

  unexpected(expected: string): never {
    const word = this.peekWord() ?? this.peekSymbol();
    const shown = word.length > LONGEST_SHOWN ? `${word.slice(0, LONGEST_SHOWN)}…` : word;
    const found = this.done ? 'the expression ends' : `found '${shown}'`;
    throw new SyntaxFault(`Expected ${expected} but ${found}`, this.at, this.at + Math.max(1, word.length));
  }

  private spaced(token: string | undefined): string | undefined {
    if (token !== undefined) this.gap();
    return token;
  }
}

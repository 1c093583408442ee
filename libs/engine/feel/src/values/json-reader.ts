import { canonical, fromDouble, MOST_DIGITS } from './number.js';
import type { FeelContext, FeelNumber, FeelList, FeelValue } from './value.js';

const DEEPEST = 1000;
const STEPS_OF_VALUE = 2;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const BLANKS = /[ \t\n\r]*/y;
const PLAIN_STRING = /"([^"\\\u0000-\u001f]*)"/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const LITERALS: ReadonlyMap<string, readonly [string, FeelValue]> = new Map([
  ['t', ['true', true]],
  ['f', ['false', false]],
  ['n', ['null', null]],
]);

/** Counts the values made; may end the reading by throwing. */
export interface JsonMeter {
  charge(steps: number): void;
}

/** A JSON reader (RFC 8259) that never passes a whole number through a double. Undefined stands for "no JSON". */
export class JsonReader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly meter: JsonMeter | undefined,
  ) {}

  read(): FeelValue | undefined {
    const value = this.value();
    this.blanks();
    return this.at === this.text.length ? value : undefined;
  }

  private value(): FeelValue | undefined {
    this.meter?.charge(STEPS_OF_VALUE);
    this.blanks();
    switch (this.text[this.at]) {
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case '"':
        return this.string();
      case 't':
      case 'f':
      case 'n':
        return this.literal();
      default:
        return this.number();
    }
  }

  private nested<T>(read: () => T | undefined): T | undefined {
    if (this.depth >= DEEPEST) return undefined;
    this.depth += 1;
    this.at += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  private object(): FeelContext | undefined {
    const entries = new Map<string, FeelValue>();
    if (this.accept('}')) return entries;
    do {
      this.blanks();
      const key = this.text[this.at] === '"' ? this.string() : undefined;
      if (key === undefined || !this.accept(':')) return undefined;
      const value = this.value();
      if (value === undefined) return undefined;
      entries.set(key, value);
    } while (this.accept(','));
    return this.accept('}') ? entries : undefined;
  }

  private array(): FeelList | undefined {
    const items: FeelValue[] = [];
    if (this.accept(']')) return items;
    do {
      const value = this.value();
      if (value === undefined) return undefined;
      items.push(value);
    } while (this.accept(','));
    return this.accept(']') ? items : undefined;
  }

  private string(): string | undefined {
    const plain = this.match(PLAIN_STRING);
    if (plain) return plain[1];
    const match = this.match(STRING);
    return match ? (JSON.parse(match[0]) as string) : undefined;
  }

  private number(): FeelNumber | undefined {
    const match = this.match(NUMBER);
    if (!match) return undefined;
    const [text, fraction, exponent] = match;
    if (fraction !== undefined || exponent !== undefined) return fromDouble(Number(text));
    if (text.length > MOST_DIGITS) return undefined;
    return text.length < 16 ? Number(text) + 0 : canonical(BigInt(text), 0);
  }

  private literal(): FeelValue | undefined {
    const [word, value] = LITERALS.get(this.text[this.at] ?? '') ?? ['', null];
    if (word === '' || !this.text.startsWith(word, this.at)) return undefined;
    this.at += word.length;
    return value;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at += match[0].length;
    return match;
  }

  private accept(character: string): boolean {
    this.blanks();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private blanks(): void {
    const code = this.text.charCodeAt(this.at);
    if (code > 32 || Number.isNaN(code)) return;
    this.match(BLANKS);
  }
}

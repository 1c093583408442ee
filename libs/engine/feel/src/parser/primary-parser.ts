import { parseNumber } from '../values/number.js';
import type { Entry, Node } from './ast.js';
import { nameBeforeColon } from './names.js';
import { SyntaxFault } from './syntax-fault.js';
import { WordParser } from './word-parser.js';

const LONGEST_NUMBER = 1000;
/** Properties whose names are two words. */
const TWO_WORD_PROPERTIES = [
  ['time', 'offset'],
  ['start', 'included'],
  ['end', 'included'],
] as const;

/** Reads primaries, literals and brackets of every kind, with the paths, filters and calls behind them. */
export abstract class PrimaryParser extends WordParser {
  /** A primary with the paths, filters and calls behind it. */
  protected chain(): Node {
    let node = this.primary();
    for (;;) {
      const next = this.link(node);
      if (!next) return node;
      node = next;
    }
  }

  private link(base: Node): Node | undefined {
    switch (this.scanner.peekSymbol()) {
      case '.':
        this.scanner.skip(1);
        return { type: 'path', base, name: this.propertyName() };
      case '[':
        return this.attempt(() => this.filter(base));
      case '(':
        return base.type === 'literal' || base.type === 'range' ? undefined : { type: 'invoke', callee: base, args: this.args() };
      default:
        return undefined;
    }
  }

  private filter(base: Node): Node | undefined {
    this.scanner.expectSymbol('[');
    const condition = this.testOrExpression();
    return this.scanner.takeSymbol(']') ? { type: 'filter', base, condition } : this.scanner.unexpected("']'");
  }

  private propertyName(): string {
    const name = this.scanner.quotedName() ?? this.names.take(this.scanner) ?? this.twoWordProperty() ?? this.scanner.word();
    return name ?? this.scanner.unexpected('a property name');
  }

  private twoWordProperty(): string | undefined {
    for (const [first, second] of TWO_WORD_PROPERTIES) {
      const taken = this.attempt(() => (this.scanner.takeWord(first) && this.scanner.takeWord(second) ? `${first} ${second}` : undefined));
      if (taken) return taken;
    }
    return undefined;
  }

  private primary(): Node {
    const symbol = this.scanner.peekSymbol();
    switch (symbol) {
      case '"':
        return this.stringLiteral();
      case '(':
      case '[':
      case ']':
        return this.nested(() => this.bracketed(symbol));
      case '{':
        return this.nested(() => this.contextLiteral());
      case '@':
        return this.atLiteral();
      case '?':
        return this.inputName();
      default:
        return this.numberLiteral() ?? this.worded() ?? this.comparisonTest() ?? this.scanner.unexpected('an expression');
    }
  }

  private stringLiteral(): Node {
    const value = this.scanner.string();
    return value === undefined ? this.scanner.unexpected("a closing '\"'") : { type: 'literal', value };
  }

  private atLiteral(): Node {
    this.scanner.skip(1);
    return { type: 'at', text: this.scanner.string() ?? this.scanner.unexpected('a string') };
  }

  private inputName(): Node {
    const known = this.names.take(this.scanner);
    if (known !== undefined) return { type: 'name', name: known };
    this.scanner.skip(1);
    return { type: 'input' };
  }

  private numberLiteral(): Node | undefined {
    const from = this.scanner.at;
    const text = this.scanner.number();
    if (text === undefined) return undefined;
    const value = text.length > LONGEST_NUMBER ? undefined : parseNumber(text);
    if (value === undefined) throw new SyntaxFault('The number is out of range', from, this.scanner.at);
    return { type: 'literal', value };
  }

  /** A list, an interval or an expression in parentheses. */
  protected bracketed(open: string): Node {
    this.scanner.skip(1);
    if (open === '[' && this.scanner.takeSymbol(']')) return { type: 'list', items: [] };
    const first = this.testOrExpression();
    if (this.scanner.takeSymbol('..')) return this.range(first, open === '[');
    if (open === '(') {
      this.scanner.expectSymbol(')');
      return first;
    }
    if (open === ']') this.scanner.unexpected("'..'");
    return this.list(first);
  }

  private list(first: Node): Node {
    const items = [first];
    while (this.scanner.takeSymbol(',')) items.push(this.testOrExpression());
    this.scanner.expectSymbol(']');
    return { type: 'list', items };
  }

  private range(low: Node, lowIncluded: boolean): Node {
    const high = this.expression();
    const highIncluded = this.scanner.takeSymbol(']');
    if (!highIncluded && !this.scanner.takeSymbol(')') && !this.scanner.takeSymbol('[')) this.scanner.unexpected("']', ')' or '['");
    return { type: 'range', low, high, lowIncluded, highIncluded };
  }

  private contextLiteral(): Node {
    this.scanner.skip(1);
    const entries: Entry[] = [];
    if (this.scanner.takeSymbol('}')) return { type: 'context', entries };
    do entries.push(this.entry());
    while (this.scanner.takeSymbol(','));
    this.scanner.expectSymbol('}');
    return { type: 'context', entries };
  }

  private entry(): Entry {
    const key = this.quotedKey() ?? nameBeforeColon(this.scanner) ?? this.scanner.unexpected('an entry name');
    if (/\s/.test(key)) this.names.add(key);
    return { key, value: this.expression() };
  }

  private quotedKey(): string | undefined {
    const key = this.scanner.string();
    if (key !== undefined) this.scanner.expectSymbol(':');
    return key;
  }
}

import { parseNumber } from '../values/number.js';
import type { Argument, ArithmeticOperator, ComparisonOperator, Entry, Iterator, Node, Parameter } from './ast.js';
import { bindingName, type KnownNames, nameBeforeColon, parameterName, RESERVED } from './names.js';
import { Scanner } from './scanner.js';
import { SyntaxFault } from './syntax-fault.js';
import { readType } from './types.js';

/** Expressions nested deeper than this are refused, so that neither reading nor evaluating one exhausts the stack. */
const DEEPEST = 120;
const LONGEST_NUMBER = 1000;
const COMPARISONS: ReadonlySet<string> = new Set<ComparisonOperator>(['=', '!=', '<', '<=', '>', '>=']);
/** What goes on behind a closing parenthesis shows that it closed an operand, not a list of tests. */
const GOES_ON: ReadonlySet<string> = new Set(['+', '-', '*', '/', '**', '.', '[']);

/** A recursive-descent parser for FEEL. One instance reads one text. */
export class Parser {
  private readonly scanner: Scanner;
  private depth = 0;
  private farthest: SyntaxFault | undefined;
  /** What stood at each place, so that reading it again in another role costs nothing. */
  private readonly memo = new Map<number, { readonly node: Node; readonly end: number } | SyntaxFault>();

  constructor(
    text: string,
    private readonly names: KnownNames,
    private readonly functionNames: KnownNames,
  ) {
    this.scanner = new Scanner(text);
  }

  /** The whole text as one expression. */
  expressionText(): Node {
    return this.whole(() => this.expression(), 'an operator or the end of the expression');
  }

  /** The whole text as unary tests: `-`, tests parted by commas, or `not(tests)`. */
  unaryTestsText(): Node {
    const read = (): Node => this.attempt(() => this.anyOrNegated()) ?? { type: 'unary tests', tests: this.tests(), negated: false };
    return this.whole(read, 'a comma or the end of the tests');
  }

  /** Reads all of the text; of several faults met on the way, the one farthest into the text is told. */
  private whole(read: () => Node, otherwise: string): Node {
    try {
      const node = read();
      return this.scanner.done ? node : this.scanner.unexpected(otherwise);
    } catch (fault) {
      const farther = fault instanceof SyntaxFault && this.farthest && this.farthest.from > fault.from;
      throw farther ? this.farthest : fault;
    }
  }

  private anyOrNegated(): Node | undefined {
    if (this.scanner.takeSymbol('-')) return this.scanner.done ? { type: 'any' } : undefined;
    if (!this.scanner.takeWord('not') || !this.scanner.takeSymbol('(')) return undefined;
    const tests = this.tests();
    this.scanner.expectSymbol(')');
    return this.scanner.done ? { type: 'unary tests', tests, negated: true } : undefined;
  }

  private tests(): readonly Node[] {
    const tests: Node[] = [];
    do tests.push(this.test());
    while (this.scanner.takeSymbol(','));
    return tests;
  }

  /** One test: a comparison with the input, an interval, or an expression. */
  private test(): Node {
    const operator = this.takeComparison();
    if (operator) return { type: 'test', operator, operand: this.sum() };
    return this.attempt(() => this.interval()) ?? this.expression();
  }

  /** An interval that stands alone: what follows does not belong to it. */
  private interval(): Node | undefined {
    const symbol = this.scanner.peekSymbol();
    if (symbol !== '[' && symbol !== '(' && symbol !== ']') return undefined;
    const node = this.nested(() => this.bracketed(symbol));
    return node.type === 'range' && !GOES_ON.has(this.scanner.peekSymbol()) ? node : undefined;
  }

  private expression(): Node {
    const from = this.scanner.at;
    const known = this.memo.get(from);
    if (known instanceof SyntaxFault) throw known;
    if (known === undefined) return this.fresh(from);
    this.scanner.at = known.end;
    return known.node;
  }

  private fresh(from: number): Node {
    try {
      const node = this.nested(() => this.disjunction());
      this.memo.set(from, { node, end: this.scanner.at });
      return node;
    } catch (fault) {
      if (fault instanceof SyntaxFault) this.memo.set(from, fault);
      throw fault;
    }
  }

  private nested(read: () => Node): Node {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new SyntaxFault(`The expression nests deeper than ${DEEPEST} levels`, this.scanner.at, this.scanner.at + 1, 'TOO_DEEP');
    const node = read();
    this.depth -= 1;
    return node;
  }

  private disjunction(): Node {
    let left = this.conjunction();
    while (this.scanner.takeWord('or')) left = { type: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Node {
    let left = this.comparison();
    while (this.scanner.takeWord('and')) left = { type: 'and', left, right: this.comparison() };
    return left;
  }

  private comparison(): Node {
    let left = this.sum();
    for (;;) {
      const next = this.comparisonRest(left);
      if (!next) return left;
      left = next;
    }
  }

  private comparisonRest(left: Node): Node | undefined {
    const operator = this.takeComparison();
    if (operator) return { type: 'comparison', operator, left, right: this.sum() };
    if (this.scanner.takeWord('between')) return this.between(left);
    if (this.scanner.takeWord('in')) return { type: 'in', value: left, tests: this.inTests() };
    if (this.scanner.takeWord('instanceof')) return { type: 'instance of', value: left, of: readType(this.scanner) };
    if (!this.scanner.takeWord('instance')) return undefined;
    this.scanner.expectWord('of');
    return { type: 'instance of', value: left, of: readType(this.scanner) };
  }

  private between(value: Node): Node {
    const low = this.sum();
    this.scanner.expectWord('and');
    return { type: 'between', value, low, high: this.sum() };
  }

  /** The right side of `in`: tests in parentheses, or one test. */
  private inTests(): readonly Node[] {
    const several = this.attempt(() => this.testsInParentheses());
    if (several) return several;
    const only = this.test();
    return [only.type === 'literal' ? { type: 'bare literal', value: only.value } : only];
  }

  private testsInParentheses(): readonly Node[] | undefined {
    if (!this.scanner.takeSymbol('(')) return undefined;
    const tests = this.tests();
    if (!this.scanner.takeSymbol(')') || GOES_ON.has(this.scanner.peekSymbol())) return undefined;
    return tests;
  }

  private takeComparison(): ComparisonOperator | undefined {
    const symbol = this.scanner.peekSymbol();
    if (!isComparison(symbol)) return undefined;
    this.scanner.skip(symbol.length);
    return symbol;
  }

  private sum(): Node {
    return this.leftAssociative(['+', '-'], () => this.product());
  }

  private product(): Node {
    return this.leftAssociative(['*', '/'], () => this.power());
  }

  private power(): Node {
    return this.leftAssociative(['**'], () => this.signed());
  }

  private leftAssociative(operators: readonly ArithmeticOperator[], operand: () => Node): Node {
    let left = operand();
    for (;;) {
      const operator = operators.find((candidate) => this.scanner.takeSymbol(candidate));
      if (!operator) return left;
      left = { type: 'arithmetic', operator, left, right: operand() };
    }
  }

  private signed(): Node {
    if (!this.scanner.takeSymbol('-')) return this.chain();
    return this.nested(() => ({ type: 'negate', operand: this.signed() }));
  }

  /** A primary with the paths, filters and calls behind it. */
  private chain(): Node {
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
    const condition = this.filterCondition();
    return this.scanner.takeSymbol(']') ? { type: 'filter', base, condition } : this.scanner.unexpected("']'");
  }

  private filterCondition(): Node {
    const operator = this.takeComparison();
    return operator ? { type: 'test', operator, operand: this.sum() } : this.expression();
  }

  private propertyName(): string {
    return this.scanner.quotedName() ?? this.names.take(this.scanner) ?? this.twoWordProperty() ?? this.scanner.word() ?? this.scanner.unexpected('a property name');
  }

  private twoWordProperty(): string | undefined {
    const from = this.scanner.at;
    if (this.scanner.takeWord('time') && this.scanner.takeWord('offset')) return 'time offset';
    this.scanner.at = from;
    if (this.scanner.takeWord('start') && this.scanner.takeWord('included')) return 'start included';
    this.scanner.at = from;
    if (this.scanner.takeWord('end') && this.scanner.takeWord('included')) return 'end included';
    this.scanner.at = from;
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
        return this.numberLiteral() ?? this.worded() ?? this.looseTest() ?? this.scanner.unexpected('an expression');
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

  /** A comparison with the input in a place of an expression, as in `(> 5)`. */
  private looseTest(): Node | undefined {
    const operator = this.takeComparison();
    return operator && { type: 'test', operator, operand: this.sum() };
  }

  /** A list, an interval or an expression in parentheses. */
  private bracketed(open: string): Node {
    this.scanner.skip(1);
    if (open === '[' && this.scanner.takeSymbol(']')) return { type: 'list', items: [] };
    const first = this.listItem();
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
    while (this.scanner.takeSymbol(',')) items.push(this.listItem());
    this.scanner.expectSymbol(']');
    return { type: 'list', items };
  }

  private listItem(): Node {
    const operator = this.takeComparison();
    return operator ? { type: 'test', operator, operand: this.sum() } : this.expression();
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
    if (/\s/.test(key)) this.names.learn(key);
    return { key, value: this.expression() };
  }

  private quotedKey(): string | undefined {
    const key = this.scanner.string();
    if (key !== undefined) this.scanner.expectSymbol(':');
    return key;
  }

  /** What begins with a word: a keyword's expression, a literal, a call or a name. */
  private worded(): Node | undefined {
    const quoted = this.scanner.quotedName();
    if (quoted !== undefined) return { type: 'name', name: quoted };
    return this.call() ?? this.knownName() ?? this.keyword() ?? this.plainName();
  }

  private knownName(): Node | undefined {
    const name = this.names.take(this.scanner);
    return name === undefined ? undefined : { type: 'name', name };
  }

  private plainName(): Node | undefined {
    const name = this.scanner.word();
    return name === undefined ? undefined : { type: 'name', name };
  }

  private keyword(): Node | undefined {
    switch (this.scanner.peekWord()) {
      case 'true':
        return this.constant('true', true);
      case 'false':
        return this.constant('false', false);
      case 'null':
        return this.constant('null', null);
      case 'if':
        return this.attempt(() => this.conditional());
      case 'for':
        return this.attempt(() => this.loop());
      case 'some':
      case 'every':
        return this.attempt(() => this.quantified());
      case 'then':
      case 'else':
        return this.scanner.unexpected('an expression');
      default:
        return undefined;
    }
  }

  private constant(word: string, value: boolean | null): Node {
    this.scanner.expectWord(word);
    return { type: 'literal', value };
  }

  private conditional(): Node {
    this.scanner.expectWord('if');
    const condition = this.expression();
    this.scanner.expectWord('then');
    const then = this.expression();
    this.scanner.expectWord('else');
    return { type: 'if', condition, then, otherwise: this.expression() };
  }

  private loop(): Node {
    this.scanner.expectWord('for');
    const iterators = this.iterators();
    this.scanner.expectWord('return');
    return { type: 'for', iterators, body: this.expression() };
  }

  private quantified(): Node {
    const type = this.scanner.takeWord('some') ? 'some' : 'every';
    if (type === 'every') this.scanner.expectWord('every');
    const iterators = this.iterators();
    this.scanner.expectWord('satisfies');
    return { type, iterators, body: this.expression() };
  }

  private iterators(): readonly Iterator[] {
    const iterators: Iterator[] = [];
    do iterators.push(this.iterator());
    while (this.scanner.takeSymbol(','));
    return iterators;
  }

  private iterator(): Iterator {
    const name = bindingName(this.scanner) ?? this.scanner.unexpected('a name');
    this.names.learn(name);
    this.scanner.expectWord('in');
    const source = this.expression();
    return this.scanner.takeSymbol('..') ? { name, source, high: this.expression() } : { name, source };
  }

  /** A call by name, or a function definition; both begin with words and a parenthesis. */
  private call(): Node | undefined {
    const from = this.scanner.at;
    const name = this.functionNames.take(this.scanner) ?? this.listLogic() ?? this.callableName();
    if (name !== undefined && this.scanner.peekSymbol() === '(') return name === 'function' ? this.definition() : this.callRest(name);
    this.scanner.at = from;
    return undefined;
  }

  /** `and(list)` and `or(list)` are functions too. */
  private listLogic(): string | undefined {
    const word = this.scanner.peekWord();
    return word === 'and' || word === 'or' ? this.scanner.word() : undefined;
  }

  private callRest(name: string): Node {
    return { type: 'call', name, args: this.args() };
  }

  /** Words in a row before a parenthesis; none of them but the first may be reserved, and the first only if it is `function`. */
  private callableName(): string | undefined {
    const first = this.scanner.word();
    if (first === undefined || (RESERVED.has(first) && first !== 'function')) return undefined;
    const words = [first];
    for (let next = this.scanner.peekWord(); next !== undefined && !RESERVED.has(next); next = this.scanner.peekWord()) {
      words.push(next);
      this.scanner.skip(next.length);
    }
    return words.join(' ');
  }

  private args(): readonly Argument[] {
    this.scanner.expectSymbol('(');
    const args: Argument[] = [];
    if (this.scanner.takeSymbol(')')) return args;
    do args.push(this.argument());
    while (this.scanner.takeSymbol(','));
    this.scanner.expectSymbol(')');
    return args;
  }

  private argument(): Argument {
    const name = nameBeforeColon(this.scanner);
    const operator = this.takeComparison();
    const value: Node = operator ? { type: 'test', operator, operand: this.sum() } : this.expression();
    return name === undefined ? { value } : { name, value };
  }

  private definition(): Node {
    this.scanner.expectSymbol('(');
    const parameters: Parameter[] = [];
    if (!this.scanner.takeSymbol(')')) {
      do parameters.push(this.parameter());
      while (this.scanner.takeSymbol(','));
      this.scanner.expectSymbol(')');
    }
    const external = this.scanner.takeWord('external');
    return { type: 'function', parameters, body: this.expression(), external };
  }

  private parameter(): Parameter {
    const name = parameterName(this.scanner) ?? this.scanner.unexpected('a parameter name');
    this.names.learn(name);
    return this.scanner.takeSymbol(':') ? { name, type: readType(this.scanner) } : { name };
  }

  /** Reads something that may not be there: on a fault or when nothing is found, the place is as before. Limits still end it. */
  private attempt<T>(read: () => T | undefined): T | undefined {
    const [from, depth] = [this.scanner.at, this.depth];
    const result = this.tolerant(read);
    if (result === undefined) [this.scanner.at, this.depth] = [from, depth];
    return result;
  }

  private tolerant<T>(read: () => T | undefined): T | undefined {
    try {
      return read();
    } catch (fault) {
      if (!(fault instanceof SyntaxFault) || fault.code !== 'SYNTAX') throw fault;
      if (fault.from >= (this.farthest?.from ?? 0)) this.farthest = fault;
      return undefined;
    }
  }
}

function isComparison(symbol: string): symbol is ComparisonOperator {
  return COMPARISONS.has(symbol);
}

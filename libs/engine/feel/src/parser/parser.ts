import type { ArithmeticOperator, Node } from './ast.js';
import { PrimaryParser } from './primary-parser.js';
import { readType } from './types.js';

/** What goes on behind a closing parenthesis shows that it closed an operand, not a list of tests. */
const GOES_ON: ReadonlySet<string> = new Set(['+', '-', '*', '/', '**', '.', '[']);

/** A recursive-descent parser for FEEL. One instance reads one text. */
export class Parser extends PrimaryParser {
  /** The whole text as one expression. */
  expressionText(): Node {
    return this.whole(() => this.expression(), 'an operator or the end of the expression');
  }

  /** The whole text as unary tests: `-`, tests parted by commas, or `not(tests)`. */
  unaryTestsText(): Node {
    const read = (): Node => this.attempt(() => this.anyOrNegated()) ?? { type: 'unary tests', tests: bareWhenAlone(this.tests()), negated: false };
    return this.whole(read, 'a comma or the end of the tests');
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
    return this.comparisonTest() ?? this.attempt(() => this.interval()) ?? this.expression();
  }

  /** An interval that stands alone: what follows does not belong to it. */
  private interval(): Node | undefined {
    const symbol = this.scanner.peekSymbol();
    if (symbol !== '[' && symbol !== '(' && symbol !== ']') return undefined;
    const node = this.nested(() => this.bracketed(symbol));
    return node.type === 'range' && !GOES_ON.has(this.scanner.peekSymbol()) ? node : undefined;
  }

  protected disjunction(): Node {
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
    return bareWhenAlone([this.test()]);
  }

  private testsInParentheses(): readonly Node[] | undefined {
    if (!this.scanner.takeSymbol('(')) return undefined;
    const tests = this.tests();
    if (!this.scanner.takeSymbol(')') || GOES_ON.has(this.scanner.peekSymbol())) return undefined;
    return tests;
  }

  protected sum(): Node {
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
}

/** A literal that is the only test: equal inputs pass, `true` is no verdict by itself. */
function bareWhenAlone(tests: readonly Node[]): readonly Node[] {
  const [only] = tests;
  return tests.length === 1 && only?.type === 'literal' ? [{ type: 'bare literal', value: only.value }] : tests;
}

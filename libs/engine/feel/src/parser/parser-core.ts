import type { ComparisonOperator, Node } from './ast.js';
import type { KnownNames } from './names.js';
import { Scanner } from './scanner.js';
import { SyntaxFault } from './syntax-fault.js';

/** Expressions nested deeper than this are refused, so that neither reading nor evaluating one exhausts the stack. */
const DEEPEST = 120;
const COMPARISONS: ReadonlySet<string> = new Set<ComparisonOperator>(['=', '!=', '<', '<=', '>', '>=']);

/** What all parts of the parser share: the place in the text, trying and going back, limits, and the best fault to tell. */
export abstract class ParserCore {
  protected readonly scanner: Scanner;
  private depth = 0;
  private farthest: SyntaxFault | undefined;
  /** What stood at each place, so that reading it again in another role costs nothing. */
  private readonly memo = new Map<number, { readonly node: Node; readonly end: number } | SyntaxFault>();

  constructor(
    text: string,
    protected readonly names: KnownNames,
    protected readonly functionNames: KnownNames,
  ) {
    this.scanner = new Scanner(text);
  }

  /** An expression without looking at what was read here before. */
  protected abstract disjunction(): Node;

  /** An operand with arithmetic operators, and no others. */
  protected abstract sum(): Node;

  /** Reads all of the text; of several faults met on the way, the one farthest into the text is told. */
  protected whole(read: () => Node, otherwise: string): Node {
    try {
      const node = read();
      return this.scanner.done ? node : this.scanner.unexpected(otherwise);
    } catch (fault) {
      const farther = fault instanceof SyntaxFault && this.farthest && this.farthest.from > fault.from;
      throw farther ? this.farthest : fault;
    }
  }

  protected expression(): Node {
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

  protected nested(read: () => Node): Node {
    this.depth += 1;
    if (this.depth > DEEPEST) throw this.tooDeep();
    const node = read();
    this.depth -= 1;
    return node;
  }

  private tooDeep(): SyntaxFault {
    return new SyntaxFault(`The expression nests deeper than ${DEEPEST} levels`, this.scanner.at, this.scanner.at + 1, 'TOO_DEEP');
  }

  /** A comparison with the input where one may stand, else an expression. */
  protected testOrExpression(): Node {
    return this.comparisonTest() ?? this.expression();
  }

  protected comparisonTest(): Node | undefined {
    const operator = this.takeComparison();
    return operator && { type: 'test', operator, operand: this.sum() };
  }

  protected takeComparison(): ComparisonOperator | undefined {
    const symbol = this.scanner.peekSymbol();
    if (!isComparison(symbol)) return undefined;
    this.scanner.skip(symbol.length);
    return symbol;
  }

  /** Reads something that may not be there: on a fault or when nothing is found, the place is as before. Limits still end it. */
  protected attempt<T>(read: () => T | undefined): T | undefined {
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

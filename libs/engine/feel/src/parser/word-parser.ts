import type { Argument, Iterator, Node, Parameter } from './ast.js';
import { bindingName, nameBeforeColon, parameterName, RESERVED } from './names.js';
import { ParserCore } from './parser-core.js';
import { readType } from './types.js';

/** Reads what begins with a word: names, constants, `if`, `for`, `some`, `every`, calls and function definitions. */
export abstract class WordParser extends ParserCore {
  /** What begins with a word: a keyword's expression, a literal, a call or a name. */
  protected worded(): Node | undefined {
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
    this.names.add(name);
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

  protected args(): readonly Argument[] {
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
    const value = this.testOrExpression();
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
    this.names.add(name);
    return this.scanner.takeSymbol(':') ? { name, type: readType(this.scanner) } : { name };
  }
}

import fc from 'fast-check';
import { builtinNames } from '../builtins/registry.js';
import { numberText } from '../values/number.js';
import { isNumber, type FeelValue } from '../values/value.js';
import type { Argument, Iterator, Node, TypeNode } from './ast.js';
import { KnownNames } from './names.js';
import { Parser } from './parser.js';

const FUNCTIONS = new KnownNames(builtinNames());

function parse(text: string, names: readonly string[] = []): Node {
  return new Parser(text, new KnownNames(names), FUNCTIONS).expressionText();
}

/** Writes a tree with parentheses around every operand, so that it reads back as the same tree. */
function print(node: Node): string {
  switch (node.type) {
    case 'literal':
    case 'bare literal':
      return literal(node.value);
    case 'at':
      return `@"${node.text}"`;
    case 'name':
      return node.name;
    case 'input':
      return '?';
    case 'list':
      return `[${node.items.map(print).join(', ')}]`;
    case 'context':
      return `{${node.entries.map(({ key, value }) => `"${key}": ${print(value)}`).join(', ')}}`;
    case 'range':
      return `${node.lowIncluded ? '[' : '('}${print(node.low)}..${print(node.high)}${node.highIncluded ? ']' : ')'}`;
    case 'test':
      return `${node.operator} ${operand(node.operand)}`;
    case 'arithmetic':
    case 'comparison':
      return `${operand(node.left)} ${node.operator} ${operand(node.right)}`;
    case 'and':
    case 'or':
      return `${operand(node.left)} ${node.type} ${operand(node.right)}`;
    case 'negate':
      return `-${operand(node.operand)}`;
    case 'between':
      return `${operand(node.value)} between ${operand(node.low)} and ${operand(node.high)}`;
    case 'in':
      return `${operand(node.value)} in (${node.tests.map(print).join(', ')})`;
    case 'if':
      return `if ${print(node.condition)} then ${print(node.then)} else ${print(node.otherwise)}`;
    case 'for':
      return `for ${node.iterators.map(iterator).join(', ')} return ${print(node.body)}`;
    case 'some':
    case 'every':
      return `${node.type} ${node.iterators.map(iterator).join(', ')} satisfies ${print(node.body)}`;
    case 'path':
      return `${operand(node.base)}.${node.name}`;
    case 'filter':
      return `${operand(node.base)}[${print(node.condition)}]`;
    case 'call':
      return `${node.name}(${node.args.map(argument).join(', ')})`;
    case 'invoke':
      return `${operand(node.callee)}(${node.args.map(argument).join(', ')})`;
    case 'function':
      return `function(${node.parameters.map(({ name }) => name).join(', ')}) ${print(node.body)}`;
    case 'instance of':
      return `${operand(node.value)} instance of ${typeText(node.of)}`;
    case 'unary tests':
      return node.tests.map(print).join(', ');
    case 'any':
      return '-';
  }
}

function operand(node: Node): string {
  return `(${print(node)})`;
}

function literal(value: FeelValue): string {
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  return isNumber(value) ? numberText(value) : String(value);
}

function iterator({ name, source, high }: Iterator): string {
  return `${name} in ${operand(source)}${high ? `..${operand(high)}` : ''}`;
}

function argument({ name, value }: Argument): string {
  return name === undefined ? print(value) : `${name}: ${print(value)}`;
}

function typeText({ name, of }: TypeNode): string {
  return of.length === 0 ? name : `${name}<${of.map(typeText).join(', ')}>`;
}

const names = fc.constantFrom('a', 'b', 'total', 'x1', 'größe', 'item');
const scalars: fc.Arbitrary<FeelValue> = fc.oneof(fc.nat(1000), fc.constantFrom<FeelValue>('text', 'with "quotes"', 'back\\slash', true, false, null));

/** Behind an interval a test of `in` is over, as in Camunda: an operator that begins with one cannot be written there. */
function isWholeTest(node: Node): boolean {
  return node.type === 'range' || leftmost(node).type !== 'range';
}

function leftmost(node: Node): Node {
  if ('left' in node) return leftmost(node.left);
  if (node.type === 'between' || node.type === 'in' || node.type === 'instance of') return leftmost(node.value);
  if (node.type === 'path' || node.type === 'filter') return leftmost(node.base);
  return node;
}

const { tree } = fc.letrec<{ tree: Node }>((tie) => {
  const leaf: fc.Arbitrary<Node> = fc.oneof(
    scalars.map((value): Node => ({ type: 'literal', value })),
    names.map((name): Node => ({ type: 'name', name })),
    fc.constant<Node>({ type: 'at', text: '2020-01-01' }),
  );
  const node = tie('tree');
  const iterators: fc.Arbitrary<readonly Iterator[]> = fc.array(fc.record({ name: names, source: node }), { minLength: 1, maxLength: 2 });
  const args: fc.Arbitrary<readonly Argument[]> = fc.array(fc.record({ value: node }), { maxLength: 3 });
  const inner: fc.Arbitrary<Node> = fc.oneof(
    fc.record({ type: fc.constant('list' as const), items: fc.array(node, { maxLength: 3 }) }),
    fc.record({ type: fc.constant('context' as const), entries: fc.array(fc.record({ key: names, value: node }), { maxLength: 3 }) }),
    fc.record({ type: fc.constant('range' as const), low: node, high: node, lowIncluded: fc.boolean(), highIncluded: fc.boolean() }),
    fc.record({ type: fc.constant('arithmetic' as const), operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const, '**' as const), left: node, right: node }),
    fc.record({ type: fc.constant('comparison' as const), operator: fc.constantFrom('=' as const, '!=' as const, '<' as const, '>=' as const), left: node, right: node }),
    fc.record({ type: fc.constantFrom('and' as const, 'or' as const), left: node, right: node }),
    fc.record({ type: fc.constant('negate' as const), operand: node }),
    fc.record({ type: fc.constant('between' as const), value: node, low: node, high: node }),
    fc.record({ type: fc.constant('in' as const), value: node, tests: fc.array(node.filter(isWholeTest), { minLength: 1, maxLength: 2 }) }),
    fc.record({ type: fc.constant('if' as const), condition: node, then: node, otherwise: node }),
    fc.record({ type: fc.constantFrom('for' as const, 'some' as const, 'every' as const), iterators, body: node }),
    fc.record({ type: fc.constant('path' as const), base: node, name: names }),
    fc.record({ type: fc.constant('filter' as const), base: node, condition: node }),
    fc.record({ type: fc.constant('call' as const), name: fc.constantFrom('date and time', 'sum', 'f'), args }),
    fc.record({ type: fc.constant('function' as const), parameters: fc.array(fc.record({ name: names }), { maxLength: 2 }), body: node, external: fc.constant(false) }),
    fc.record({ type: fc.constant('instance of' as const), value: node, of: fc.constantFrom<TypeNode>({ name: 'number', of: [] }, { name: 'list', of: [{ name: 'date and time', of: [] }] }) }),
  );
  return { tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, inner) };
});

describe('Reading', () => {
  it('should give back the tree that was written', () => {
    fc.assert(fc.property(tree, (node) => expect(parse(print(node))).toEqual(node)), { numRuns: 1500 });
  });

  it.each([
    ['-2 ** 2', '(-(2)) ** (2)'],
    ['2 ** 3 ** 2', '((2) ** (3)) ** (2)'],
    ['1 + 2 * 3', '(1) + ((2) * (3))'],
    ['a or b and c', '(a) or ((b) and (c))'],
    ['x in 1 and b', '(x) in ((1) and (b))'],
    ['x in (1) and b', '((x) in (1)) and (b)'],
    ['x in [1..2] and b', '((x) in ([1..2])) and (b)'],
    ['x in > 1 and b', '((x) in (> (1))) and (b)'],
    ['x between 1 and 2 and b', '((x) between (1) and (2)) and (b)'],
    ['a-b', '(a) - (b)'],
    ['a.b[1].c', '(((a).b)[1]).c'],
    ['if.a', '(if).a'],
    ['a /* b */ + // c\n 1', '(a) + (1)'],
    ['f(n: 1, m: > 2)', 'f(n: 1, m: > (2))'],
    [']1..3[', '(1..3)'],
  ])('should take %s as %s', (text, expected) => {
    expect(print(parse(text))).toBe(expected);
  });

  it.each(['1..a', '1 +', '[1,]', '{a: }', 'if a then b', '"open', 'for x in', 'a b', '@5', ''])('should refuse %j', (text) => {
    expect(() => parse(text)).toThrow('Expected');
  });

  it('should take the longest name in scope', () => {
    const known = ['total', 'total amount', 'total amount due', 'a+b', 'if then'];
    expect(parse('total   amount due + total amount', known)).toEqual({
      type: 'arithmetic',
      operator: '+',
      left: { type: 'name', name: 'total amount due' },
      right: { type: 'name', name: 'total amount' },
    });
    expect(parse('a+b', known)).toEqual({ type: 'name', name: 'a+b' });
    expect(parse('if then', known)).toEqual({ type: 'name', name: 'if then' });
  });
});

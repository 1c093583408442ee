import { answer, result } from '../testing/ask.js';
import { decision, literal, model, table } from '../testing/models.js';

const entry = (name: string | undefined, text: string): string => `<contextEntry>${name === undefined ? '' : `<variable name="${name}"/>`}${literal(text)}</contextEntry>`;
const knowledge = (id: string, parameters: readonly string[], logic: string, attributes = ''): string =>
  `<businessKnowledgeModel id="${id}" name="${id}"><variable name="${id}"/><encapsulatedLogic ${attributes}>${parameters.map((one) => `<formalParameter ${one}/>`).join('')}${logic}</encapsulatedLogic></businessKnowledgeModel>`;
const invocation = (name: string, bindings: Readonly<Record<string, string>>): string =>
  `<invocation>${literal(name)}${Object.entries(bindings).map(([parameter, text]) => `<binding><parameter name="${parameter}"/>${literal(text)}</binding>`).join('')}</invocation>`;
const part = (name: string, text: string): string => `<${name}>${literal(text)}</${name}>`;

describe('boxed expressions', () => {
  it.each([
    ['a context, later entries of which see earlier ones', `<context>${entry('a', 'x')}${entry('b', 'a + 1')}</context>`, { a: 5, b: 6 }],
    ['a context with a result', `<context>${entry('a', 'x')}${entry(undefined, 'a + 1')}</context>`, 6],
    ['a context with a name of two words', `<context>${entry('net price', 'x')}${entry(undefined, 'net price * 2')}</context>`, 10],
    ['a list', `<list>${literal('x')}${literal('2')}</list>`, [5, 2]],
    ['a relation', `<relation><column name="a"/><column name="b"/><row>${literal('x')}${literal('2')}</row><row>${literal('3')}${literal('4')}</row></relation>`, [{ a: 5, b: 2 }, { a: 3, b: 4 }]],
    ['a conditional', `<conditional>${part('if', 'x > 3')}${part('then', '"more"')}${part('else', '"less"')}</conditional>`, 'more'],
    ['a conditional without truth value', `<conditional>${part('if', '"x"')}${part('then', '1')}${part('else', '2')}</conditional>`, null],
    ['a filter', `<filter>${part('in', '[1, x, 9]')}${part('match', 'item > 4')}</filter>`, [5, 9]],
    ['a filter by an entry', `<filter>${part('in', '[{n: 1}, {n: 7}]')}${part('match', 'n > 4')}</filter>`, [{ n: 7 }]],
    ['a loop', `<for iteratorVariable="i">${part('in', '[1, 2]')}${part('return', 'i * x')}</for>`, [5, 10]],
    ['some', `<some iteratorVariable="i">${part('in', '[1, 2]')}${part('satisfies', 'i > 1')}</some>`, true],
    ['every', `<every iteratorVariable="i">${part('in', '[1, 2]')}${part('satisfies', 'i > 1')}</every>`, false],
    ['a loop over no list', `<for iteratorVariable="i">${part('in', '1')}${part('return', 'i')}</for>`, null],
    ['a table inside a context', `<context><contextEntry>${table({ attributes: '', inputs: ['x'], outputs: [''], rules: [['5', '"five"']] })}</contextEntry></context>`, 'five'],
  ])('should evaluate %s', (_, logic, expected) => {
    expect(answer(model(decision('d', logic)), { x: 5 })).toEqual(expected);
  });

  it('should call a function of a boxed function definition', () => {
    const definition = `<functionDefinition><formalParameter name="a"/>${literal('a + x')}</functionDefinition>`;
    expect(answer(model(decision('d', `<context><contextEntry><variable name="f"/>${definition}</contextEntry>${entry(undefined, 'f(2)')}</context>`)), { x: 5 })).toBe(7);
  });
});

describe('business knowledge models', () => {
  const next = knowledge('next', ['name="a" typeRef="number"'], literal('a + 1'));

  it('should be called by expressions and invocations, and see the variables', () => {
    expect(answer(model(next, decision('d', 'next(x)', { knows: ['next'] })), { x: 5 })).toBe(6);
    expect(answer(model(next, decision('d', invocation('next', { a: 'x' }), { knows: ['next'] })), { x: 5 })).toBe(6);
    expect(answer(model(knowledge('f', [], literal('x')), decision('d', 'f()', { knows: ['f'] })), { x: 5 })).toBe(5);
  });

  it('should be unknown to decisions that do not require them', () => {
    expect(answer(model(next, decision('d', 'next(x)')), { x: 5 })).toBeNull();
  });

  it('should answer null to an argument of another type, and fail an invocation with it', () => {
    expect(answer(model(next, decision('d', 'next(x)', { knows: ['next'] })), { x: 's' })).toBeNull();
    expect(answer(model(next, decision('d', invocation('next', { a: 'x' }), { knows: ['next'] })), { x: 's' })).toContain(`expected 'number' but found '"s"'`);
  });

  it('should fail an invocation without one of the parameters', () => {
    expect(answer(model(next, decision('d', invocation('next', { b: 'x' }), { knows: ['next'] })), { x: 5 })).toContain("no parameter found with name 'a'");
  });

  it('should answer null to an expression when they fail', () => {
    expect(answer(model(knowledge('f', [], literal('modulo(1, 0)')), decision('d', '[f(), 2]', { knows: ['f'] })))).toEqual([null, 2]);
  });

  it('should evaluate tables', () => {
    const grade = knowledge('grade', ['name="a"'], table({ attributes: '', inputs: ['a'], outputs: [''], rules: [['< 5', '"low"'], ['>= 5', '"high"']] }));
    expect(answer(model(grade, decision('d', '[grade(1), grade(9)]', { knows: ['grade'] })))).toEqual(['low', 'high']);
  });

  it('should end with a limit when they call themselves for ever', () => {
    const endless = `<businessKnowledgeModel id="f" name="f"><encapsulatedLogic><formalParameter name="a"/>${literal('f(a + 1)')}</encapsulatedLogic><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement></businessKnowledgeModel>`;
    expect(answer(model(endless, decision('d', 'f(1)', { knows: ['f'] })))).toContain('nests deeper');
  });
});

describe('a rule that matched', () => {
  it('should bring its notes along', () => {
    const noted = table({ attributes: '', inputs: ['x'], outputs: [''], rules: [['5', '1']] }).replace('</rule>', '<annotationEntry><text>as agreed</text></annotationEntry></rule>');
    expect(result(model(decision('d', noted)), { x: 5 }).evaluated[0]?.rules).toMatchObject([{ id: 'r1', annotations: ['as agreed'] }]);
  });
});

describe('decision services', () => {
  const service = '<decisionService id="total" name="total"><outputDecision href="#sum"/><inputDecision href="#rate"/><inputData href="#base"/></decisionService>';
  const parts = [
    '<inputData id="base" name="base"><variable name="base"/></inputData>',
    decision('rate', '100', { variable: 'rate' }),
    decision('sum', 'base * rate', { variable: 'sum', requires: ['rate'], inputs: ['base'] }),
  ];

  it('should be called with input data first, then input decisions', () => {
    expect(answer(model(...parts, service, decision('d', 'total(3, 2) + rate', { knows: ['total'], requires: ['rate'] })))).toBe(106);
  });

  it('should be evaluated by name', () => {
    expect(answer(model(...parts, service), { base: 3, rate: 4 }, {}, 'total')).toBe(12);
  });
});

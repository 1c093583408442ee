import { createDecisionEngine } from './index.js';

const engine = createDecisionEngine();
const NOW = Date.UTC(2026, 0, 1);

const model = (decisions: string): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="graph" name="Graph" namespace="x">${decisions}</definitions>`;

interface TableSpec {
  readonly id?: string;
  readonly attributes?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly rules: readonly (readonly [readonly string[], readonly string[]])[];
  readonly requires?: readonly string[];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function table({ id = 'table', attributes = '', inputs, outputs, rules, requires = [] }: TableSpec): string {
  const entries = (name: string, texts: readonly string[]): string => texts.map((text) => `<${name}><text>${escaped(text)}</text></${name}>`).join('');
  return `<decision id="${id}" name="${id}">${requires.map((one) => `<informationRequirement><requiredDecision href="#${one}"/></informationRequirement>`).join('')}
    <decisionTable ${attributes}>${inputs.map((text, index) => `<input id="i${index}"><inputExpression><text>${escaped(text)}</text></inputExpression></input>`).join('')}
    ${outputs.join('')}${rules.map(([tests, values], index) => `<rule id="r${index + 1}">${entries('inputEntry', tests)}${entries('outputEntry', values)}</rule>`).join('')}</decisionTable></decision>`;
}

const literal = (id: string, expression: string, requires: readonly string[] = []): string =>
  `<decision id="${id}" name="${id}">${requires.map((one) => `<informationRequirement><requiredDecision href="#${one}"/></informationRequirement>`).join('')}<literalExpression><text>${escaped(expression)}</text></literalExpression></decision>`;

function evaluate(xml: string, id: string, variables: Readonly<Record<string, unknown>> = {}) {
  const parsed = engine.parse(xml);
  if (!parsed.ok) throw new Error(parsed.failure.message);
  const texts = new Map(Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)]));
  return engine.evaluate(parsed.value, id, { get: (name) => texts.get(name), names: () => texts.keys() }, NOW);
}

describe('decision tables', () => {
  const sizes = (attributes: string, outputs = ['<output id="o" name="size"/>']): string =>
    model(table({ attributes, inputs: ['n'], outputs, rules: [[['< 10'], ['1']], [['[5..20]'], ['2']], [['> 100'], ['3']], [['-'], ['0']]] }));

  it.each([
    ['hitPolicy="FIRST"', 7, '1'],
    ['hitPolicy="FIRST"', 50, '0'],
    ['hitPolicy="RULE ORDER"', 7, '[1,2,0]'],
    ['hitPolicy="COLLECT"', 7, '[1,2,0]'],
    ['hitPolicy="COLLECT" aggregation="SUM"', 7, '3'],
    ['hitPolicy="COLLECT" aggregation="MAX"', 7, '2'],
    ['hitPolicy="COLLECT" aggregation="MIN"', 7, '0'],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 7, '3'],
  ])('should decide by %s for %i: %s', (attributes, n, expected) => {
    expect(evaluate(sizes(attributes), 'table', { n })).toMatchObject({ output: expected, failure: null });
  });

  const important = ['<output id="o" name="level"><outputValues><text>"high","medium","low"</text></outputValues></output>'];
  it.each([['PRIORITY', '"high"'], ['OUTPUT ORDER', '["high","medium","low"]']])('should order results by importance: %s', (policy, expected) => {
    const xml = model(table({ attributes: `hitPolicy="${policy}"`, inputs: ['n'], outputs: important, rules: [[['-'], ['"low"']], [['-'], ['"high"']], [['-'], ['"medium"']]] }));
    expect(evaluate(xml, 'table', { n: 1 }).output).toBe(expected);
  });

  it('should fail when several rules match and one is allowed, and say which decision', () => {
    const outcome = evaluate(sizes(''), 'table', { n: 7 });
    expect(outcome.failure).toMatchObject({ decisionId: 'table', message: expect.stringContaining('UNIQUE') as string });
    expect(outcome.evaluated).toMatchObject([{ decisionId: 'table', output: 'null', matchedRules: [{ ruleIndex: 1 }, { ruleIndex: 2 }, { ruleIndex: 4 }] }]);
  });

  it('should accept ANY when the results agree and fail when they do not', () => {
    const xml = (second: string): string => model(table({ attributes: 'hitPolicy="ANY"', inputs: ['n'], outputs: ['<output name="o"/>'], rules: [[['-'], ['"a"']], [['-'], [second]]] }));
    expect(evaluate(xml('"a"'), 'table').output).toBe('"a"');
    expect(evaluate(xml('"b"'), 'table').failure).not.toBeNull();
  });

  it('should give null when no rule matches, or the default output', () => {
    const xml = (output: string): string => model(table({ inputs: ['n'], outputs: [output], rules: [[['1'], ['"one"']]] }));
    expect(evaluate(xml('<output name="o"/>'), 'table', { n: 2 }).output).toBe('null');
    expect(evaluate(xml('<output name="o"><defaultOutputEntry><text>"other"</text></defaultOutputEntry></output>'), 'table', { n: 2 }).output).toBe('"other"');
  });

  it('should give several outputs as a context and tell inputs and outputs of the rule', () => {
    const xml = model(table({ inputs: ['customer.age'], outputs: ['<output id="o1" name="price"/>', '<output id="o2" name="note"/>'], rules: [[['>= 18'], ['2 * 10', '"adult"']]] }));
    const outcome = evaluate(xml, 'table', { customer: { age: 20 } });
    expect(outcome.output).toBe('{"price":20,"note":"adult"}');
    expect(outcome.evaluated[0]).toMatchObject({
      inputs: [{ inputId: 'i0', inputName: 'customer.age', inputValue: '20' }],
      matchedRules: [{ ruleId: 'r1', ruleIndex: 1, evaluatedOutputs: [{ outputId: 'o1', outputName: 'price', outputValue: '20' }, { outputName: 'note' }] }],
    });
  });
});

describe('requirement graphs', () => {
  it('should evaluate what a decision requires first, once', () => {
    const xml = model([literal('base', 'n + 1'), literal('left', 'base * 2', ['base']), literal('top', 'left + base', ['left', 'base'])].join(''));
    const outcome = evaluate(xml, 'top', { n: 1 });
    expect(outcome.output).toBe('6');
    expect(outcome.evaluated.map((one) => one.decisionId)).toEqual(['base', 'left', 'top']);
  });

  it('should name the required decision that failed', () => {
    const failing = table({ id: 'base', inputs: ['n'], outputs: ['<output name="o"/>'], rules: [[['-'], ['1']], [['-'], ['2']]] });
    expect(evaluate(model(failing + literal('top', 'base', ['base'])), 'top').failure).toMatchObject({ decisionId: 'base' });
  });

  it.each([
    ['a circle', literal('a', 'b', ['b']) + literal('b', 'a', ['a']), 'circle'],
    ['a requirement that leads nowhere', literal('a', '1', ['gone']), `'gone'`],
    ['two decisions of one id', literal('a', '1') + literal('a', '2'), 'same id'],
    ['an expression that is none', literal('a', '1 +'), `'1 +'`],
    ['logic it does not know', '<decision id="a" name="a"><context/></decision>', 'neither'],
    ['a hit policy that does not exist', table({ attributes: 'hitPolicy="BEST"', inputs: ['n'], outputs: ['<output/>'], rules: [] }), 'BEST'],
    ['a rule with a cell too few', table({ inputs: ['n', 'm'], outputs: ['<output/>'], rules: [[['-'], ['1']]] }), 'rule 1'],
  ])('should refuse %s', (_what, decisions, reason) => {
    const parsed = engine.parse(model(decisions));
    expect(parsed.ok ? '' : parsed.failure.message).toContain(reason);
  });

  it('should refuse what is no decision model', () => {
    for (const xml of ['', '<definitions/>', '<x xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', '<!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>']) expect(engine.parse(xml).ok).toBe(false);
  });
});

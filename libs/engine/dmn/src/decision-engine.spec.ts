import { createDecisionEngine, type DecisionOutcome } from './index.js';
import { decision, model, table } from './testing/models.js';

const CLOCK = { now: () => Date.UTC(2026, 0, 15), zone: 'UTC' };

/** Deploys a model and asks one of its decisions. */
function ask(xml: string, variables: Readonly<Record<string, unknown>>, decisionId = 'd'): DecisionOutcome {
  const engine = createDecisionEngine();
  const drg = engine.parse(xml);
  if (!drg.ok) throw new Error(drg.failure.message);
  const reader = { get: (name: string) => (name in variables ? JSON.stringify(variables[name]) : undefined), names: () => Object.keys(variables) };
  return engine.evaluate(drg.value, decisionId, reader, CLOCK);
}

/** Two rules that overlap below 10. */
const overlapping = (attributes: string, outputs = ['name="o"'], results: readonly string[][] = [['"a"'], ['"b"']]): string =>
  model(decision('d', table({ attributes, inputs: ['x'], outputs, rules: [['< 10', ...(results[0] ?? [])], ['< 20', ...(results[1] ?? [])]] })));

describe('hit policies, as the real engine answers', () => {
  it.each([
    ['UNIQUE', '', 15, '"b"'],
    ['UNIQUE with no match', '', 25, 'null'],
    ['ANY', 'hitPolicy="ANY"', 15, '"b"'],
    ['FIRST', 'hitPolicy="FIRST"', 5, '"a"'],
    ['PRIORITY without output values', 'hitPolicy="PRIORITY"', 5, '"a"'],
    ['RULE ORDER', 'hitPolicy="RULE ORDER"', 5, '["a","b"]'],
    ['RULE ORDER with no match', 'hitPolicy="RULE ORDER"', 25, 'null'],
    ['OUTPUT ORDER without output values', 'hitPolicy="OUTPUT ORDER"', 5, '["a","b"]'],
    ['COLLECT', 'hitPolicy="COLLECT"', 5, '["a","b"]'],
    ['COLLECT of one', 'hitPolicy="COLLECT"', 15, '["b"]'],
    ['COUNT', 'hitPolicy="COLLECT" aggregation="COUNT"', 5, '2'],
    ['COUNT of nothing', 'hitPolicy="COLLECT" aggregation="COUNT"', 25, 'null'],
  ])('should answer %s', (_, attributes, x, output) => {
    expect(ask(overlapping(attributes), { x })).toMatchObject({ output, failure: null });
  });

  it.each([
    ['SUM', '3'],
    ['MIN', '1'],
    ['MAX', '2'],
  ])('should collect with %s', (aggregation, output) => {
    expect(ask(overlapping(`hitPolicy="COLLECT" aggregation="${aggregation}"`, undefined, [['1'], ['2']]), { x: 5 }).output).toBe(output);
  });

  it('should add decimals exactly', () => {
    expect(ask(overlapping('hitPolicy="COLLECT" aggregation="SUM"', undefined, [['0.1'], ['0.2']]), { x: 5 }).output).toBe('0.3');
  });

  it.each([
    ['hitPolicy="PRIORITY"', '"b"'],
    ['hitPolicy="OUTPUT ORDER"', '["b","a"]'],
  ])('should put the output that stands first among the output values first: %s', (attributes, output) => {
    const xml = overlapping(attributes, ['name="o"><outputValues><text>"b","a"</text></outputValues']);
    expect(ask(xml, { x: 5 }).output).toBe(output);
  });

  it('should answer the default output when no rule matches, as it is', () => {
    const xml = overlapping('hitPolicy="COLLECT"', ['name="o"><defaultOutputEntry><text>"none"</text></defaultOutputEntry']);
    expect(ask(xml, { x: 25 }).output).toBe('"none"');
  });

  it('should answer several outputs as a context', () => {
    expect(ask(overlapping('', ['name="a"', 'name="b"'], [['1', '2'], ['3', '4']]), { x: 15 }).output).toBe('{"a":3,"b":4}');
  });
});

describe('failures', () => {
  it.each([
    ['UNIQUE', overlapping(''), `multiple values aren't allowed for UNIQUE hit policy. found: 'List(Map(o -> "a"), Map(o -> "b"))'`],
    ['ANY', overlapping('hitPolicy="ANY"'), `different values aren't allowed for ANY hit policy. found: 'List(Map(o -> "a"), Map(o -> "b"))'`],
    ['SUM of texts', overlapping('hitPolicy="COLLECT" aggregation="SUM"'), `expected number but found '"a"'`],
  ])('should say what is wrong: %s', (_, xml, message) => {
    const outcome = ask(xml, { x: 5 });
    expect(outcome).toMatchObject({ output: 'null', failure: { decisionId: 'd', message } });
    expect(outcome.evaluated).toMatchObject([{ decisionId: 'd', matchedRules: [{ ruleId: 'r1' }, { ruleId: 'r2' }] }]);
  });

  it('should name decision, rule and cell of an expression that fails', () => {
    const xml = model(decision('d', table({ attributes: '', inputs: ['x'], outputs: ['name="o" label="Out"'], rules: [['1', '2'], ['-', 'modulo(1, 0)']] })));
    const { failure, evaluated } = ask(xml, { x: 5 });
    expect(failure?.message).toContain("failed to evaluate expression 'modulo(1, 0)'");
    expect(failure?.message).toContain("(in 'd', rule 2 (r2), output 'Out')");
    expect(evaluated).toMatchObject([{ inputs: [{ inputValue: '5' }], matchedRules: [] }]);
  });

  it('should fail where an input has no value that can be held', () => {
    const drg = createDecisionEngine().parse(model('<inputData id="i" name="x"/>', decision('d', '1', { inputs: ['i'] })));
    if (!drg.ok) throw new Error(drg.failure.message);
    const { failure } = createDecisionEngine().evaluate(drg.value, 'd', { get: () => '1e400', names: () => ['x'] }, CLOCK);
    expect(failure?.message).toContain("The value of variable 'x' cannot be read");
  });

  it('should name the required decision that failed, and evaluate nothing after it', () => {
    const xml = model(decision('e', 'modulo(1, 0)'), decision('d', 'e * 2', { requires: ['e'] }));
    const outcome = ask(xml, {});
    expect(outcome.failure?.decisionId).toBe('e');
    expect(outcome.evaluated.map((one) => one.decisionId)).toEqual(['e']);
  });

  it('should refuse a result that is not of the type of the decision', () => {
    expect(ask(model(decision('d', '"a"', { variable: 'd', type: 'number' })), {}).failure?.message).toBe(`expected 'number' but found '"a"'`);
  });
});

describe('what is shown of an evaluation', () => {
  it('should show inputs by label or expression, and matched rules with their outputs', () => {
    const outcome = ask(overlapping('hitPolicy="COLLECT"', ['name="o" label="Out"']), { x: 15 });
    expect(outcome.evaluated).toEqual([
      {
        decisionId: 'd', type: 'DECISION_TABLE', output: '["b"]', inputs: [{ inputId: 'i1', inputName: 'x', inputValue: '15' }],
        matchedRules: [{ ruleId: 'r2', ruleIndex: 2, evaluatedOutputs: [{ outputId: 'o1', outputName: 'Out', outputValue: '"b"', ruleId: 'r2', ruleIndex: 2 }] }],
      },
    ]);
  });

  it('should show required decisions first, again for each decision that requires them', () => {
    const xml = model(decision('a', 'x'), decision('b', 'a', { requires: ['a'] }), decision('c', 'a', { requires: ['a'] }), decision('d', 'b + c', { requires: ['b', 'c'] }));
    const outcome = ask(xml, { x: 5 });
    expect(outcome.output).toBe('10');
    expect(outcome.evaluated.map((one) => one.decisionId)).toEqual(['a', 'b', 'a', 'c', 'd']);
  });
});

describe('what a decision sees of the decisions it requires', () => {
  it('should see the result by id, or by the name of the variable', () => {
    expect(ask(model(decision('e', '1'), decision('d', 'e + 1', { requires: ['e'] })), { e: 7 }).output).toBe('2');
    expect(ask(model(decision('e', '1', { variable: 'rate' }), decision('d', 'rate + 1', { requires: ['e'] })), {}).output).toBe('2');
  });

  it('should see nothing of decisions it does not require', () => {
    expect(ask(model(decision('e', '1'), decision('d', 'e')), {}).output).toBe('null');
  });
});

describe('a table whose rules all give a long text', () => {
  it.each(['COLLECT', 'UNIQUE', 'ANY'])('should end with a failure that can be read: %s', (hitPolicy) => {
    const rules = Array.from({ length: 500 }, () => ['-', 'x']);
    const xml = model(decision('d', table({ attributes: `hitPolicy="${hitPolicy}"`, inputs: ['1'], outputs: ['name="o"'], rules })));
    const { failure } = ask(xml, { x: 'a'.repeat(100_000) });
    expect(failure?.message).toContain('The expression needs more than 2000000 steps');
  });

  it('should quote no more of the values than can be read', () => {
    const rules = Array.from({ length: 100 }, () => ['-', 'x']);
    const xml = model(decision('d', table({ attributes: 'hitPolicy="UNIQUE"', inputs: ['1'], outputs: ['name="o"'], rules })));
    const { failure } = ask(xml, { x: 'a'.repeat(10_000) });
    expect(failure?.message.length).toBeLessThan(20_000);
  });
});

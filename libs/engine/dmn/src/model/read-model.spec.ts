import { createDecisionEngine, parseDecisionModel, type DecisionProblem, type ParseOptions } from '../index.js';
import { answer, parsed } from '../testing/ask.js';
import { decision, literal, model, table } from '../testing/models.js';

function problems(xml: string, options: ParseOptions = {}): readonly DecisionProblem[] {
  const read = parseDecisionModel(xml, options);
  return read.ok ? [] : read.failure;
}

describe('the refusal of a model', () => {
  it.each([
    ['text that is no XML', 'risk is high', 'XML', 'Failed to parse DMN'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><definitions/>', 'XML', 'document type'],
    ['XML that is no DMN', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'XML', 'not the definitions of a DMN model'],
    ['a reference to nothing', model(decision('d', '1', { requires: ['e'] })), 'REFERENCE', 'Unable to find a model element instance for id e'],
    ['a decision that requires itself', model(decision('d', '1', { requires: ['e'] }), decision('e', '1', { requires: ['d'] })), 'CYCLE', 'Cyclic dependencies between decisions detected'],
    ['a decision without logic', model(decision('d', '<question>Why?</question>')), 'STRUCTURE', 'no decision logic'],
    ['an id that is used twice', model(decision('d', '1'), decision('d', '2')), 'STRUCTURE', "the id 'd' is used more than once"],
    ['another expression language', model(decision('d', '<literalExpression expressionLanguage="juel"><text>x</text></literalExpression>')), 'UNSUPPORTED', "Expression language 'juel' is not supported"],
    ['a hit policy that there is not', model(decision('d', table({ attributes: 'hitPolicy="BEST"', inputs: ['x'], outputs: [''], rules: [] }))), 'STRUCTURE', "Hit policy 'BEST'"],
    ['an aggregation of several outputs', model(decision('d', table({ attributes: 'hitPolicy="COLLECT" aggregation="SUM"', inputs: ['x'], outputs: ['name="a"', 'name="b"'], rules: [] }))), 'STRUCTURE', 'not defined for compound output'],
    ['several outputs without names', model(decision('d', table({ attributes: '', inputs: ['x'], outputs: ['label="A"', 'name="b"'], rules: [] }))), 'STRUCTURE', 'no output name defined for `A`'],
    ['a rule with too few cells', model(decision('d', table({ attributes: '', inputs: ['x', 'y'], outputs: [''], rules: [['1', '2']] }))), 'STRUCTURE', 'output entries for 1 outputs'],
    ['a function in Java', model(`<businessKnowledgeModel id="f" name="f"><encapsulatedLogic kind="Java">${literal('{}')}</encapsulatedLogic></businessKnowledgeModel>`, decision('d', '1')), 'UNSUPPORTED', "Functions of the kind 'Java' are not supported"],
  ])('should name %s', (_, xml, code, message) => {
    const found = problems(xml);
    expect(found.map((one) => [one.code, one.message])).toContainEqual([code, expect.stringContaining(message)]);
  });

  it('should give the place of an expression that does not parse, and all of them at once', () => {
    const xml = model(decision('d', table({ attributes: '', inputs: ['x'], outputs: ['label="Out"'], rules: [['1', '1 +'], ['< <', '2']] })));
    expect(problems(xml)).toMatchObject([
      { code: 'EXPRESSION', place: { elementId: 'd', detail: "rule 1 (r1), output 'Out'" }, expression: { text: '1 +', line: 1 } },
      { code: 'EXPRESSION', place: { elementId: 'd', detail: "rule 2 (r2), input 'x'" }, expression: { text: '< <', line: 1 } },
    ]);
  });
});

describe('a model', () => {
  it.each(['http://www.omg.org/spec/DMN/20151101/dmn.xsd', 'http://www.omg.org/spec/DMN/20180521/MODEL/', 'https://www.omg.org/spec/DMN/20211108/MODEL/', 'https://www.omg.org/spec/DMN/20230324/MODEL/'])('should be read in the namespace %s', (namespace) => {
    const xml = model(decision('d', '1 + 1')).replace('https://www.omg.org/spec/DMN/20191111/MODEL/', namespace);
    expect(answer(xml)).toBe(2);
  });

  it('should tell its decisions with their version tags', () => {
    const xml = model(decision('d', '1', { name: 'First' }).replace('<literal', '<extensionElements><zeebe:versionTag value="v1"/></extensionElements><literal'), decision('e', '2'));
    expect(parsed(xml).decisions).toMatchObject([{ id: 'd', name: 'First', versionTag: 'v1' }, { id: 'e', name: 'e', versionTag: null }]);
  });

  it('should take an import that nothing is needed of, as Camunda does', () => {
    expect(answer(model('<import namespace="http://example.org/other" name="other" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', decision('d', '1')))).toBe(1);
  });

  it('should see what it imports under the name of the import', () => {
    const rates = model(decision('rate', '0.5', { variable: 'rate' })).replace('http://example.org/model', 'http://example.org/rates');
    const requirement = '<informationRequirement><requiredDecision href="http://example.org/rates#rate"/></informationRequirement>';
    const xml = model('<import namespace="http://example.org/rates" name="rates" importType="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', decision('d', `${requirement}${literal('rates.rate * x')}`));
    expect(answer(xml, { x: 4 }, { imports: [rates] })).toBe(2);
  });

  it('should know names of several words that it declares', () => {
    const xml = model('<inputData id="i" name="Gross income"><variable name="Gross income"/></inputData>', decision('d', 'Gross income - 1', { inputs: ['i'] }));
    expect(answer(xml, { 'Gross income': 5 })).toBe(4);
  });
});

describe('a large model', () => {
  const cpuMillis = (work: () => unknown): number => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  it('should be checked for cycles in time, however long its chains are', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => decision(`d${index}`, '1', { requires: index < 9_999 ? [`d${index + 1}`] : [] }));
    expect(cpuMillis(() => parsed(model(...chain)))).toBeLessThan(5_000);
  });

  it('should know thousands of names that begin alike', () => {
    const inputs = Array.from({ length: 5_000 }, (_, index) => `<inputData id="i${index}" name="gross income ${index}"/>`);
    const decisions = Array.from({ length: 1_000 }, (_, index) => decision(`d${index}`, 'gross income 1 + gross income 4999'));
    expect(cpuMillis(() => parsed(model(...inputs, ...decisions)))).toBeLessThan(5_000);
  });

  it('should not tell more problems than can be read', () => {
    const engine = createDecisionEngine();
    const drg = engine.parse(model(...Array.from({ length: 500 }, (_, index) => decision(`d${index}`, `1 + ${'x '.repeat(2_000)}`))));
    expect(drg.ok ? '' : drg.failure.message).toContain('and 450 more');
    expect(drg.ok ? 0 : drg.failure.message.length).toBeLessThan(100_000);
  });
});

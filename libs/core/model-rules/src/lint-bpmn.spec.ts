import { readFileSync } from 'node:fs';
import { jobTypesOf, lintBpmn } from './index.js';

/** A model without faults, of this spec's own: the product's goes on changing. */
const NORMAL_CHANGE = readFileSync(new URL('../../../../test/fixtures/linted-change.bpmn', import.meta.url), 'utf8');

async function rulesBroken(xml: string, knownJobTypes: readonly string[] = []): Promise<string[]> {
  const problems = await lintBpmn(xml, { knownJobTypes: [...(await servedTypes()), ...knownJobTypes] });
  return problems.map(({ severity, rule, elementId }) => `${severity} ${rule} ${elementId ?? ''}`.trim());
}

async function servedTypes(): Promise<string[]> {
  return (await jobTypesOf(NORMAL_CHANGE)).map(({ type }) => type);
}

function normalChangeWith(replacements: Readonly<Record<string, string>>): string {
  return Object.entries(replacements).reduce((xml, [from, to]) => {
    if (!xml.includes(from)) throw new Error(`the model has no ${from}`);
    return xml.replace(from, to);
  }, NORMAL_CHANGE);
}

describe('checking a BPMN model', () => {
  it('should have nothing to say about a model without faults', async () => {
    expect(await rulesBroken(NORMAL_CHANGE)).toEqual([]);
  });

  it('should name the element and the type when no worker serves a job', async () => {
    // given
    const xml = normalChangeWith({ 'type="change.validate"': 'type="change.unheard-of"' });
    // when
    const [problem, ...others] = await lintBpmn(xml, { knownJobTypes: await servedTypes() });
    // then
    expect(others).toEqual([]);
    expect(problem).toEqual({
      severity: 'error',
      elementId: 'ValidateChange',
      rule: 'tollgate/job-type-served',
      message: expect.stringContaining('No worker serves the job type "change.unheard-of". Choose a type that is served'),
    });
  });

  it.each([
    ['a property', '<zeebe:properties><zeebe:property name="tollgate:external" value="true" /></zeebe:properties>'],
    ['a header', '<zeebe:taskHeaders><zeebe:header key="tollgate:external" value="true" /></zeebe:taskHeaders>'],
  ])('should accept an unknown job type that %s marks as external', async (_, mark) => {
    const definition = '<zeebe:taskDefinition type="change.validate" retries="3" />';
    const xml = normalChangeWith({ [definition]: definition.replace('change.validate', 'theirs.do-it') + mark });
    expect(await rulesBroken(xml)).toEqual([]);
  });

  it('should also ask who serves the listeners', async () => {
    const xml = normalChangeWith({ 'type="work.check-decision"': 'type="work.unheard-of"' });
    expect(await rulesBroken(xml)).toEqual(['error tollgate/job-type-served AuthorizeChange']);
  });

  it('should not ask who serves the jobs when nobody knows the types', async () => {
    expect(await lintBpmn(normalChangeWith({ 'type="change.validate"': 'type="x"' }))).toEqual([]);
  });

  it.each([
    ['a task without a name', { ' name="Assess risk"': '' }, 'warning tollgate/element-named AssessRisk'],
    ['a decision without a question', { ' name="Risk high?"': '' }, 'warning tollgate/element-named RiskHigh'],
    ['a way out without its answer', { '<bpmn:sequenceFlow id="RiskIsHigh" name="yes"': '<bpmn:sequenceFlow id="RiskIsHigh"' }, 'warning tollgate/flow-labelled RiskIsHigh'],
    ['a user task without a form', { '<zeebe:formDefinition formId="change-review" bindingType="deployment" />': '' }, 'warning tollgate/user-task-has-form ReviewChange'],
    ['a task without documentation', { '<bpmn:documentation>The change becomes Closed with its outcome.</bpmn:documentation>': '' }, 'info tollgate/documented CloseChange'],
    ['a condition that is no FEEL', { '=risk = "high"</bpmn:conditionExpression>': '=if risk</bpmn:conditionExpression>' }, 'error camunda-compat/feel RiskIsHigh'],
    ['a message without a key', { '<zeebe:subscription correlationKey="=recordNumber" />': '<zeebe:subscription />' }, 'error camunda-compat/subscription ChangeWithdrawn'],
    ['a timer without a date', { '=plannedStart</bpmn:timeDate>': '</bpmn:timeDate>' }, 'error camunda-compat/timer PlannedStartReached'],
    ['an event without a picture', { 'bpmnElement="ReadyToImplement"': 'bpmnElement="ChangeClosed"' }, 'error no-bpmndi ReadyToImplement'],
  ])('should point out %s', async (_, replacements, expected) => {
    expect(await rulesBroken(normalChangeWith(replacements as Record<string, string>))).toContain(expected);
  });

  it('should ask for an id that says what the process is', async () => {
    const xml = NORMAL_CHANGE.replaceAll('"change-normal"', '"Process_1a2b3c4"');
    expect(await rulesBroken(xml)).toEqual(['error tollgate/process-identified Process_1a2b3c4']);
  });

  it('should refuse a model in which nothing can be executed', async () => {
    expect(await rulesBroken(normalChangeWith({ 'isExecutable="true"': 'isExecutable="false"' }))).toContain('error tollgate/process-identified change-normal');
  });

  it('should say first what is gravest', async () => {
    const xml = normalChangeWith({ ' name="Assess risk"': '', 'type="change.close"': 'type="x"' });
    expect(await rulesBroken(xml)).toEqual(['error tollgate/job-type-served CloseChange', 'warning tollgate/element-named AssessRisk']);
  });

  it('should say of the rules of others what to do, too', async () => {
    const [problem] = await lintBpmn(normalChangeWith({ '<zeebe:taskDefinition type="change.close" retries="3" />': '' }));
    expect(problem).toMatchObject({ elementId: 'CloseChange', rule: 'camunda-compat/implementation' });
    expect(problem?.message).toMatch(/\. Say how it is done: give it a job type, a decision or an expression\.$/);
  });
});

describe('checking the picture of a BPMN model', () => {
  it.each([
    ['flows that cross', { '<di:waypoint x="1330" y="220" />': '<di:waypoint x="1330" y="220" /><di:waypoint x="700" y="450" />' }, 'warning tollgate/flows-clear'],
    ['a label on a flow', { '<dc:Bounds x="1042" y="415"': '<dc:Bounds x="990" y="373"' }, 'warning tollgate/labels-clear RiskHigh'],
    ['a label on a task', { '<dc:Bounds x="1042" y="415"': '<dc:Bounds x="920" y="360"' }, 'warning tollgate/labels-clear RiskHigh'],
    ['a flow that ends in the air', { '<di:waypoint x="3202" y="380" />': '<di:waypoint x="3180" y="360" />' }, 'warning tollgate/flows-docked'],
  ])('should point out %s', async (_, replacements, expected) => {
    expect(await rulesBroken(normalChangeWith(replacements as Record<string, string>))).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });
});

describe('a model that cannot be read', () => {
  it.each([
    ['cut off', NORMAL_CHANGE.slice(0, 2000)],
    ['not XML', 'hello'],
    ['empty', ''],
    ['something else', '<html></html>'],
    ['with a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${NORMAL_CHANGE}`],
  ])('should be refused with a reason when it is %s', async (_, xml) => {
    const [problem] = await lintBpmn(xml);
    expect(problem).toMatchObject({ severity: 'error', rule: 'readable', message: expect.stringContaining('cannot be read') });
  });

  it('should point out references that lead nowhere', async () => {
    expect(await rulesBroken(normalChangeWith({ 'targetRef="CloseChange"': 'targetRef="Nowhere"' }))).toContain('error readable ToClosing');
  });
});

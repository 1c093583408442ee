import type { ModelFailure } from './model.js';
import { parseBpmn } from './parse-bpmn.js';

const HEAD =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">';
const file = (body: string, roots = ''): string => `${HEAD}${roots}<bpmn:process id="p" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
const START = '<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t"/>';
const END = '<bpmn:sequenceFlow id="f9" sourceRef="t" targetRef="e"/><bpmn:endEvent id="e"/>';
const MESSAGE = '<bpmn:message id="m" name="mm"><bpmn:extensionElements><zeebe:subscription correlationKey="=k"/></bpmn:extensionElements></bpmn:message>';
const ERROR = '<bpmn:error id="er" errorCode="A"/>';
const ON_MESSAGE = '<bpmn:messageEventDefinition messageRef="m"/>';
const extensions = (text: string): string => `<bpmn:extensionElements>${text}</bpmn:extensionElements>`;
const boundary = (id: string, definition: string, more = ''): string => `<bpmn:boundaryEvent id="${id}" attachedToRef="t"${more}>${definition}</bpmn:boundaryEvent>`;
const userTask = (text: string): string => `${START}<bpmn:userTask id="t">${extensions(text)}</bpmn:userTask>${END}`;

function refusalOf(xml: string): string[] {
  const parsed = parseBpmn(xml);
  if (parsed.ok) return [];
  const failure: ModelFailure = parsed.failure;
  return failure.kind === 'xml' ? [failure.message] : failure.problems.map((problem) => `${problem.element}: ${problem.message}`);
}

describe('reading a model', () => {
  it('should give the elements with their flows, events and extensions', () => {
    // given
    const xml = file(`${START}<bpmn:serviceTask id="t" name="Do it">${extensions('<zeebe:taskDefinition type="work" retries="5"/><zeebe:taskHeaders><zeebe:header key="a" value="b"/></zeebe:taskHeaders>')}</bpmn:serviceTask>${boundary('b', ON_MESSAGE, ' cancelActivity="false"')}${END}`, MESSAGE);
    // when
    const parsed = parseBpmn(xml);
    // then
    if (!parsed.ok) throw new Error('refused');
    const task = parsed.value.processes[0]?.elements.get('t');
    expect(task).toMatchObject({ name: 'Do it', type: 'serviceTask', job: { type: 'work', retries: '5' }, headers: { a: 'b' } });
    expect(task?.incoming.map((flow) => flow.id)).toEqual(['f1']);
    expect(parsed.value.processes[0]?.elements.get('b')).toMatchObject({ interrupting: false, attachedTo: { id: 't' }, events: [{ type: 'message', message: { name: 'mm' } }] });
  });

  it('should skip a process that is not executable when another one is', () => {
    const both = `${HEAD}<bpmn:process id="no"/><bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"/></bpmn:process></bpmn:definitions>`;
    const parsed = parseBpmn(both);
    expect(parsed.ok && parsed.value.processes.map((process) => process.id)).toEqual(['p']);
  });
});

describe('what is refused', () => {
  it.each([
    ['no executable process', file('').replace('isExecutable="true"', ''), 'definitions: Must contain at least one executable process'],
    ['no start event', file('<bpmn:task id="t"/>'), 'p: Must have at least one start event'],
    ['two none start events', file('<bpmn:startEvent id="a"/><bpmn:startEvent id="b"/>'), 'p: Multiple none start events are not allowed'],
    ['a service task without type', file(`${START}<bpmn:serviceTask id="t"/>${END}`), "t: Must have exactly one 'zeebe:taskDefinition' extension element"],
    ['a receive task without message', file(`${START}<bpmn:receiveTask id="t"/>${END}`), 't: Must reference a message'],
    ['a message without subscription', file(`${START}<bpmn:receiveTask id="t" messageRef="m"/>${END}`, '<bpmn:message id="m" name="mm"/>'), 'm: Must have exactly one zeebe:subscription extension element'],
    ['a business rule task without decision', file(`${START}<bpmn:businessRuleTask id="t"/>${END}`), "t: Must have either one 'zeebe:calledDecision' or one 'zeebe:taskDefinition' extension element"],
    ['a catch event without event', file(`${START}<bpmn:intermediateCatchEvent id="t"/>${END}`), 't: Must have exactly one event definition'],
    ['an error to be caught in the flow', file(`${START}<bpmn:intermediateCatchEvent id="t"><bpmn:errorEventDefinition/></bpmn:intermediateCatchEvent>${END}`), 't: Event definition must be one of: message, timer, signal, link or conditional'],
    ['a boundary event without event', file(`${START}<bpmn:task id="t"/>${boundary('b', '')}${END}`), 'b: Must have exactly one event definition'],
    ['an error that does not interrupt', file(`${START}<bpmn:task id="t"/>${boundary('b', '<bpmn:errorEventDefinition/>', ' cancelActivity="false"')}${END}`), 'b: Non-Interrupting event of this type is not allowed'],
    ['two catchers of one error', file(`${START}<bpmn:task id="t"/>${['b', 'c'].map((id) => boundary(id, '<bpmn:errorEventDefinition errorRef="er"/>')).join('')}${END}`, ERROR), "t: Multiple error catch events with the same error code 'A' are not supported on the same scope."],
    ['two catchers of one message', file(`${START}<bpmn:task id="t"/>${boundary('b', ON_MESSAGE)}${boundary('c', ON_MESSAGE)}${END}`, MESSAGE), "t: Multiple message event definitions with the same name 'mm' are not allowed."],
    ['two catchers of one signal', file(`${START}<bpmn:task id="t"/>${['b', 'c'].map((id) => boundary(id, '<bpmn:signalEventDefinition signalRef="sg"/>')).join('')}${END}`, '<bpmn:signal id="sg" name="gong"/>'), "t: Multiple signal event definitions with the same name 'gong' are not allowed."],
    ['a compensation that leads to no handler', file(`${START}<bpmn:task id="t"/>${boundary('b', '<bpmn:compensateEventDefinition/>')}${END}`), 'b: Compensation boundary events must have a compensation association and no outgoing sequence flows'],
    ['a compensation handler in the flow', file(`${START}<bpmn:task id="t" isForCompensation="true"/>${END}`), 't: A compensation handler should have no incoming sequence flows', 't: A compensation handler should have no outgoing sequence flows'],
    ['a compensation of something unknown', file(`${START}<bpmn:intermediateThrowEvent id="t"><bpmn:compensateEventDefinition activityRef="x"/></bpmn:intermediateThrowEvent>${END}`), "t > compensateEventDefinition: The referenced compensation activity 'x' doesn't exist"],
    ['a condition on changes that there are not', file(`${START}<bpmn:intermediateCatchEvent id="t"><bpmn:conditionalEventDefinition>${extensions('<zeebe:conditionalFilter variableEvents="create, delete"/>')}<bpmn:condition>=x</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>${END}`), "t > extensionElements > conditionalFilter: Variable event 'delete' is not valid. Must be one of: create, update or a comma-separated list of both."],
    ['an error end without error', file(`${START}<bpmn:endEvent id="t"><bpmn:errorEventDefinition/></bpmn:endEvent>`), 't > errorEventDefinition: Must reference an error'],
    ['a gateway with a bare flow', file(`${START}<bpmn:exclusiveGateway id="t"/>${END}<bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="e"/>`), 'f9: Must have a condition or be default flow', 'f2: Must have a condition or be default flow'],
    ['an event-based gateway with one flow', file(`${START}<bpmn:eventBasedGateway id="t"/>${END}`), 't: Event-based gateway must have at least 2 outgoing sequence flows.'],
    ['a sub-process without start', file(`${START}<bpmn:subProcess id="t"/>${END}`), 't: Must have exactly one start event'],
    ['an event sub-process with a none start', file(`${START}<bpmn:task id="t"/><bpmn:subProcess id="x" triggeredByEvent="true"><bpmn:startEvent id="y"/></bpmn:subProcess>${END}`), 'x: Start events in event subprocesses must be one of: message, timer, error, signal, escalation or conditional'],
    ['a listener without type', file(`${START}<bpmn:task id="t">${extensions('<zeebe:executionListeners><zeebe:executionListener eventType="start"/></zeebe:executionListeners>')}</bpmn:task>${END}`), "t > extensionElements > executionListeners > executionListener: Attribute 'type' must be present and not empty"],
    ['task listeners of a job', file(userTask('<zeebe:taskListeners><zeebe:taskListener eventType="completing" type="x"/></zeebe:taskListeners>')), 't > extensionElements > taskListeners: Task listeners are only allowed on Camunda user tasks.'],
    ['a form by key', file(userTask('<zeebe:userTask/><zeebe:formDefinition formKey="x"/>')), "t > extensionElements > formDefinition: Exactly one of the attributes 'formId, externalReference' must be present and not blank for native user tasks"],
    ['a loop without a wait', file(`${START}<bpmn:task id="t"/><bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="x"/><bpmn:manualTask id="x"/><bpmn:sequenceFlow id="f3" sourceRef="x" targetRef="t"/>`), 'p: Processes are not allowed to contain a straight-through processing loop: t > x > t'],
  ])('should refuse %s', (_name, xml, ...reasons) => {
    expect(refusalOf(xml)).toEqual(reasons);
  });

  it('should list the faults of all elements', () => {
    expect(refusalOf(file(`${START}<bpmn:serviceTask id="t"/><bpmn:complexGateway id="c"/>${END}`))).toHaveLength(2);
  });

  it.each([
    ['another root', '<a/>', "declaration of element 'a'"],
    ['an unknown element', file('<bpmn:foo/>'), "starting with element 'foo'"],
    ['one id twice', file('<bpmn:task id="t"/><bpmn:task id="t"/>'), "multiple occurrences of ID value 't'"],
    ['a reference to nothing', file(`${START}`), "no ID/IDREF binding for IDREF 't'"],
    ['an id that is a name of the language', file('<bpmn:task id="__proto__"/>'), "'__proto__' is not a valid value for 'ID'"],
    ['an unfinished document', '<bpmn', 'Fatal Error'],
    ['two roots', '<a/><a/>', 'Fatal Error'],
    ['an unknown prefix', '<x:a/>', 'Fatal Error'],
  ])('should refuse %s', (_name, xml, reason) => {
    expect(refusalOf(xml)[0]).toContain(reason);
  });
});

describe('what could hurt', () => {
  /** CPU time; a tenth of it on the machine that this was written on. */
  const LIMIT_MILLIS = 2_000;
  const deep = (depth: number): string => '<bpmn:subProcess>'.repeat(depth) + '</bpmn:subProcess>'.repeat(depth);
  const many = (count: number): string => Array.from({ length: count }, (_, index) => ` a${index}="1"`).join('');
  it.each([
    ['a document type', () => `<!DOCTYPE a [<!ENTITY x "y">]>${file('')}`, 'document type'],
    ['an external entity', () => `<!DOCTYPE a SYSTEM "file:///etc/passwd">${file('')}`, 'document type'],
    ['an unknown entity', () => file('<bpmn:task id="t" name="&xxe;"/>'), 'entity'],
    ['20,000 levels', () => file(deep(20_000)), 'nested deeper'],
    ['100,000 attributes on one element', () => file(`<bpmn:task id="t"${many(100_001)}/>`), 'too many attributes'],
    ['100,000 attributes in all', () => file(Array.from({ length: 3_000 }, () => `<bpmn:task${many(40)}/>`).join('')), 'too many attributes'],
    ['100 MB', () => `${HEAD}${' '.repeat(100 * 1024 * 1024)}`, 'longer than'],
  ])('should refuse %s at once', (_name, make, reason) => {
    // given
    const xml = make();
    const begun = process.cpuUsage();
    // when
    const refusal = refusalOf(xml)[0];
    // then
    expect(refusal).toContain(reason);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(LIMIT_MILLIS);
  });
});

import { END, processXml, sequence, serviceTask, START } from '../testing/models.js';
import { TestEngine } from '../testing/test-engine.js';

const condition = (text: string): string => `<bpmn:conditionalEventDefinition id="c-${text.length}-${text.charCodeAt(0)}"><bpmn:condition>=${text}</bpmn:condition></bpmn:conditionalEventDefinition>`;
const boundary = (id: string, definition: string): string => `<bpmn:boundaryEvent id="${id}" attachedToRef="task" cancelActivity="false">${definition}</bpmn:boundaryEvent>`;
const eventSubProcess = (id: string, definition: string, inside: string, interrupting = true): string =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true">${sequence(`<bpmn:startEvent id="${id}-start" isInterrupting="${interrupting}">${definition}</bpmn:startEvent>`, inside)}`;

describe.each([{ forgetful: false }, { forgetful: true }])('conditions, forgetful: $forgetful', ({ forgetful }) => {
  const started = (content: string, variables: Readonly<Record<string, unknown>> = {}): { engine: TestEngine; set: (given: Readonly<Record<string, unknown>>) => void } => {
    const engine = new TestEngine({ forgetful });
    engine.deploy({ name: 'watch.bpmn', content });
    const elementInstanceKey = engine.start('watch', variables);
    return { engine, set: (given) => void engine.ok('setVariables', { elementInstanceKey, variables: JSON.stringify(given), local: false }) };
  };
  const count = (engine: TestEngine, elementId: string): number => engine.rows('elementInstances').filter((row) => row.elementId === elementId).length;

  it('should start an event sub-process inside an interrupting event sub-process', () => {
    // given
    const inner = `${eventSubProcess('inner', condition('b'), '<bpmn:endEvent id="inner-end"/>')}</bpmn:subProcess>`;
    const outer = `${eventSubProcess('outer', condition('a'), serviceTask('inside', 'inside'))}${inner}</bpmn:subProcess>`;
    const { engine, set } = started(processXml('watch', sequence(START, serviceTask('task', 'work'), END) + outer));
    set({ a: true });
    // when
    set({ b: true });
    // then
    expect(count(engine, 'inner')).toBe(1);
    expect(engine.rows('processInstances').map((row) => row.state)).toEqual(['COMPLETED']);
    expect(engine.rows('conditionalSubscriptions')).toEqual([]);
  });

  it('should fire once after an incident on entering', () => {
    // given an activity that also waits for a message whose key is missing
    const told = boundary('told', '<bpmn:messageEventDefinition messageRef="reading"/>');
    const message = '<bpmn:message id="reading" name="reading"><bpmn:extensionElements><zeebe:subscription correlationKey="=key"/></bpmn:extensionElements></bpmn:message>';
    const { engine, set } = started(processXml('watch', sequence(START, serviceTask('task', 'work'), END) + boundary('hot', condition('a &gt; 1')) + told, message));
    set({ key: 'k', a: 0 });
    engine.ok('resolveIncident', { incidentKey: engine.rows('incidents')[0]!.incidentKey });
    // when
    set({ a: 2 });
    // then
    expect(count(engine, 'hot')).toBe(1);
  });

  it('should forget who waits when the instance is cancelled', () => {
    // given
    const { engine } = started(processXml('watch', sequence(START, serviceTask('task', 'work'), END) + boundary('hot', condition('a &gt; 1'))));
    expect(engine.rows('conditionalSubscriptions')).toHaveLength(1);
    // when
    engine.ok('cancelProcessInstance', { processInstanceKey: engine.rows('processInstances')[0]!.processInstanceKey });
    // then
    expect(engine.rows('conditionalSubscriptions')).toEqual([]);
  });

  it('should start the newest version only', () => {
    // given
    const version = (limit: number): string =>
      processXml('watch', `<bpmn:startEvent id="start">${condition(`a &gt; ${limit}`)}</bpmn:startEvent>${serviceTask('task', 'work')}<bpmn:sequenceFlow id="f" sourceRef="start" targetRef="task"/>`);
    const engine = new TestEngine({ forgetful });
    engine.deploy({ name: 'watch.bpmn', content: version(1) });
    const [old] = engine.rows('processDefinitions');
    engine.deploy({ name: 'watch.bpmn', content: version(5) });
    // when
    const evaluate = (variables: string, processDefinitionKey: string | null = null): number => engine.ok('evaluateConditionals', { processDefinitionKey, variables }).processInstances.length;
    // then
    expect([evaluate('{"a":2}'), evaluate('{"a":6}'), evaluate('{"a":6}', old!.processDefinitionKey)]).toEqual([0, 1, 0]);
    expect(engine.do('evaluateConditionals', { processDefinitionKey: '1', variables: '{}' }).rejection?.type).toBe('NOT_FOUND');
  });
});

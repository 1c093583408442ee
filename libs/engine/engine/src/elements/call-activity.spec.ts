import { END, extensions, processXml, sequence, serviceTask, START } from '../testing/models.js';
import { TestEngine } from '../testing/test-engine.js';

const SIGNAL = '<bpmn:signal id="signal" name="alarm"/>';
const call = `<bpmn:callActivity id="call">${extensions('<zeebe:calledElement processId="called"/>')}</bpmn:callActivity>`;
const hot = '<bpmn:boundaryEvent id="hot" attachedToRef="call"><bpmn:conditionalEventDefinition id="condition"><bpmn:condition>=v &gt; 2</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:boundaryEvent>';
const alarm = '<bpmn:startEvent id="alarm" isInterrupting="false"><bpmn:signalEventDefinition signalRef="signal"/></bpmn:startEvent>';
const handler = `<bpmn:subProcess id="handler" triggeredByEvent="true">${sequence(alarm, '<bpmn:endEvent id="handled"/>')}</bpmn:subProcess>`;

it.each([{ memory: 'kept', forgetful: false }, { memory: 'dropped', forgetful: true }])('should leave nothing of a called process that is ended while it begins, with memory $memory', (options) => {
  // given
  const engine = new TestEngine(options);
  engine.deploy(
    { name: 'caller.bpmn', content: processXml('caller', sequence(START, call, END) + hot) },
    { name: 'called.bpmn', content: processXml('called', sequence(START, serviceTask('task', 'work'), END) + handler, SIGNAL) },
  );
  // when
  engine.start('caller', { v: 3 });
  // then
  expect(engine.rows('processInstances').map(({ elementId, state }) => [elementId, state])).toEqual([['caller', 'COMPLETED'], ['called', 'TERMINATED']]);
  expect(engine.rows('signalSubscriptions')).toEqual([]);
  expect(engine.rowsInMemory).toBe(0);
});

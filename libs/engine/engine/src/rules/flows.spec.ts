import { END, processXml, serviceTask, START } from '../testing/models.js';
import { TestEngine } from '../testing/test-engine.js';

const flow = (from: string, to: string): string => `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
const SIGNAL = '<bpmn:signal id="signal" name="bell"/>';
const ring = '<bpmn:intermediateThrowEvent id="ring"><bpmn:signalEventDefinition signalRef="signal"/></bpmn:intermediateThrowEvent>';
const handler = `<bpmn:subProcess id="handler" triggeredByEvent="true"><bpmn:startEvent id="rung"><bpmn:signalEventDefinition signalRef="signal"/></bpmn:startEvent><bpmn:endEvent id="handled"/>${flow('rung', 'handled')}</bpmn:subProcess>`;
const gateways = '<bpmn:parallelGateway id="fork"/><bpmn:parallelGateway id="join"/>';
const flows = [['start', 'fork'], ['fork', 'ring'], ['fork', 'task'], ['ring', 'join'], ['task', 'join'], ['join', 'end']].map(([from = '', to = '']) => flow(from, to)).join('');

it.each([{ memory: 'kept', forgetful: false }, { memory: 'dropped', forgetful: true }])('should end a process whose own signal interrupts it on the way to a join, with memory $memory', (options) => {
  // given
  const engine = new TestEngine(options);
  engine.deploy({ name: 'p.bpmn', content: processXml('p', START + ring + serviceTask('task', 'work') + gateways + END + flows + handler, SIGNAL) });
  // when
  engine.start('p');
  // then
  expect(engine.rows('processInstances')).toMatchObject([{ state: 'COMPLETED' }]);
  expect(engine.rows('joinTokens')).toEqual([]);
});

import { END, extensions, processXml, sequence, serviceTask, START } from '../testing/models.js';
import { TestEngine } from '../testing/test-engine.js';

const adHoc = `<bpmn:adHocSubProcess id="choice">${extensions('<zeebe:taskDefinition type="choose"/><zeebe:adHoc/>')}${serviceTask('chosen', 'work')}</bpmn:adHocSubProcess>`;

it.each([{ memory: 'kept', forgetful: false }, { memory: 'dropped', forgetful: true }])('should resolve the incident of a worker that is asked anew, with memory $memory', (options) => {
  // given
  const engine = new TestEngine(options);
  engine.deploy({ name: 'p.bpmn', content: processXml('p', sequence(START, adHoc, END)) });
  engine.start('p');
  const [job] = engine.activate('choose');
  engine.ok('failJob', { jobKey: job?.jobKey ?? '', retries: 0, retryBackOff: 0, errorMessage: 'broken', variables: '{}' });
  // when
  const elementInstanceKey = engine.rows('elementInstances').find((row) => row.elementId === 'choice')?.elementInstanceKey ?? '';
  engine.ok('activateAdHocActivities', { elementInstanceKey, elements: [{ elementId: 'chosen', variables: '{}' }], cancelRemaining: false });
  engine.completeJob('work');
  // then
  expect(engine.rows('incidents').map(({ state }) => state)).toEqual(['RESOLVED']);
  expect(engine.rows('elementInstances').some(({ hasIncident }) => hasIncident)).toBe(false);
  expect(engine.activate('choose')).toHaveLength(1);
});

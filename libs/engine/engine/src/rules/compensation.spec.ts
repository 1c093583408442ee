import { END, extensions, processXml, serviceTask, sequence, START } from '../testing/models.js';
import { TestEngine } from '../testing/test-engine.js';

const throwing = '<bpmn:intermediateThrowEvent id="compensate"><bpmn:compensateEventDefinition id="thrown"/></bpmn:intermediateThrowEvent>';
const undoable = (activity: string): string =>
  `<bpmn:boundaryEvent id="${activity}-undone" attachedToRef="${activity}"><bpmn:compensateEventDefinition id="${activity}-undo"/></bpmn:boundaryEvent>` +
  `<bpmn:serviceTask id="undo-${activity}" isForCompensation="true">${extensions(`<zeebe:taskDefinition type="undo-${activity}"/>`)}</bpmn:serviceTask>` +
  `<bpmn:association id="a-${activity}" sourceRef="${activity}-undone" targetRef="undo-${activity}"/>`;

const trip = `<bpmn:subProcess id="trip">${sequence('<bpmn:startEvent id="trip-start"/>', serviceTask('book', 'book'), '<bpmn:endEvent id="trip-end"/>')}${undoable('book')}</bpmn:subProcess>`;
const TRIP = processXml('journey', `${sequence(START, trip, throwing, END)}`);

describe.each([{ forgetful: false }, { forgetful: true }])('compensation, forgetful: $forgetful', ({ forgetful }) => {
  const atTheHandler = (): { engine: TestEngine; processInstanceKey: string } => {
    const engine = new TestEngine({ forgetful });
    engine.deploy({ name: 'journey.bpmn', content: TRIP });
    const processInstanceKey = engine.start('journey');
    engine.completeJob('book');
    return { engine, processInstanceKey };
  };

  it('should be cancelled while the handler of an activity in a completed sub-process runs', () => {
    // given
    const { engine, processInstanceKey } = atTheHandler();
    expect(engine.rows('jobs').map((job) => [job.type, job.phase])).toEqual([['book', 'GONE'], ['undo-book', 'ACTIVATABLE']]);
    // when
    engine.ok('cancelProcessInstance', { processInstanceKey });
    // then
    expect(engine.rows('processInstances').map((row) => row.state)).toEqual(['TERMINATED']);
    expect(engine.rows('jobs').map((job) => job.phase)).toEqual(['GONE', 'GONE']);
    expect(engine.rows('compensationSubscriptions')).toEqual([]);
  });

  it('should go on when a modification ends the handler', () => {
    // given
    const { engine, processInstanceKey } = atTheHandler();
    // when
    engine.ok('modifyProcessInstance', { processInstanceKey, activate: [], move: [], terminate: [{ elementId: 'undo-book' }] });
    // then
    expect(engine.rows('processInstances').map((row) => row.state)).toEqual(['COMPLETED']);
    expect(engine.rows('compensationSubscriptions')).toEqual([]);
  });

  it('should keep what can be compensated until the process ends, and nothing after', () => {
    // given
    const { engine } = atTheHandler();
    expect(engine.rows('compensationSubscriptions').map((row) => row.elementId)).toEqual(['book']);
    // when
    engine.completeJob('undo-book');
    // then
    expect(engine.rows('processInstances').map((row) => row.state)).toEqual(['COMPLETED']);
    expect(engine.rows('compensationSubscriptions')).toEqual([]);
  });
});

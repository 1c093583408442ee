import { END, extensions, oneTask, processXml, sequence, serviceTask, START } from './testing/models.js';
import { TestEngine } from './testing/test-engine.js';

const CALL = `<bpmn:callActivity id="call">${extensions('<zeebe:calledElement processId="move"/>')}</bpmn:callActivity>`;
const creation = (process: string, businessId = 'CHG-1') =>
  ({ process: { processDefinitionId: process, version: -1 }, variables: '{}', businessId, tags: [], startInstructions: [], terminateAfter: [] }) as const;

function deployed(options: ConstructorParameters<typeof TestEngine>[0]): TestEngine {
  const engine = new TestEngine(options);
  engine.deploy({ name: 'move.bpmn', content: oneTask('move') }, { name: 'order.bpmn', content: processXml('order', sequence(START, CALL, END)) });
  return engine;
}

describe.each([{ memory: 'kept', forgetful: false }, { memory: 'dropped after each command', forgetful: true }])('unique business ids, with memory $memory', ({ forgetful }) => {
  const start = (engine: TestEngine, process: string) => engine.do('createProcessInstance', creation(process)).rejection?.type;

  it('should refuse the id of a running instance until that one has ended', () => {
    const engine = deployed({ forgetful });
    expect(start(engine, 'move')).toBeUndefined();
    expect(start(engine, 'move')).toBe('ALREADY_EXISTS');
    engine.completeJob('work');
    expect(start(engine, 'move')).toBeUndefined();
  });

  it('should count an instance of an older version', () => {
    const engine = deployed({ forgetful });
    start(engine, 'move');
    engine.deploy({ name: 'move.bpmn', content: processXml('move', sequence(START, serviceTask('drive', 'drive'), END)) });
    expect(start(engine, 'move')).toBe('ALREADY_EXISTS');
  });

  it('should hold within one process only', () => {
    const engine = deployed({ forgetful });
    start(engine, 'move');
    expect(start(engine, 'order')).toBeUndefined();
    expect(start(engine, 'order')).toBe('ALREADY_EXISTS');
  });

  it('should be inherited by called instances, which do not count', () => {
    const engine = deployed({ forgetful });
    start(engine, 'order');
    expect(engine.rows('processInstances').map((row) => [row.processDefinitionId, row.businessId])).toEqual([['order', 'CHG-1'], ['move', 'CHG-1']]);
    expect(start(engine, 'move')).toBeUndefined();
  });
});

describe('free business ids', () => {
  it('should repeat, and be inherited all the same', () => {
    const engine = deployed({ businessIds: 'free' });
    for (const process of ['order', 'order']) engine.ok('createProcessInstance', creation(process));
    expect(engine.rows('processInstances').map((row) => row.businessId)).toEqual(['CHG-1', 'CHG-1', 'CHG-1', 'CHG-1']);
  });

  it('should not be longer than 256 characters either', () => {
    const engine = deployed({ businessIds: 'free' });
    expect(engine.do('createProcessInstance', creation('move', 'x'.repeat(257))).rejection?.type).toBe('INVALID_ARGUMENT');
  });
});

import { oneTask } from '../testing/models.js';
import { TestEngine } from '../testing/test-engine.js';
import { MAX_JOB_BYTES } from './activate-jobs.command.js';

const HALF = 'x'.repeat(MAX_JOB_BYTES / 2);

describe.each([{ memory: 'kept', forgetful: false }, { memory: 'dropped after each command', forgetful: true }])('a job that is too large to be handed out, with memory $memory', ({ forgetful }) => {
  function largeJob(): TestEngine {
    const engine = new TestEngine({ forgetful });
    engine.deploy({ name: 'one.bpmn', content: oneTask('one') });
    engine.start('one', { left: HALF, right: HALF });
    return engine;
  }

  it('should stop at an incident, and be handed out when it is resolved and its variables are smaller', () => {
    // given
    const engine = largeJob();
    expect(engine.activate('work')).toEqual([]);
    const [incident] = engine.rows('incidents');
    expect(incident).toMatchObject({ errorType: 'MESSAGE_SIZE_EXCEEDED', elementId: 'task', state: 'ACTIVE' });
    expect(engine.activate('work')).toEqual([]);
    expect(engine.rows('incidents')).toHaveLength(1);
    // when
    engine.ok('setVariables', { elementInstanceKey: incident!.processInstanceKey, variables: '{"right": 1}', local: false });
    engine.ok('resolveIncident', { incidentKey: incident!.incidentKey });
    engine.completeJob('work');
    // then
    expect(engine.rows('processInstances')).toMatchObject([{ state: 'COMPLETED', hasIncident: false }]);
  });

  it('should be handed out at once to a worker that fetches less of it', () => {
    const engine = largeJob();
    const { jobs } = engine.ok('activateJobs', { type: 'work', worker: 'spec', timeout: 60_000, maxJobs: 1, fetchVariables: ['left'] });
    expect(jobs).toHaveLength(1);
  });

  it('should leave jobs for the next time when those before them are as large as can be handed out together', () => {
    const engine = new TestEngine({ forgetful });
    engine.deploy({ name: 'one.bpmn', content: oneTask('one') });
    const keys = ['a', 'b', 'c', 'd', 'e'].map(() => engine.start('one', { text: HALF.slice(100) }));
    const instances = () => engine.ok('activateJobs', { type: 'work', worker: 'spec', timeout: 60_000, maxJobs: 10, fetchVariables: [] }).jobs.map((job) => job.processInstanceKey);
    expect([instances(), instances(), instances(), instances()]).toEqual([keys.slice(0, 2), keys.slice(2, 4), keys.slice(4), []]);
  });

  it('should not hold up the jobs behind it', () => {
    const engine = largeJob();
    const small = engine.start('one');
    expect(engine.activate('work').map((job) => job.processInstanceKey)).toEqual([small]);
  });
});

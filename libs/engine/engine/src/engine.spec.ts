import { ManualClock } from '#core/kernel';
import type { Engine, Outcome } from './engine.js';
import { CountingKeys } from './keys.js';
import { createEngine } from './process/processor.js';
import { MemoryStore } from './testing/memory-store.js';
import { END, extensions, oneTask, processXml, sequence, serviceTask, START } from './testing/models.js';
import { TestEngine } from './testing/test-engine.js';

const creation = (process: string) =>
  ({ process: { processDefinitionId: process, version: -1 }, variables: '{}', businessId: null, tags: [], startInstructions: [], terminateAfter: [] }) as const;

describe.each([{ memory: 'kept', forgetful: false }, { memory: 'dropped after each command', forgetful: true }])('the engine with memory $memory', (options) => {
  it('should run a process with one service task', () => {
    // given
    const engine = new TestEngine(options);
    engine.deploy({ name: 'one.bpmn', content: oneTask('one') });
    // when
    const key = engine.start('one', { a: 1 });
    engine.completeJob('work', { b: [1, 2] });
    // then
    expect(engine.rows('processInstances')).toMatchObject([{ processInstanceKey: key, state: 'COMPLETED' }]);
    expect(engine.rows('variables').map((row) => [row.name, row.value])).toEqual([['a', '1'], ['b', '[1,2]']]);
    expect(engine.rows('sequenceFlows').map((row) => row.elementId)).toEqual(['start-task', 'task-end']);
    expect(engine.notifications).toEqual([{ kind: 'jobsAvailable', type: 'work' }, { kind: 'instanceEnded', processInstanceKey: key, state: 'COMPLETED' }]);
  });

  it('should keep every digit of a variable', () => {
    const engine = new TestEngine(options);
    engine.deploy({ name: 'one.bpmn', content: oneTask('one') });
    engine.ok('createProcessInstance', { ...creation('one'), variables: '{ "big": 9007199254740993, "text": "a b" }' });
    expect(engine.activate('work')[0]?.variables).toBe('{"big":9007199254740993,"text":"a b"}');
  });

  it('should activate the oldest jobs first and each only once', () => {
    // given
    const engine = new TestEngine(options);
    engine.deploy({ name: 'one.bpmn', content: oneTask('one') });
    const keys = Array.from({ length: 5 }, () => engine.start('one'));
    // when
    const first = engine.activate('work', 2).map((job) => job.processInstanceKey);
    const second = engine.activate('work', 10).map((job) => job.processInstanceKey);
    // then
    expect([...first, ...second]).toEqual(keys);
    expect(engine.activate('work', 10)).toEqual([]);
  });

  it('should stop a process that goes on without ever waiting', () => {
    // given
    const engine = new TestEngine(options);
    const inner = `<bpmn:subProcess id="again">${sequence('<bpmn:startEvent id="s"/>', '<bpmn:endEvent id="e"/>')}</bpmn:subProcess>`;
    const back = '<bpmn:sequenceFlow id="back" sourceRef="again" targetRef="again"/>';
    engine.deploy({ name: 'loop.bpmn', content: processXml('loop', sequence(START, inner) + back) });
    // when
    const key = engine.start('loop');
    // then
    expect(engine.rows('incidents')).toMatchObject([{ errorType: 'UNKNOWN', state: 'ACTIVE', processInstanceKey: key }]);
    engine.ok('cancelProcessInstance', { processInstanceKey: key });
    expect(engine.rows('processInstances')).toMatchObject([{ state: 'TERMINATED' }]);
  });

  it('should mark the instances around an incident until it is resolved', () => {
    // given
    const engine = new TestEngine(options);
    const sub = `<bpmn:subProcess id="sub">${sequence('<bpmn:startEvent id="s"/>', serviceTask('task', '=kind'), '<bpmn:endEvent id="e"/>')}</bpmn:subProcess>`;
    engine.deploy({ name: 'p.bpmn', content: processXml('p', sequence(START, sub, END)) });
    // when
    const key = engine.start('p');
    const marked = [...engine.rows('processInstances'), ...engine.rows('elementInstances')].filter((row) => row.hasIncident).map((row) => row.elementId);
    engine.ok('setVariables', { elementInstanceKey: key, variables: '{"kind":"work"}', local: false });
    engine.ok('resolveIncident', { incidentKey: engine.rows('incidents')[0]?.incidentKey ?? '' });
    // then
    expect(marked).toEqual(['p', 'sub', 'task']);
    expect([...engine.rows('processInstances'), ...engine.rows('elementInstances')].filter((row) => row.hasIncident)).toEqual([]);
    expect(engine.activate('work')).toHaveLength(1);
  });

  it('should mark the instances that called the one with an incident, until it is resolved', () => {
    // given
    const engine = new TestEngine(options);
    const call = (id: string) => `<bpmn:callActivity id="call-${id}">${extensions(`<zeebe:calledElement processId="${id}"/>`)}</bpmn:callActivity>`;
    const nested = `<bpmn:subProcess id="sub">${sequence('<bpmn:startEvent id="s"/>', call('middle'), '<bpmn:endEvent id="e"/>')}</bpmn:subProcess>`;
    const failing = (id: string) => serviceTask(id, '=kind');
    const fork = ['a', 'b'].map((id) => `<bpmn:sequenceFlow id="to-${id}" sourceRef="start" targetRef="${id}"/>`);
    engine.deploy(
      { name: 'outer.bpmn', content: processXml('outer', sequence(START, nested, END)) },
      { name: 'middle.bpmn', content: processXml('middle', sequence(START, call('inner'), END)) },
      { name: 'inner.bpmn', content: processXml('inner', [START, failing('a'), failing('b'), ...fork].join('')) },
    );
    const marked = () => [...engine.rows('processInstances'), ...engine.rows('elementInstances')].filter((row) => row.hasIncident).map((row) => row.elementId);
    const resolve = (at: number) => engine.ok('resolveIncident', { incidentKey: engine.rows('incidents')[at]?.incidentKey ?? '' });
    // when
    const key = engine.start('outer');
    // then
    expect(marked()).toEqual(['outer', 'middle', 'inner', 'sub', 'call-middle', 'call-inner', 'b', 'a']);
    expect(engine.rows('elementInstances').find((row) => row.elementId === 'call-inner')?.incidentKey).toBeNull();
    // when one of both is resolved
    engine.ok('setVariables', { elementInstanceKey: engine.rows('incidents')[0]?.elementInstanceKey ?? '', variables: '{"kind":"work"}', local: true });
    resolve(0);
    // then
    expect(marked()).toEqual(['outer', 'middle', 'inner', 'sub', 'call-middle', 'call-inner', 'a']);
    // when the instance is cancelled
    engine.ok('cancelProcessInstance', { processInstanceKey: key });
    // then
    expect(marked()).toEqual([]);
    expect(engine.rows('incidents').map((row) => row.state)).toEqual(['RESOLVED', 'RESOLVED']);
  });

  it('should ignore a timer, a time-out and an expiry that are not due or gone', () => {
    // given
    const engine = new TestEngine(options);
    const wait = '<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>';
    engine.deploy({ name: 'p.bpmn', content: processXml('p', sequence(START, wait, END)) });
    engine.start('p');
    const timerKey = engine.rows('timers')[0]?.timerKey ?? '';
    // when
    engine.ok('triggerTimer', { timerKey });
    const early = engine.rows('processInstances')[0]?.state;
    engine.advance(3_600_000);
    engine.ok('triggerTimer', { timerKey });
    engine.ok('timeOutJob', { jobKey: '1' });
    engine.ok('expireMessage', { messageKey: '1' });
    // then
    expect(early).toBe('ACTIVE');
    expect(engine.rows('processInstances')[0]?.state).toBe('COMPLETED');
  });
});

describe('deployment', () => {
  const files = (engine: TestEngine) => engine.rows('processDefinitions').map((row) => [row.processDefinitionId, row.version]);

  it('should give a new version to everything as soon as one file is new', () => {
    // given
    const engine = new TestEngine();
    const one = { name: 'one.bpmn', content: oneTask('one') };
    engine.deploy(one);
    // when
    const same = engine.deploy(one);
    const both = engine.deploy(one, { name: 'two.bpmn', content: oneTask('two') });
    // then
    expect(same.processes).toMatchObject([{ processDefinitionVersion: 1 }]);
    expect(both.processes).toMatchObject([{ processDefinitionVersion: 2 }, { processDefinitionVersion: 1 }]);
    expect(files(engine)).toEqual([['one', 1], ['one', 2], ['two', 1]]);
  });

  it('should start new instances with the newest version and leave the running ones alone', () => {
    // given
    const engine = new TestEngine();
    engine.deploy({ name: 'one.bpmn', content: oneTask('one', 'old') });
    engine.start('one');
    // when
    engine.deploy({ name: 'one.bpmn', content: oneTask('one', 'new') });
    engine.start('one');
    // then
    expect(engine.activate('old')).toMatchObject([{ processDefinitionVersion: 1 }]);
    expect(engine.activate('new')).toMatchObject([{ processDefinitionVersion: 2 }]);
  });

  it('should deploy nothing when one file is refused, and say what is wrong with each', () => {
    // given
    const engine = new TestEngine();
    // when
    const { rejection } = engine.do('deploy', {
      files: [
        { name: 'good.bpmn', content: oneTask('one') },
        { name: 'bad.bpmn', content: processXml('bad', sequence(START, '<bpmn:serviceTask id="task"/>')) },
        { name: 'bad.form', content: '{}' },
        { name: 'note.txt', content: '' },
      ],
    });
    // then
    expect(rejection).toEqual({
      type: 'INVALID_ARGUMENT',
      reason:
        "Expected to deploy new resources, but encountered the following errors:\n'bad.bpmn': - Element: task\n    - ERROR: Must have exactly one 'zeebe:taskDefinition' extension element\n\n" +
        "Expected the form id to be present, but none given\n'note.txt': unknown resource type",
    });
    expect(files(engine)).toEqual([]);
  });

  it.each([
    ['a wrong expression', `<zeebe:taskDefinition type="= 1 +"/>`, "task > extensionElements > taskDefinition"],
    ['a wrong mapping', `<zeebe:taskDefinition type="x"/><zeebe:ioMapping><zeebe:input source="= x +" target="a"/></zeebe:ioMapping>`, 'task > extensionElements > ioMapping > input'],
  ])('should refuse %s at its place', (_name, text, place) => {
    const engine = new TestEngine();
    const task = `<bpmn:serviceTask id="task">${extensions(text)}</bpmn:serviceTask>`;
    const { rejection } = engine.do('deploy', { files: [{ name: 'p.bpmn', content: processXml('p', sequence(START, task, END)) }] });
    expect(rejection?.reason).toContain(`- Element: ${place}\n    - ERROR: failed to parse expression`);
  });

  it('should bind a form to the one of its deployment', () => {
    // given
    const engine = new TestEngine();
    const task = `<bpmn:userTask id="task">${extensions('<zeebe:userTask/><zeebe:formDefinition formId="f" bindingType="deployment"/>')}</bpmn:userTask>`;
    const process = { name: 'p.bpmn', content: processXml('p', sequence(START, task, END)) };
    // when
    const alone = engine.do('deploy', { files: [process] });
    const together = engine.deploy(process, { name: 'f.form', content: '{"id":"f","v":1}' });
    engine.deploy({ name: 'f.form', content: '{"id":"f","v":2}' });
    engine.start('p');
    // then
    expect(alone.rejection?.reason).toContain("Expected to find form with id 'f' in current deployment, but not found.");
    expect(engine.rows('userTasks')).toMatchObject([{ formKey: together.forms[0]?.formKey }]);
  });
});

describe('a batch', () => {
  function newEngine(): { engine: Engine; store: MemoryStore } {
    const decisions = { parse: () => ({ ok: false as const, failure: { message: '' } }), evaluate: () => ({ output: 'null', evaluated: [], failure: null }) };
    return { engine: createEngine({ clock: new ManualClock(0), keys: new CountingKeys(), decisions, businessIds: 'unique', zone: 'UTC' }), store: new MemoryStore() };
  }

  function done({ engine, store }: { engine: Engine; store: MemoryStore }, command: Parameters<Engine['process']>[0]): Extract<Outcome, { kind: 'done' }> {
    for (;;) {
      const outcome = engine.process(command);
      if (outcome.kind === 'done') return outcome;
      engine.put(outcome.requests, store.load(outcome.requests));
    }
  }

  const create = { kind: 'createProcessInstance', ...creation('one') } as const;
  const activate = { kind: 'activateJobs', type: 'work', worker: 'w', timeout: 1_000, maxJobs: 10, fetchVariables: [] } as const;
  const jobKeys = (outcome: Extract<Outcome, { kind: 'done' }>): string[] => {
    const { answer } = outcome;
    return answer.kind === 'response' && answer.response && 'jobs' in answer.response ? answer.response.jobs.map((job) => job.jobKey) : [];
  };

  it('should answer what was not yet written by the batch before', () => {
    // given
    const subject = newEngine();
    done(subject, { kind: 'deploy', files: [{ name: 'one.bpmn', content: oneTask('one') }] });
    done(subject, create);
    const first = subject.engine.takeChanges();
    // when: the first batch is still on its way, the store knows nothing
    const [jobKey = ''] = jobKeys(done(subject, activate));
    done(subject, { kind: 'completeJob', jobKey, variables: '{}', result: null });
    const again = done(subject, activate);
    const late = done(subject, { kind: 'completeJob', jobKey, variables: '{}', result: null });
    // then
    expect(jobKeys(again)).toEqual([]);
    expect(late.answer).toMatchObject({ kind: 'rejection', rejection: { type: 'NOT_FOUND' } });
    subject.store.write(first.changes);
    subject.engine.flushed(first);
    const second = subject.engine.takeChanges();
    subject.store.write(second.changes);
    subject.engine.flushed(second);
    expect(subject.store.all('processInstances')).toMatchObject([{ state: 'COMPLETED' }]);
  });

  it('should write a row that was created and changed in one batch once', () => {
    const subject = newEngine();
    done(subject, { kind: 'deploy', files: [{ name: 'one.bpmn', content: oneTask('one') }] });
    done(subject, create);
    done(subject, activate);
    const { changes } = subject.engine.takeChanges();
    expect(changes.jobs).toMatchObject({ inserts: [{ phase: 'ACTIVATED' }], updates: [], deletes: [] });
  });

  it('should leave no trace of a refused command', () => {
    const subject = newEngine();
    done(subject, { kind: 'deploy', files: [{ name: 'one.bpmn', content: oneTask('one') }] });
    subject.engine.takeChanges();
    done(subject, { ...create, tags: ['1 bad tag'] });
    done(subject, { kind: 'correlateMessage', name: 'm', correlationKey: 'k', variables: '{}' });
    expect(subject.engine.takeChanges().changes).toEqual({});
  });

  it('should forget idle instances beyond the bound, never unwritten ones, and load them again', () => {
    // given
    const subject = newEngine();
    done(subject, { kind: 'deploy', files: [{ name: 'one.bpmn', content: oneTask('one') }] });
    for (let count = 0; count < 10; count++) done(subject, create);
    subject.engine.evict(12);
    const unwritten = subject.engine.loadedInstances;
    const changes = subject.engine.takeChanges();
    subject.store.write(changes.changes);
    subject.engine.flushed(changes);
    // when
    subject.engine.evict(12);
    const kept = subject.engine.loadedInstances;
    // then
    expect([unwritten, kept]).toEqual([10, 3]);
    expect(jobKeys(done(subject, activate))).toHaveLength(10);
  });
});

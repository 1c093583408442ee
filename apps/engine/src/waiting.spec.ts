import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow, serviceTask, timerCatch } from '#test/bpmn';
import { createTestDatabase } from '#test/database';
import { startTestEngine, type TestEngine } from '#test/engine';

const NOW = { consistency: { waitUpToMs: 0 } };

const deployTask = (engine: TestEngine, processId: string): Promise<unknown> =>
  engine.client.createDeployment({ resources: [bpmn(processId, inARow(serviceTask('work', `${processId}-work`)))] });
const start = (engine: TestEngine, processId: string) => engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists(processId) });

describe('waiting for work', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine();
  });
  afterAll(() => engine.stop());

  const poll = async (type: string, options: { requestTimeout?: number; maxJobsToActivate?: number; signal?: AbortSignal } = {}): Promise<{ jobKey: string }[]> => {
    const { signal, ...request } = options;
    const response = await fetch(`${engine.address}/v2/jobs/activation`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ type, timeout: 60_000, maxJobsToActivate: 5, ...request }), ...(signal ? { signal } : {}),
    });
    return ((await response.json()) as { jobs: { jobKey: string }[] }).jobs;
  };

  it('should answer a long poll as soon as there is work', async () => {
    await deployTask(engine, 'soon');
    const polled = poll('soon-work', { requestTimeout: 30_000 });
    await start(engine, 'soon');
    expect(await polled).toHaveLength(1);
  });

  it.each([0, undefined])('should wait when the time given is %p', async (requestTimeout) => {
    await deployTask(engine, `standard-${requestTimeout}`);
    const polled = poll(`standard-${requestTimeout}-work`, requestTimeout === undefined ? {} : { requestTimeout });
    await start(engine, `standard-${requestTimeout}`);
    expect(await polled).toHaveLength(1);
  });

  it('should not wait when the time is negative, and answer empty when it is over', async () => {
    expect(await poll('nobody', { requestTimeout: -1 })).toEqual([]);
    expect(await poll('nobody', { requestTimeout: 30 })).toEqual([]);
  });

  it('should serve those who wait in the order they came', async () => {
    await deployTask(engine, 'fair');
    const served: number[] = [];
    const polls: Promise<unknown>[] = [];
    for (let index = 0; index < 5; index += 1) {
      polls.push(poll('fair-work', { maxJobsToActivate: 1, requestTimeout: 30_000 }).then((jobs) => jobs.length === 1 && served.push(index)));
      await poll('fair-marker', { requestTimeout: -1 });
    }
    for (let index = 0; index < 5; index += 1) await start(engine, 'fair');
    await Promise.all(polls);
    expect(served).toEqual([0, 1, 2, 3, 4]);
  });

  it('should not give a job to a client that has left', async () => {
    await deployTask(engine, 'left');
    const leaving = new AbortController();
    const left = poll('left-work', { requestTimeout: 30_000, signal: leaving.signal }).catch(() => 'left');
    await poll('left-marker', { requestTimeout: -1 });
    leaving.abort();
    expect(await left).toBe('left');
    const polled = poll('left-work', { requestTimeout: 30_000 });
    await start(engine, 'left');
    expect(await polled).toHaveLength(1);
  });

  it('should give every job to one client only, however many ask', async () => {
    await deployTask(engine, 'rush');
    const asked = Array.from({ length: 12 }, () => poll('rush-work', { maxJobsToActivate: 3, requestTimeout: 500 }));
    await Promise.all(Array.from({ length: 30 }, () => start(engine, 'rush')));
    const keys = (await Promise.all(asked)).flat().map((job) => job.jobKey);
    const rest = (await poll('rush-work', { maxJobsToActivate: 100, requestTimeout: -1 })).map((job) => job.jobKey);
    expect(new Set([...keys, ...rest]).size).toBe(30);
    expect(keys.length + rest.length).toBe(30);
  });
});

describe('an engine that starts again', () => {
  it('should fire what became due while it was down, and keep the pinned clock', async () => {
    const database = await createTestDatabase();
    const noon = Date.UTC(2027, 5, 1, 12);
    const before = await startTestEngine({ databaseUrl: database.url, controlledClock: true });
    await before.client.pinClock({ timestamp: noon });
    await before.client.createDeployment({ resources: [bpmn('asleep', inARow(timerCatch('wait', 'PT1H'), serviceTask('work', 'awake')))] });
    const { processInstanceKey } = await start(before, 'asleep');
    await before.stop();

    const after = await startTestEngine({ databaseUrl: database.url, controlledClock: true });
    const early = await after.client.activateJobs({ type: 'awake', timeout: 1_000, maxJobsToActivate: 1, worker: 'w', requestTimeout: -1 });
    expect(early.jobs).toEqual([]);
    await after.client.pinClock({ timestamp: noon + 3_600_000 });
    const due = await after.client.activateJobs({ type: 'awake', timeout: 1_000, maxJobsToActivate: 1, worker: 'w', requestTimeout: 60_000 });
    expect(due.jobs).toMatchObject([{ processInstanceKey }]);
    await after.stop();
    await database.drop();
  });
});

describe('an engine with --search-delay', () => {
  const DELAY = 2_000;
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine({ searchDelayMs: DELAY });
  });
  afterAll(() => engine.stop());

  /** An instance that was asked for in vain, as it must be before the delay is over; a machine may be too slow to ask in time. */
  async function startedAndHidden() {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const begun = performance.now();
      const { processInstanceKey } = await start(engine, 'delayed');
      const answer = await engine.client.getProcessInstance({ processInstanceKey }, NOW).then(() => 200, (error: { status: number }) => error.status);
      if (performance.now() - begun >= DELAY) continue;
      expect(answer).toBe(404);
      return processInstanceKey;
    }
    throw new Error(`No search was answered within ${DELAY} ms of the write before it`);
  }

  it('should hide what was just written from searches and gets, show it later, and act on it at once', async () => {
    await deployTask(engine, 'delayed');
    const processInstanceKey = await startedAndHidden();
    const { jobs } = await engine.client.activateJobs({ type: 'delayed-work', timeout: 60_000, maxJobsToActivate: 100, worker: 'w' });
    for (const { jobKey } of jobs) await engine.client.completeJob({ jobKey });
    const seen = await engine.client.getProcessInstance({ processInstanceKey }, { consistency: { waitUpToMs: 60_000, pollIntervalMs: 20, predicate: (one) => one.state === 'COMPLETED' } });
    expect(seen.state).toBe('COMPLETED');
  });

  it('should answer commands with what is true now', async () => {
    await engine.client.createDeployment({ resources: [bpmn('at-once', inARow())] });
    const ended = await engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('at-once'), variables: { a: 1 }, awaitCompletion: true });
    expect(ended.variables).toEqual({ a: 1 });
  });
});

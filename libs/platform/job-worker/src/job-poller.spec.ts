import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { setTimeout as pause } from 'node:timers/promises';
import { ProcessEngine } from '#platform/orchestration';
import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { startTestEngine } from '#test/engine';
import type { TestEngine } from '#test/engine';
import type { JobExecution } from './job-execution.js';
import { JobPoller } from './job-poller.js';
import { completed } from './job.js';

const NOW = { consistency: { waitUpToMs: 0 } };
const NEVER = new AbortController().signal;

/** A handler that works until it is let go. */
class Bench implements Pick<JobExecution, 'execute'> {
  readonly begun = Promise.withResolvers<void>();
  readonly release = Promise.withResolvers<void>();

  async execute() {
    this.begun.resolve();
    await this.release.promise;
    return completed({ done: true });
  }
}

describe('A worker that is told to stop', () => {
  let engine: TestEngine;

  beforeAll(async () => {
    engine = await startTestEngine();
  }, 60_000);
  afterAll(() => engine.stop());

  async function aWorkerOn(process: string) {
    await engine.client.createDeployment({ resources: [bpmn(process, inARow(serviceTask('work', process)))] });
    await engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists(process) });
    const bench = new Bench();
    const registered = { name: 'Spec', options: { type: process, input: Object, output: Object }, handler: { handle: () => Promise.reject(new Error('not reached')) } };
    const poller = new JobPoller(registered, new ProcessEngine(engine.client), bench as unknown as JobExecution, 'spec');
    poller.start();
    await bench.begun.promise;
    return { bench, poller };
  }

  const jobOf = async (type: string) => (await engine.client.searchJobs({ filter: { type } }, NOW)).items[0];

  it('should finish what it works on and take nothing new', async () => {
    const { bench, poller } = await aWorkerOn('finishing');
    const stopped = poller.stop(NEVER);
    await engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('finishing') });
    bench.release.resolve();
    await stopped;
    const { items } = await engine.client.searchJobs({ filter: { type: 'finishing' }, sort: [{ field: 'jobKey' }] }, NOW);
    expect(items.map(({ state }) => state)).toEqual(['COMPLETED', 'CREATED']);
  });

  it('should hand back what it cannot finish in time, with all its retries, for another worker to take at once', async () => {
    const { bench, poller } = await aWorkerOn('late');
    await poller.stop(AbortSignal.abort());
    expect(await jobOf('late')).toMatchObject({ retries: 3, errorMessage: expect.stringContaining('the worker stops') });
    const { jobs } = await engine.client.activateJobs({ type: 'late', worker: 'other', timeout: 10_000, maxJobsToActivate: 1, requestTimeout: -1 });
    expect(jobs).toHaveLength(1);
    bench.release.resolve();
  });

  it('should stop at once while it only waits for work', async () => {
    const registered = { name: 'Spec', options: { type: 'nothing', input: Object, output: Object }, handler: { handle: () => Promise.reject(new Error('not reached')) } };
    const poller = new JobPoller(registered, new ProcessEngine(engine.client), new Bench() as unknown as JobExecution, 'spec');
    poller.start();
    const first = await Promise.race([poller.stop(NEVER).then(() => 'stopped'), pause(3_000, 'still waiting', { ref: false })]);
    expect(first).toBe('stopped');
  });
});

describe('A worker without its engine', () => {
  it('should ask again with longer and longer pauses, not in a storm', async () => {
    const asked: number[] = [];
    const fourth = Promise.withResolvers<void>();
    const activateJobs = () => {
      if (asked.push(performance.now()) === 4) fourth.resolve();
      return Promise.resolve({ ok: false, failure: { code: 'engine-unreachable', message: 'away' } });
    };
    const registered = { name: 'Spec', options: { type: 'away', input: Object, output: Object }, handler: { handle: () => Promise.reject(new Error('not reached')) } };
    const poller = new JobPoller(registered, { activateJobs } as unknown as ProcessEngine, new Bench() as unknown as JobExecution, 'spec');
    poller.start();
    await fourth.promise;
    await poller.stop(NEVER);
    const pauses = asked.slice(1, 4).map((at, index) => at - asked[index]!);
    [125, 250, 500].forEach((least, index) => expect(pauses[index]).toBeGreaterThanOrEqual(least - 5));
  });
});

import { ProcessDefinitionId, type ProcessInstanceKey } from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow, message, messageCatch, serviceTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

const NOW = { consistency: { waitUpToMs: 0 } };
const NOON = Date.UTC(2027, 0, 1, 12);
const MINUTE = 60_000;
const at = (minutes: number): string => new Date(NOON + minutes * MINUTE).toISOString();
const WINDOW = { from: at(0), to: at(60) };

describe('statistics through the published client', () => {
  let engine: TestEngine;

  const start = async (processId: string, variables: Record<string, unknown> = {}): Promise<ProcessInstanceKey> =>
    (await engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists(processId), variables })).processInstanceKey;
  const activated = async (type: string, worker: string) => (await engine.client.activateJobs({ type, timeout: MINUTE, maxJobsToActivate: 1, worker, requestTimeout: -1 })).jobs[0]!;

  /** Two versions of one process, one instance of the first and three of the second, a minute after each other. */
  beforeAll(async () => {
    engine = await startTestEngine({ controlledClock: true });
    const { client } = engine;
    await client.pinClock({ timestamp: NOON });
    await client.createDeployment({ resources: [bpmn('counted', inARow(serviceTask('work', 'count-work'))), bpmn('asking', inARow(messageCatch('paid', 'message')), message('message', 'paid', '=order'))] });
    await start('counted');
    await client.createDeployment({ resources: [bpmn('counted', inARow(serviceTask('work', 'count-work', '<!-- second -->')))] });
    for (const minute of [1, 2, 3]) {
      await client.pinClock({ timestamp: NOON + minute * MINUTE });
      await start('counted');
    }
    await Promise.all(['o-1', 'o-2'].map((order) => start('asking', { order })));
    await client.completeJob({ jobKey: (await activated('count-work', 'ann')).jobKey });
    await client.failJob({ jobKey: (await activated('count-work', 'ann')).jobKey, retries: 0, errorMessage: 'disk full' });
    await client.failJob({ jobKey: (await activated('count-work', 'bob')).jobKey, retries: 0, errorMessage: 'disk full' });
    await client.throwJobError({ jobKey: (await activated('count-work', 'bob')).jobKey, errorCode: 'E1', errorMessage: 'no money' });
  });
  afterAll(() => engine.stop());

  it('should count the jobs of a time', async () => {
    const counts = { created: { count: 4, lastUpdatedAt: at(3) }, completed: { count: 1, lastUpdatedAt: at(3) }, failed: { count: 3, lastUpdatedAt: at(3) } };
    expect(await engine.client.getGlobalJobStatistics({ ...WINDOW, jobType: 'count-work' }, NOW)).toEqual({ ...counts, isIncomplete: false });
    expect(await engine.client.getGlobalJobStatistics({ from: at(2), to: at(3) }, NOW)).toMatchObject({ created: { count: 1 }, completed: { count: 0, lastUpdatedAt: null } });
    expect((await engine.client.getJobTypeStatistics({ filter: { ...WINDOW, jobType: { $like: 'count*' } } }, NOW)).items).toEqual([{ jobType: 'count-work', workers: 2, ...counts }]);
  });

  it('should count them by worker, by minute and by error', async () => {
    const filter = { ...WINDOW, jobType: 'count-work' };
    const workers = await engine.client.getJobWorkerStatistics({ filter }, NOW);
    expect(workers.items.map(({ worker, completed, failed }) => [worker, completed.count, failed.count])).toEqual([['ann', 1, 1], ['bob', 0, 2]]);
    const minutes = await engine.client.getJobTimeSeriesStatistics({ filter: { ...filter, resolution: 'PT2M' } }, NOW);
    expect(minutes.items.map(({ time, created }) => [time, created.count])).toEqual([[at(0), 2], [at(2), 2]]);
    const errors = await engine.client.getJobErrorStatistics({ filter: { ...filter, errorMessage: { $in: ['disk full', 'no money'] } } }, NOW);
    expect(errors.items).toEqual([{ errorCode: '', errorMessage: 'disk full', workers: 2 }, { errorCode: 'E1', errorMessage: 'no money', workers: 1 }]);
  });

  it('should go through pages behind a cursor', async () => {
    const filter = { ...WINDOW, jobType: 'count-work' };
    const first = await engine.client.getJobWorkerStatistics({ filter, page: { after: '' as never, limit: 1 } }, NOW);
    expect([first.items.map(({ worker }) => worker), first.page.totalItems]).toEqual([['ann'], 2]);
    const second = await engine.client.getJobWorkerStatistics({ filter, page: { after: first.page.endCursor!, limit: 1 } }, NOW);
    expect(second.items.map(({ worker }) => worker)).toEqual(['bob']);
  });

  it('should count instances with an error, and find them by its number', async () => {
    const { items } = await engine.client.getProcessInstanceStatisticsByError({ sort: [{ field: 'activeInstancesWithErrorCount', order: 'DESC' }] }, NOW);
    expect(items.map((one) => [one.errorMessage, one.activeInstancesWithErrorCount])).toEqual([['disk full', 2], [expect.stringContaining('E1'), 1]]);
    const { errorHashCode } = items[0]!;
    const definitions = await engine.client.getProcessInstanceStatisticsByDefinition({ filter: { errorHashCode } }, NOW);
    expect(definitions.items).toMatchObject([{ processDefinitionId: 'counted', processDefinitionName: 'Process counted', processDefinitionVersion: 2, activeInstancesWithErrorCount: 2, tenantId: '<default>' }]);
    expect((await engine.client.searchProcessInstances({ filter: { incidentErrorHashCode: errorHashCode } }, NOW)).items).toHaveLength(2);
    expect((await engine.client.searchProcessInstances({ filter: { incidentErrorHashCode: { $exists: false } } }, NOW)).items).toHaveLength(3);
  });

  it('should count running instances by definition and by version', async () => {
    const { items } = await engine.client.getProcessDefinitionInstanceStatistics({ sort: [{ field: 'processDefinitionId', order: 'DESC' }] }, NOW);
    expect(items).toEqual([
      { processDefinitionId: 'counted', latestProcessDefinitionName: 'Process counted', hasMultipleVersions: true, activeInstancesWithIncidentCount: 3, activeInstancesWithoutIncidentCount: 0, tenantId: '<default>' },
      { processDefinitionId: 'asking', latestProcessDefinitionName: 'Process asking', hasMultipleVersions: false, activeInstancesWithIncidentCount: 0, activeInstancesWithoutIncidentCount: 2, tenantId: '<default>' },
    ]);
    const versions = await engine.client.getProcessDefinitionInstanceVersionStatistics({ filter: { processDefinitionId: ProcessDefinitionId.assumeExists('counted') }, sort: [{ field: 'processDefinitionVersion' }] }, NOW);
    expect(versions.items.map((one) => [one.processDefinitionVersion, one.activeInstancesWithIncidentCount])).toEqual([[2, 3]]);
  });

  it('should count open subscriptions by definition', async () => {
    const { items } = await engine.client.getProcessDefinitionMessageSubscriptionStatistics({ filter: { messageName: 'paid' } }, NOW);
    expect(items).toMatchObject([{ processDefinitionId: 'asking', activeSubscriptions: 2, processInstancesWithActiveSubscriptions: 2 }]);
  });

  it.each<[string, object, string]>([
    ['/jobs/statistics/by-workers', {}, '[filter] is required'],
    ['/jobs/statistics/by-workers', { filter: { from: at(0), to: at(1) } }, '[filter.jobType] is required'],
    ['/jobs/statistics/time-series', { filter: { ...WINDOW, jobType: 'x', resolution: 'fast' } }, '[filter.resolution]'],
    ['/jobs/statistics/by-types', { filter: { from: 'yesterday', to: at(0) } }, '[filter.from]'],
    ['/incidents/statistics/process-instances-by-definition', { filter: { errorHashCode: 'x' } }, '[filter.errorHashCode]'],
    ['/process-definitions/statistics/process-instances', { sort: [{ field: 'name' }] }, '[sort[0].field]'],
  ])('should refuse %s with %j and name %s', async (path, body, detail) => {
    const response = await fetch(`${engine.address}/v2${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([400, expect.stringContaining(detail)]);
  });
});

import { BusinessId, ElementInstanceKey, ProcessDefinitionId, type ProcessInstanceKey, type TagSet } from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow, message, messageCatch, serviceTask, timerCatch, userTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

const JOURNEY = `${inARow(serviceTask('book', 'journey-book'), serviceTask('travel', 'journey-travel'))}
  <bpmn:boundaryEvent id="undone" attachedToRef="book"><bpmn:compensateEventDefinition id="undone-event"/></bpmn:boundaryEvent>
  <bpmn:serviceTask id="undo" isForCompensation="true"><bpmn:extensionElements><zeebe:taskDefinition type="journey-undo"/></bpmn:extensionElements></bpmn:serviceTask>
  <bpmn:association id="undoes" sourceRef="undone" targetRef="undo"/>
  <bpmn:boundaryEvent id="dear" attachedToRef="travel"><bpmn:conditionalEventDefinition id="dear-event"><bpmn:condition>=price &gt; 100</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:boundaryEvent>
  <bpmn:endEvent id="compensate"><bpmn:compensateEventDefinition id="compensate-event"/></bpmn:endEvent>
  <bpmn:sequenceFlow id="too-dear" sourceRef="dear" targetRef="compensate"/>`;
const NOW = { consistency: { waitUpToMs: 0 } };

/** Every behaviour, with a warm memory and with none. */
describe.each([{ forgetAlways: false }, { forgetAlways: true }])('the engine through the published client (%j)', (options) => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine({ ...options, controlledClock: true });
  });
  afterAll(() => engine.stop());

  const deploy = (...resources: File[]) => engine.client.createDeployment({ resources });
  const start = async (processId: string, variables: Record<string, unknown> = {}): Promise<ProcessInstanceKey> =>
    (await engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists(processId), variables })).processInstanceKey;
  const stateOf = async (processInstanceKey: ProcessInstanceKey) => (await engine.client.getProcessInstance({ processInstanceKey }, NOW)).state;
  const jobsOf = async (type: string, requestTimeout = -1) => (await engine.client.activateJobs({ type, timeout: 60_000, maxJobsToActivate: 10, worker: 'spec', requestTimeout })).jobs;
  const openTask = async (processInstanceKey: ProcessInstanceKey) => (await engine.client.searchUserTasks({ filter: { processInstanceKey } }, NOW)).items[0]!;

  it('should let a candidate find, claim and complete a user task with its form', async () => {
    const form = new File([JSON.stringify({ id: 'approve-form', type: 'default', components: [] })], 'approve.form');
    await deploy(form, bpmn('approval', inARow(userTask('approve', '<zeebe:formDefinition formId="approve-form"/><zeebe:assignmentDefinition candidateGroups="cab, managers"/><zeebe:taskSchedule dueDate="2026-12-01T20:00:00Z"/>'))));
    const processInstanceKey = await start('approval', { title: 'Patch' });
    const found = await engine.client.searchUserTasks({ filter: { state: { $in: ['CREATED', 'ASSIGNING'] }, candidateGroup: { $in: ['cab', 'none'] }, processInstanceKey }, sort: [{ field: 'dueDate', order: 'DESC' }] }, NOW);
    expect(found.items).toHaveLength(1);
    const { userTaskKey, candidateGroups, dueDate } = found.items[0]!;
    expect([candidateGroups, dueDate]).toEqual([['cab', 'managers'], '2026-12-01T20:00:00.000Z']);
    expect(await engine.client.getUserTaskForm({ userTaskKey }, NOW)).toMatchObject({ formId: 'approve-form', version: 1 });
    expect((await engine.client.searchUserTaskEffectiveVariables({ userTaskKey }, NOW)).items.map((one) => one.name)).toEqual(['title']);

    await engine.client.assignUserTask({ userTaskKey, assignee: 'ada' });
    await expect(engine.client.assignUserTask({ userTaskKey, assignee: 'bob', allowOverride: false })).rejects.toMatchObject({ status: 409 });
    await engine.client.updateUserTask({ userTaskKey, changeset: { priority: 80 } });
    expect(await engine.client.getUserTask({ userTaskKey }, NOW)).toMatchObject({ assignee: 'ada', priority: 80, state: 'CREATED' });
    await engine.client.completeUserTask({ userTaskKey, variables: { decision: 'approve' } });

    expect(await stateOf(processInstanceKey)).toBe('COMPLETED');
    expect(await engine.client.getUserTask({ userTaskKey }, NOW)).toMatchObject({ state: 'COMPLETED' });
    await expect(engine.client.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 404 });
  });

  it('should hold a completion until the listener decides, and tell the reason of a denial', async () => {
    await deploy(bpmn('listened', inARow(userTask('decide', '<zeebe:taskListeners><zeebe:taskListener eventType="completing" type="check"/></zeebe:taskListeners>'))));
    const processInstanceKey = await start('listened');
    const { userTaskKey } = await openTask(processInstanceKey);
    const denied = expect(engine.client.completeUserTask({ userTaskKey })).rejects.toMatchObject({ status: 409, detail: expect.stringContaining('four eyes') as string });
    const [first] = await jobsOf('check', 60_000);
    expect(first).toMatchObject({ kind: 'TASK_LISTENER', listenerEventType: 'COMPLETING', userTask: { userTaskKey } });
    await engine.client.completeJob({ jobKey: first!.jobKey, result: { type: 'userTask', denied: true, deniedReason: 'four eyes' } });
    await denied;

    const completed = engine.client.completeUserTask({ userTaskKey, variables: { done: true } });
    const [second] = await jobsOf('check', 60_000);
    await engine.client.completeJob({ jobKey: second!.jobKey, result: { type: 'userTask', denied: false } });
    await completed;
    expect(await stateOf(processInstanceKey)).toBe('COMPLETED');
  });

  it('should correlate a message by name and key, keep one for later, and refuse an id twice', async () => {
    await deploy(bpmn('paid-order', inARow(messageCatch('paid', 'message')), message('message', 'order-paid', '=orderId')));
    const waiting = await start('paid-order', { orderId: 'o-1' });
    const subscriptions = await engine.client.searchMessageSubscriptions({ filter: { processInstanceKey: waiting } }, NOW);
    expect(subscriptions.items).toMatchObject([{ messageName: 'order-paid', correlationKey: 'o-1', messageSubscriptionState: 'CREATED' }]);
    await engine.client.publishMessage({ name: 'order-paid', correlationKey: 'o-1', variables: { amount: 7 } });
    expect(await stateOf(waiting)).toBe('COMPLETED');
    expect((await engine.client.searchCorrelatedMessageSubscriptions({ filter: { processInstanceKey: waiting } }, NOW)).items).toHaveLength(1);

    const buffered = { name: 'order-paid', correlationKey: 'o-2', messageId: 'once', timeToLive: 60_000 };
    await engine.client.publishMessage(buffered);
    await expect(engine.client.publishMessage(buffered)).rejects.toMatchObject({ status: 409 });
    expect(await stateOf(await start('paid-order', { orderId: 'o-2' }))).toBe('COMPLETED');
    await expect(engine.client.correlateMessage({ name: 'order-paid', correlationKey: 'nobody' })).rejects.toMatchObject({ status: 404 });
  });

  it('should fire a timer when the controlled clock passes it, and not before', async () => {
    await deploy(bpmn('wait-an-hour', inARow(timerCatch('wait', 'PT1H'), serviceTask('after', 'after-wait'))));
    const noon = Date.UTC(2027, 0, 1, 12);
    await engine.client.pinClock({ timestamp: noon });
    await start('wait-an-hour');
    await engine.client.pinClock({ timestamp: noon + 3_599_999 });
    expect(await jobsOf('after-wait')).toHaveLength(0);
    await engine.client.pinClock({ timestamp: noon + 3_600_000 });
    expect(await jobsOf('after-wait', 60_000)).toHaveLength(1);
    await engine.client.resetClock();
  });

  it('should give a job again after its time-out and after its back-off', async () => {
    await deploy(bpmn('retried', inARow(serviceTask('work', 'retry-work'))));
    const noon = Date.UTC(2027, 1, 1, 12);
    await engine.client.pinClock({ timestamp: noon });
    await start('retried');
    const [timedOut] = await jobsOf('retry-work');
    await engine.client.pinClock({ timestamp: noon + 60_001 });
    const [again] = await jobsOf('retry-work', 60_000);
    expect(again).toMatchObject({ jobKey: timedOut!.jobKey, retries: 3 });
    await engine.client.failJob({ jobKey: again!.jobKey, retries: 2, retryBackOff: 30_000, errorMessage: 'not yet' });
    expect(await jobsOf('retry-work')).toHaveLength(0);
    await engine.client.pinClock({ timestamp: noon + 120_000 });
    expect(await jobsOf('retry-work', 60_000)).toMatchObject([{ retries: 2 }]);
    await engine.client.resetClock();
  });

  it('should raise an incident when retries are used up, and go on when it is resolved', async () => {
    await deploy(bpmn('fragile', inARow(serviceTask('work', 'fragile-work'))));
    const processInstanceKey = await start('fragile');
    const [job] = await jobsOf('fragile-work');
    await engine.client.failJob({ jobKey: job!.jobKey, retries: 0, errorMessage: 'disk full' });
    const { items } = await engine.client.searchProcessInstanceIncidents({ processInstanceKey }, NOW);
    expect(items).toMatchObject([{ errorType: 'JOB_NO_RETRIES', errorMessage: 'disk full', state: 'ACTIVE', elementId: 'work' }]);
    const troubled = await engine.client.searchProcessInstances({ filter: { hasIncident: true, processDefinitionId: 'fragile' } }, NOW);
    expect(troubled.items.map((one) => one.processInstanceKey)).toEqual([processInstanceKey]);
    const statistics = await engine.client.getProcessInstanceStatistics({ processInstanceKey }, NOW);
    expect(statistics.items.find((one) => one.elementId === 'work')).toMatchObject({ incidents: 1, active: 0 });

    const { incidentKey } = items[0]!;
    await expect(engine.client.resolveIncident({ incidentKey })).rejects.toMatchObject({ status: 409 });
    await engine.client.updateJob({ jobKey: job!.jobKey, changeset: { retries: 1 } });
    await engine.client.resolveIncident({ incidentKey });
    const [repaired] = await jobsOf('fragile-work');
    await engine.client.completeJob({ jobKey: repaired!.jobKey });
    expect(await stateOf(processInstanceKey)).toBe('COMPLETED');
    expect(await engine.client.getIncident({ incidentKey }, NOW)).toMatchObject({ state: 'RESOLVED' });
  });

  it('should answer with the result of an awaited instance, and with 504 when it takes too long', async () => {
    await deploy(bpmn('awaited', inARow(serviceTask('work', 'awaited-work'))));
    const processDefinitionId = ProcessDefinitionId.assumeExists('awaited');
    const awaited = engine.client.createProcessInstance({ processDefinitionId, variables: { a: 1 }, awaitCompletion: true, fetchVariables: ['b'], requestTimeout: 60_000 });
    const [job] = await jobsOf('awaited-work', 60_000);
    await engine.client.completeJob({ jobKey: job!.jobKey, variables: { b: 2 } });
    expect(await awaited).toMatchObject({ variables: { b: 2 } });
    await expect(engine.client.createProcessInstance({ processDefinitionId, awaitCompletion: true, requestTimeout: 50 })).rejects.toMatchObject({ status: 504 });
  });

  it('should undo what was done when a condition on a variable interrupts', async () => {
    // given a booking that is done, and a service that waits and can be interrupted
    await deploy(bpmn('journey', JOURNEY));
    const processInstanceKey = await start('journey', { price: 10 });
    const [booking] = await jobsOf('journey-book');
    await engine.client.completeJob({ jobKey: booking!.jobKey });
    const change = (price: number) => engine.client.createElementInstanceVariables({ elementInstanceKey: ElementInstanceKey.assumeExists(processInstanceKey), variables: { price } });
    await change(90);
    expect(await jobsOf('journey-undo')).toEqual([]);
    // when
    await change(120);
    // then
    const [undoing] = await jobsOf('journey-undo');
    expect(undoing).toMatchObject({ elementId: 'undo', processInstanceKey });
    await engine.client.completeJob({ jobKey: undoing!.jobKey });
    expect(await stateOf(processInstanceKey)).toBe('COMPLETED');
    const { items } = await engine.client.searchElementInstances({ filter: { processInstanceKey } }, NOW);
    expect(Object.fromEntries(items.map((one) => [one.elementId, `${one.type} ${one.state}`]))).toMatchObject({
      travel: 'SERVICE_TASK TERMINATED', dear: 'BOUNDARY_EVENT COMPLETED', undone: 'BOUNDARY_EVENT COMPLETED', undo: 'SERVICE_TASK COMPLETED', compensate: 'END_EVENT COMPLETED',
    });
  });

  it('should change variables in scope, and cancel', async () => {
    await deploy(bpmn('cancelled', inARow(serviceTask('work', 'cancelled-work'))));
    const processInstanceKey = await start('cancelled', { colour: 'red' });
    await engine.client.createElementInstanceVariables({ elementInstanceKey: ElementInstanceKey.assumeExists(processInstanceKey), variables: { colour: 'blue', size: 9 } });
    const variables = await engine.client.searchVariables({ filter: { processInstanceKey, name: { $like: '*o*' } } }, NOW);
    expect(variables.items.map((one) => [one.name, one.value])).toEqual([['colour', '"blue"']]);
    await engine.client.cancelProcessInstance({ processInstanceKey });
    expect(await stateOf(processInstanceKey)).toBe('TERMINATED');
    const jobs = await engine.client.searchJobs({ filter: { processInstanceKey } }, NOW);
    expect(jobs.items.map((one) => one.state)).toEqual(['CANCELED']);
    await expect(engine.client.cancelProcessInstance({ processInstanceKey })).rejects.toMatchObject({ status: 404 });
  });

  it('should page forwards and backwards through all instances, in any order', async () => {
    await deploy(bpmn('many', inARow(serviceTask('work', 'many-work'))));
    const keys: ProcessInstanceKey[] = [];
    for (let index = 0; index < 7; index += 1) keys.push(await start('many'));
    const filter = { processDefinitionId: 'many' };
    const sort = [{ field: 'startDate' as const, order: 'DESC' as const }];
    const first = await engine.client.searchProcessInstances({ filter, sort, page: { limit: 3 } }, NOW);
    expect([first.page.totalItems, first.items.length]).toEqual([7, 3]);
    const second = await engine.client.searchProcessInstances({ filter, sort, page: { limit: 3, after: first.page.endCursor! } }, NOW);
    const third = await engine.client.searchProcessInstances({ filter, sort, page: { limit: 3, after: second.page.endCursor! } }, NOW);
    expect([...first.items, ...second.items, ...third.items].map((one) => one.processInstanceKey).sort()).toEqual(keys.sort());
    const back = await engine.client.searchProcessInstances({ filter, sort, page: { limit: 3, before: third.page.startCursor! } }, NOW);
    expect(back.items).toEqual(second.items);
    const skipped = await engine.client.searchProcessInstances({ filter, sort, page: { from: 3, limit: 3 } }, NOW);
    expect(skipped.items).toEqual(second.items);
  });

  it('should keep a business id and tags, and refuse the id of a running instance', async () => {
    await deploy(bpmn('numbered', inARow(serviceTask('work', 'numbered-work'))));
    const processDefinitionId = ProcessDefinitionId.assumeExists('numbered');
    const [businessId, tags] = [BusinessId.assumeExists('CHG-1'), ['urgent'] as unknown as TagSet];
    const { processInstanceKey } = await engine.client.createProcessInstance({ processDefinitionId, businessId, tags });
    const found = await engine.client.searchProcessInstances({ filter: { businessId: 'CHG-1', tags } }, NOW);
    expect(found.items).toMatchObject([{ processInstanceKey, businessId: 'CHG-1', tags: ['urgent'] }]);
    await expect(engine.client.createProcessInstance({ processDefinitionId, businessId })).rejects.toMatchObject({ status: 409 });
  });

  it('should give definitions, their XML, versions and statistics', async () => {
    const [first, second] = [bpmn('versioned', inARow(serviceTask('one', 'versioned-work'))), bpmn('versioned', inARow(serviceTask('two', 'versioned-work')))];
    await deploy(first);
    const repeated = await deploy(first);
    expect(repeated.processes[0]!.processDefinitionVersion).toBe(1);
    const deployed = (await deploy(second)).processes[0]!;
    const latest = await engine.client.searchProcessDefinitions({ filter: { processDefinitionId: 'versioned', isLatestVersion: true } }, NOW);
    expect(latest.items).toMatchObject([{ version: 2, name: 'Process versioned' }]);
    expect(await engine.client.getProcessDefinitionXml({ processDefinitionKey: deployed.processDefinitionKey }, NOW)).toContain('id="two"');
    await start('versioned');
    const counted = await engine.client.getProcessDefinitionStatistics({ processDefinitionKey: deployed.processDefinitionKey, filter: { state: 'ACTIVE' } }, NOW);
    expect(counted.items.find((one) => one.elementId === 'two')).toMatchObject({ active: 1 });
  });

  it('should refuse a broken model with the file and the reason', async () => {
    await expect(deploy(new File(['<no bpmn'], 'broken.bpmn'))).rejects.toMatchObject({ status: 400, detail: expect.stringContaining('broken.bpmn') as string });
  });

  it('should refuse what the database cannot keep, and go on', async () => {
    const huge = Array.from({ length: 40_000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000))).join('');
    const tooLong = engine.client.publishMessage({ name: 'any', correlationKey: huge, timeToLive: 1_000 });
    await expect(tooLong).rejects.toMatchObject({ status: 400, detail: expect.stringContaining('cannot be kept') as string });
    await deploy(bpmn('keeps', inARow(serviceTask('work', 'keeps-work'))));
    const body = JSON.stringify({ processDefinitionId: 'keeps', variables: { 'a\u0000b': 1 } });
    const response = await fetch(`${engine.address}/v2/process-instances`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(response.status).toBe(400);
    expect(await stateOf(await start('keeps'))).toBe('ACTIVE');
  });

  it('should evaluate an expression over variables, every digit kept', async () => {
    const response = await fetch(`${engine.address}/v2/expression/evaluation`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"expression":"=n + 1","variables":{"n":9007199254740993}}' });
    expect(await response.text()).toContain('"result":9007199254740994');
  });

  it('should serve a worker of the published client', async () => {
    await deploy(bpmn('worked', inARow(serviceTask('work', 'worked-work'))));
    const done = Promise.withResolvers<string>();
    const worker = engine.client.createJobWorker({
      jobType: 'worked-work', maxParallelJobs: 2, jobTimeoutMs: 30_000, workerName: 'spec',
      jobHandler: (job) => {
        done.resolve(job.processInstanceKey);
        return job.complete({ worked: true });
      },
    });
    const awaited = engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('worked'), awaitCompletion: true, requestTimeout: 60_000 });
    expect((await awaited).variables).toEqual({ worked: true });
    expect(await done.promise).toBe((await awaited).processInstanceKey);
    worker.stop();
  });
});

describe('an engine with --business-ids free', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine({ businessIds: 'free' });
  });
  afterAll(() => engine.stop());

  it('should let running instances of a process have one business id', async () => {
    const { processes: [deployed] } = await engine.client.createDeployment({ resources: [bpmn('repeated', inARow(serviceTask('work', 'repeated-work')))] });
    const start = () => engine.client.createProcessInstance({ processDefinitionKey: deployed!.processDefinitionKey, businessId: BusinessId.assumeExists('CHG-1') });
    const keys = [await start(), await start()].map((one) => one.processInstanceKey);
    const { items } = await engine.client.searchProcessInstances({ filter: { businessId: 'CHG-1' }, sort: [{ field: 'processInstanceKey' }] }, NOW);
    expect(items.map((one) => one.processInstanceKey)).toEqual(keys);
  });
});

import { Camunda8 } from '@camunda8/sdk';
import type { CamundaClient, ProcessDefinitionId, ProcessDefinitionKey, ProcessInstanceKey } from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow, message, messageCatch, serviceTask, userTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

const PARCEL = bpmn(
  'parcel',
  inARow(
    serviceTask('weigh', 'weigh-parcel'),
    userTask('address', '<zeebe:formDefinition formId="address-form"/><zeebe:assignmentDefinition candidateGroups="clerks"/>'),
    messageCatch('collected', 'parcel-collected'),
  ),
  message('parcel-collected', 'parcel collected', '=parcel'),
);
const HEAT_ALARM = bpmn(
  'heat-alarm',
  `<bpmn:startEvent id="hot"><bpmn:conditionalEventDefinition id="condition"><bpmn:condition>=temperature &gt; 30</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>
  ${serviceTask('cool', 'cool').xml}<bpmn:sequenceFlow id="flow" sourceRef="hot" targetRef="cool"/>`,
);
const FORM = new File([JSON.stringify({ id: 'address-form', type: 'default', components: [{ key: 'street', type: 'textfield', label: 'Street' }] })], 'address.form');
/** Reads wait as the SDK waits: until there is something to read. */
const WITHIN = { consistency: { waitUpToMs: 60_000, pollIntervalMs: 20 } };

describe('the engine driven by @camunda8/sdk as it is published', () => {
  let engine: TestEngine;
  let sdk: Camunda8;
  let client: CamundaClient;
  let parcel: ProcessDefinitionId;

  beforeAll(async () => {
    engine = await startTestEngine({ credential: 'clerk:secret' });
    sdk = signedIn('secret');
    client = sdk.getOrchestrationClusterApiClient();
    const deployed = await client.createDeployment({ resources: [PARCEL, FORM] });
    parcel = deployed.processes[0]!.processDefinitionId;
  });
  afterAll(async () => {
    client.stopAllWorkers();
    await sdk.closeAllClients();
    await engine.stop();
  });

  const signedIn = (password: string): Camunda8 =>
    new Camunda8({ ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'BASIC', CAMUNDA_BASIC_AUTH_USERNAME: 'clerk', CAMUNDA_BASIC_AUTH_PASSWORD: password, CAMUNDA_LOG_LEVEL: 'none' });
  const start = async (number: string): Promise<ProcessInstanceKey> =>
    (await client.createProcessInstance({ processDefinitionId: parcel, variables: { parcel: number } })).processInstanceKey;

  it('should take a parcel from a worker over a person and a message to its end', async () => {
    // given a worker of the SDK
    const worker = client.createJobWorker({
      jobType: 'weigh-parcel', workerName: 'scales', maxParallelJobs: 4, jobTimeoutMs: 10_000, jobHandler: (job) => job.complete({ grams: 250 }),
    });
    // when
    const processInstanceKey = await start('P-1');
    const { items: [task] } = await client.searchUserTasks({ filter: { processInstanceKey, state: 'CREATED' } }, WITHIN);
    worker.stop();
    const { userTaskKey } = task!;
    expect(task).toMatchObject({ elementId: 'address', candidateGroups: ['clerks'] });
    expect(await client.getUserTaskForm({ userTaskKey }, WITHIN)).toMatchObject({ formId: 'address-form' });
    await client.assignUserTask({ userTaskKey, assignee: 'ada' });
    await client.completeUserTask({ userTaskKey, variables: { street: 'Mill Lane' } });
    await client.publishMessage({ name: 'parcel collected', correlationKey: 'P-1', timeToLive: 60_000, variables: { by: 'van 7' } });
    // then
    const { items: [instance] } = await client.searchProcessInstances({ filter: { processInstanceKey, state: 'COMPLETED' } }, WITHIN);
    expect(instance).toMatchObject({ processInstanceKey, hasIncident: false });
    const { items } = await client.searchVariables({ filter: { processInstanceKey }, sort: [{ field: 'name' }] }, WITHIN);
    expect(items.map(({ name, value }) => [name, value])).toEqual([['by', '"van 7"'], ['grams', '250'], ['parcel', '"P-1"'], ['street', '"Mill Lane"']]);
  });

  it('should show a failed job as an incident, and go on when it is resolved', async () => {
    // given
    const processInstanceKey = await start('P-2');
    const { jobs: [job] } = await client.activateJobs({ type: 'weigh-parcel', timeout: 10_000, maxJobsToActivate: 1, worker: 'scales' });
    await job!.fail({ errorMessage: 'the scales are broken', retries: 0 });
    const { items: [incident] } = await client.searchIncidents({ filter: { processInstanceKey } }, WITHIN);
    expect(incident).toMatchObject({ errorType: 'JOB_NO_RETRIES', errorMessage: 'the scales are broken', elementId: 'weigh' });
    // when
    await client.updateJob({ jobKey: job!.jobKey, changeset: { retries: 1 } });
    await client.resolveIncident({ incidentKey: incident!.incidentKey });
    const { jobs: [again] } = await client.activateJobs({ type: 'weigh-parcel', timeout: 10_000, maxJobsToActivate: 1, worker: 'scales' });
    await again!.complete({ grams: 90 });
    // then
    const { items: [task] } = await client.searchUserTasks({ filter: { processInstanceKey } }, WITHIN);
    expect(task).toMatchObject({ elementId: 'address', state: 'CREATED' });
  });

  it('should start what waits for a condition, wherever it is asked for or in one process', async () => {
    // given
    const { processes: [{ processDefinitionKey } = {}] } = await client.createDeployment({ resources: [HEAT_ALARM] });
    // when
    const cold = await client.evaluateConditionals({ variables: { temperature: 30 } });
    const hot = await client.evaluateConditionals({ variables: { temperature: 31, room: 'attic' } });
    const asked = await client.evaluateConditionals({ processDefinitionKey: processDefinitionKey!, variables: { temperature: 40 } });
    // then
    expect(cold.processInstances).toEqual([]);
    expect(hot).toMatchObject({ tenantId: '<default>', conditionalEvaluationKey: expect.stringMatching(/^\d+$/) as string, processInstances: [{ processDefinitionKey }] });
    const [{ processInstanceKey } = {}] = hot.processInstances;
    const { items } = await client.searchVariables({ filter: { processInstanceKey: processInstanceKey!, scopeKey: processInstanceKey! }, sort: [{ field: 'name' }] }, WITHIN);
    expect(items.map(({ name, value }) => [name, value])).toEqual([['room', '"attic"'], ['temperature', '31']]);
    expect(asked.processInstances).toHaveLength(1);
    await expect(client.evaluateConditionals({ processDefinitionKey: '1' as ProcessDefinitionKey, variables: {} })).rejects.toMatchObject({ status: 404 });
  });

  it('should refuse as the SDK expects: a wrong password, an unknown process, a model that is no XML', async () => {
    await expect(signedIn('wrong').getOrchestrationClusterApiClient().getTopology()).rejects.toMatchObject({ status: 401 });
    await expect(client.createProcessInstance({ processDefinitionId: 'nobody-knows' as ProcessDefinitionId })).rejects.toMatchObject({ status: 404 });
    await expect(client.createDeployment({ resources: [new File(['no XML'], 'broken.bpmn')] })).rejects.toMatchObject({ status: 400, detail: expect.stringContaining('broken.bpmn') as string });
  });

  it('should serve the older REST client of the SDK as well', async () => {
    const rest = sdk.getCamundaRestClient();
    expect((await rest.getTopology()).brokers).toHaveLength(1);
    const { processInstanceKey } = await rest.createProcessInstance({ processDefinitionId: 'parcel', variables: { parcel: 'P-3' } });
    const [job] = await rest.activateJobs({ type: 'weigh-parcel', timeout: 10_000, maxJobsToActivate: 1, worker: 'old scales' });
    expect(job).toMatchObject({ elementId: 'weigh', processInstanceKey });
    await job!.complete({ grams: 10 });
    const { items } = await rest.searchUserTasks({ filter: { processInstanceKey }, page: { from: 0, limit: 1 }, sort: [{ field: 'creationDate' }] });
    expect(items).toMatchObject([{ elementId: 'address', state: 'CREATED' }]);
  });
});

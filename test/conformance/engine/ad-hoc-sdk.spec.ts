import { Camunda8 } from '@camunda8/sdk';
import type { CamundaClient, ElementId, ElementInstanceKey, ProcessDefinitionId, ProcessInstanceKey } from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

const TOOLS = ['search', 'mail']
  .map((id) => `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${id}"/></bpmn:extensionElements></bpmn:serviceTask>`)
  .join('');
const adHoc = (id: string, extensions: string): { id: string; xml: string } => ({
  id, xml: `<bpmn:adHocSubProcess id="${id}"><bpmn:extensionElements>${extensions}</bpmn:extensionElements>${TOOLS}</bpmn:adHocSubProcess>`,
});
const FREE = bpmn('free', inARow(adHoc('tools', '<zeebe:adHoc outputCollection="results" outputElement="=found"/>')));
const AGENT = bpmn('agent', inARow(adHoc('tools', '<zeebe:taskDefinition type="choose-tools"/>')));
const WITHIN = { consistency: { waitUpToMs: 10_000, pollIntervalMs: 20 } };

describe('ad-hoc sub-processes driven by @camunda8/sdk as it is published', () => {
  let engine: TestEngine;
  let sdk: Camunda8;
  let client: CamundaClient;

  beforeAll(async () => {
    engine = await startTestEngine({ credential: 'clerk:secret' });
    sdk = new Camunda8({ ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'BASIC', CAMUNDA_BASIC_AUTH_USERNAME: 'clerk', CAMUNDA_BASIC_AUTH_PASSWORD: 'secret', CAMUNDA_LOG_LEVEL: 'none' });
    client = sdk.getOrchestrationClusterApiClient();
    await client.createDeployment({ resources: [FREE, AGENT] });
  });
  afterAll(async () => {
    client.stopAllWorkers();
    await sdk.closeAllClients();
    await engine.stop();
  });

  const start = async (process: string): Promise<ProcessInstanceKey> =>
    (await client.createProcessInstance({ processDefinitionId: process as ProcessDefinitionId })).processInstanceKey;
  const subProcessOf = async (processInstanceKey: ProcessInstanceKey): Promise<ElementInstanceKey> => {
    const { items } = await client.searchElementInstances({ filter: { processInstanceKey, type: 'AD_HOC_SUB_PROCESS' } }, WITHIN);
    return items[0]!.elementInstanceKey;
  };
  const job = async (type: string) => (await client.activateJobs({ type, timeout: 10_000, maxJobsToActivate: 1, worker: 'spec' })).jobs[0]!;
  const variablesOf = async (processInstanceKey: ProcessInstanceKey): Promise<Record<string, string>> => {
    const { items } = await client.searchVariables({ filter: { processInstanceKey, scopeKey: processInstanceKey } }, WITHIN);
    return Object.fromEntries(items.map(({ name, value }) => [name, value]));
  };

  it('should begin the activities it is asked for, and collect their results', async () => {
    // given
    const processInstanceKey = await start('free');
    const adHocSubProcessInstanceKey = await subProcessOf(processInstanceKey);
    // when
    await client.activateAdHocSubProcessActivities({ adHocSubProcessInstanceKey, elements: [{ elementId: 'search' as ElementId, variables: { query: 9007199254740991 } }, { elementId: 'mail' as ElementId }] });
    const { items } = await client.searchElementInstances({ filter: { processInstanceKey, type: 'AD_HOC_SUB_PROCESS_INNER_INSTANCE' } }, WITHIN);
    const searching = await job('search');
    await searching.complete({ found: 'a page' });
    await (await job('mail')).complete({ found: 'a letter' });
    // then
    expect(items.map((item) => item.elementId)).toEqual(['tools#innerInstance', 'tools#innerInstance']);
    expect(searching.variables).toMatchObject({ query: 9007199254740991 });
    expect(await variablesOf(processInstanceKey)).toEqual({ results: '["a page","a letter"]' });
  });

  it('should let a worker choose what comes next until it is content', async () => {
    // given
    const processInstanceKey = await start('agent');
    const choosing = await job('choose-tools');
    expect(choosing.kind).toBe('AD_HOC_SUB_PROCESS');
    // when
    await client.completeJob({ jobKey: choosing.jobKey, variables: { plan: 1 }, result: { type: 'adHocSubProcess', activateElements: [{ elementId: 'search' as ElementId, variables: { query: 'x' } }] } });
    await (await job('search')).complete({});
    await client.completeJob({ jobKey: (await job('choose-tools')).jobKey, result: { type: 'adHocSubProcess', isCompletionConditionFulfilled: true } });
    // then
    const { items: [instance] } = await client.searchProcessInstances({ filter: { processInstanceKey, state: 'COMPLETED' } }, WITHIN);
    expect(instance).toMatchObject({ processInstanceKey });
    expect(await variablesOf(processInstanceKey)).toEqual({ plan: '1' });
  });

  it('should refuse an activity that is not there and a sub-process that is none', async () => {
    const processInstanceKey = await start('free');
    const adHocSubProcessInstanceKey = await subProcessOf(processInstanceKey);
    const elements = [{ elementId: 'nowhere' as ElementId }];
    await expect(client.activateAdHocSubProcessActivities({ adHocSubProcessInstanceKey, elements })).rejects.toMatchObject({ status: 404 });
    const other = processInstanceKey as unknown as ElementInstanceKey;
    await expect(client.activateAdHocSubProcessActivities({ adHocSubProcessInstanceKey: other, elements: [] })).rejects.toMatchObject({ status: 404 });
    const without = { adHocSubProcessInstanceKey } as unknown as Parameters<typeof client.activateAdHocSubProcessActivities>[0];
    await expect(client.activateAdHocSubProcessActivities(without)).rejects.toMatchObject({ status: 400, detail: expect.stringContaining('elements') as string });
  });
});

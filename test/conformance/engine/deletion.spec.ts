import { readFileSync } from 'node:fs';
import type { CamundaClient, ProcessInstanceKey } from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

const WITHIN = { consistency: { waitUpToMs: 0 } };
const RISK = new File([readFileSync('bpmn/change/change-risk.dmn')], 'change-risk.dmn');
const VARIABLES = { impact: 'high', urgency: 'high', size: 'small', novelty: 'routine', backoutTested: true };

describe('deleting with the published client', () => {
  let engine: TestEngine;
  let client: CamundaClient;

  beforeAll(async () => {
    engine = await startTestEngine();
    ({ client } = engine);
  });
  afterAll(() => engine.stop());

  const deployProcess = async (id: string, type: string) => (await client.createDeployment({ resources: [bpmn(id, inARow(serviceTask('work', type)))] })).processes[0]!;
  const start = async (id: string): Promise<ProcessInstanceKey> => (await client.createProcessInstance({ processDefinitionId: id as never, variables: { a: 1 } })).processInstanceKey;
  const finish = async (type: string): Promise<void> => {
    const { jobs } = await client.activateJobs({ type, timeout: 10_000, maxJobsToActivate: 1, worker: 'bin' });
    await jobs[0]!.complete({});
  };

  it('should delete a finished instance with all that is known of it, and refuse a running one', async () => {
    // given
    await deployProcess('bin', 'bin-work');
    const processInstanceKey = await start('bin');
    await expect(client.deleteProcessInstance({ processInstanceKey })).rejects.toMatchObject({ status: 409 });
    await finish('bin-work');
    // when
    await client.deleteProcessInstance({ processInstanceKey });
    // then
    await expect(client.getProcessInstance({ processInstanceKey }, WITHIN)).rejects.toMatchObject({ status: 404 });
    const filter = { processInstanceKey };
    const left = await Promise.all([client.searchElementInstances({ filter }, WITHIN), client.searchVariables({ filter }, WITHIN), client.searchJobs({ filter }, WITHIN)]);
    expect(left.flatMap(({ items }) => items as object[])).toEqual([]);
    await expect(client.deleteProcessInstance({ processInstanceKey })).rejects.toMatchObject({ status: 404 });
  });

  it('should delete a version of a process: the one before is the latest, and the number is not given again', async () => {
    const first = await deployProcess('twice', 'twice-1');
    const second = await deployProcess('twice', 'twice-2');
    expect(await client.deleteResource({ resourceKey: second.processDefinitionKey })).toEqual({ resourceKey: second.processDefinitionKey, batchOperation: null });
    await expect(client.createProcessInstance({ processDefinitionKey: second.processDefinitionKey })).rejects.toMatchObject({ status: 404 });
    const { items } = await client.searchProcessDefinitions({ filter: { processDefinitionId: 'twice' as never, isLatestVersion: true } }, WITHIN);
    expect(items.map((one) => one.processDefinitionKey)).toEqual([first.processDefinitionKey]);
    await start('twice');
    await finish('twice-1');
    expect((await deployProcess('twice', 'twice-2')).processDefinitionVersion).toBe(3);
    await expect(client.deleteResource({ resourceKey: second.processDefinitionKey })).rejects.toMatchObject({ status: 404 });
  });

  it('should delete the history of a process when asked to, and keep what still runs', async () => {
    const { processDefinitionKey: resourceKey } = await deployProcess('past', 'past-work');
    const [over, running] = [await start('past'), await start('past')];
    await finish('past-work');
    const deleted = await client.deleteResource({ resourceKey, deleteHistory: true });
    expect(deleted.batchOperation).toMatchObject({ batchOperationType: 'DELETE_PROCESS_INSTANCE' });
    await expect(client.getProcessInstance({ processInstanceKey: over }, WITHIN)).rejects.toMatchObject({ status: 404 });
    expect(await client.getProcessInstance({ processInstanceKey: running }, WITHIN)).toMatchObject({ state: 'ACTIVE' });
    await finish('past-work');
    await client.deleteResource({ resourceKey, deleteHistory: true });
    await expect(client.getProcessDefinition({ processDefinitionKey: resourceKey }, WITHIN)).rejects.toMatchObject({ status: 404 });
  });

  it('should delete decisions with their requirements, evaluations, forms and other resources', async () => {
    const form = new File([JSON.stringify({ id: 'bin-form', type: 'default', components: [] })], 'bin.form');
    const robot = new File([JSON.stringify({ id: 'bin-robot' })], 'bin.rpa');
    const deployed = await client.createDeployment({ resources: [RISK, form, robot] });
    const decisionDefinitionId = 'change-risk' as never;
    const { decisionEvaluationKey } = await client.evaluateDecision({ decisionDefinitionId, variables: VARIABLES });
    await client.deleteDecisionInstance({ decisionEvaluationKey });
    expect((await client.searchDecisionInstances({ filter: { decisionEvaluationKey } }, WITHIN)).items).toEqual([]);
    await expect(client.deleteDecisionInstance({ decisionEvaluationKey })).rejects.toMatchObject({ status: 404 });
    const keys = [deployed.decisionRequirements[0]!.decisionRequirementsKey, deployed.forms[0]!.formKey, deployed.resources[0]!.resourceKey];
    for (const resourceKey of keys) expect((await client.deleteResource({ resourceKey, deleteHistory: true })).batchOperation).toBeNull();
    await expect(client.evaluateDecision({ decisionDefinitionId, variables: VARIABLES })).rejects.toMatchObject({ status: 404 });
    await expect(client.getResource({ resourceKey: keys[2]! })).rejects.toMatchObject({ status: 404 });
    const again = await client.createDeployment({ resources: [RISK, form, robot] });
    expect([again.decisionRequirements[0]?.version, again.forms[0]?.version, again.resources[0]?.version]).toEqual([2, 2, 2]);
    await client.evaluateDecision({ decisionDefinitionId, variables: VARIABLES });
  });

  it('should know no resource by a key of nothing', async () => {
    await expect(client.deleteResource({ resourceKey: '4711' as never })).rejects.toMatchObject({ status: 404 });
  });
});

import type { CamundaClient, ProcessInstanceKey } from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

/** Reads wait as the SDK waits: until there is something to read. */
const WITHIN = { consistency: { waitUpToMs: 10_000, pollIntervalMs: 20 } };
const REPAIRED = bpmn('repaired', inARow(serviceTask('weighing', 'weigh'), serviceTask('packing', 'pack')));
const REPAIR = bpmn('repair', inARow(serviceTask('weigh', 'weigh'), serviceTask('pack', 'pack')));

describe('repairing process instances with the published client', () => {
  let engine: TestEngine;
  let client: CamundaClient;

  beforeAll(async () => {
    engine = await startTestEngine();
    ({ client } = engine);
    await client.createDeployment({ resources: [REPAIR, REPAIRED] });
  });
  afterAll(() => engine.stop());

  const start = async (process: string): Promise<ProcessInstanceKey> => (await client.createProcessInstance({ processDefinitionId: process as never, variables: { parcel: 'P-1' } })).processInstanceKey;
  const active = async (processInstanceKey: ProcessInstanceKey) =>
    (await client.searchElementInstances({ filter: { processInstanceKey, state: 'ACTIVE' }, sort: [{ field: 'elementInstanceKey' }] }, WITHIN)).items;

  describe('modification', () => {
    it('should move a token on, with variables that keep every digit', async () => {
      // given
      const processInstanceKey = await start('repair');
      // when
      await client.modifyProcessInstance({
        processInstanceKey,
        moveInstructions: [{
          sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'weigh' as never },
          targetElementId: 'pack' as never,
          variableInstructions: [{ variables: { grams: 250 } }, { variables: { own: 'x' }, scopeId: 'pack' }],
        }],
      });
      // then
      const [pack, ...others] = await active(processInstanceKey);
      expect([pack?.elementId, others]).toEqual(['pack', []]);
      const { items } = await client.searchVariables({ filter: { processInstanceKey }, sort: [{ field: 'name' }] }, WITHIN);
      expect(items.map(({ name, value, scopeKey }) => [name, value, scopeKey === pack?.elementInstanceKey])).toEqual([['grams', '250', false], ['own', '"x"', true], ['parcel', '"P-1"', false]]);
    });

    it('should begin and end by key, and end the instance with its last element', async () => {
      const processInstanceKey = await start('repair');
      await client.modifyProcessInstance({ processInstanceKey, activateInstructions: [{ elementId: 'pack' as never, ancestorElementInstanceKey: '-1' as never }] });
      const [weigh, pack] = await active(processInstanceKey);
      expect([weigh?.elementId, pack?.elementId]).toEqual(['weigh', 'pack']);
      await client.modifyProcessInstance({ processInstanceKey, terminateInstructions: [{ elementInstanceKey: weigh!.elementInstanceKey }, { elementId: 'pack' as never }] });
      const { items: [instance] } = await client.searchProcessInstances({ filter: { processInstanceKey, state: 'TERMINATED' } }, WITHIN);
      expect(instance).toMatchObject({ processInstanceKey });
    });

    it('should refuse as a whole', async () => {
      const processInstanceKey = await start('repair');
      const activateInstructions = [{ elementId: 'pack' as never }, { elementId: 'start' as never }];
      await expect(client.modifyProcessInstance({ processInstanceKey, activateInstructions })).rejects.toMatchObject({ status: 400, detail: expect.stringContaining("'start'") as string });
      expect((await active(processInstanceKey)).map((one) => one.elementId)).toEqual(['weigh']);
      await expect(client.modifyProcessInstance({ processInstanceKey: '4711' as ProcessInstanceKey, activateInstructions })).rejects.toMatchObject({ status: 404 });
    });
  });

  describe('migration', () => {
    const definition = async (id: string) => (await client.searchProcessDefinitions({ filter: { processDefinitionId: id as never } }, WITHIN)).items[0]!.processDefinitionKey;
    const mapping = (sourceElementId: string, targetElementId: string) => ({ sourceElementId: sourceElementId as never, targetElementId: targetElementId as never });

    it('should take an instance over with its job and its variables, and show where it belongs now', async () => {
      // given
      const processInstanceKey = await start('repair');
      const targetProcessDefinitionKey = await definition('repaired');
      // when
      await client.migrateProcessInstance({ processInstanceKey, targetProcessDefinitionKey, mappingInstructions: [mapping('weigh', 'weighing')] });
      // then
      expect(await client.getProcessInstance({ processInstanceKey }, WITHIN)).toMatchObject({ processDefinitionId: 'repaired', processDefinitionKey: targetProcessDefinitionKey, processDefinitionName: 'Process repaired' });
      expect(await active(processInstanceKey)).toMatchObject([{ elementId: 'weighing', elementName: 'weighing', processDefinitionId: 'repaired' }]);
      const { items: [job] } = await client.searchJobs({ filter: { processInstanceKey } }, WITHIN);
      expect(job).toMatchObject({ elementId: 'weighing', state: 'MIGRATED', processDefinitionKey: targetProcessDefinitionKey });
      const { jobs } = await client.activateJobs({ type: 'weigh', timeout: 10_000, maxJobsToActivate: 10, worker: 'scales' });
      await jobs.find((one) => one.processInstanceKey === processInstanceKey)!.complete({});
      expect(await active(processInstanceKey)).toMatchObject([{ elementId: 'packing' }]);
    });

    it('should refuse an active element without a place', async () => {
      const processInstanceKey = await start('repair');
      const targetProcessDefinitionKey = await definition('repaired');
      const migrate = client.migrateProcessInstance({ processInstanceKey, targetProcessDefinitionKey, mappingInstructions: [mapping('pack', 'packing')] });
      await expect(migrate).rejects.toMatchObject({ status: 409, detail: expect.stringContaining("'weigh'") as string });
    });
  });

  describe('instructions of a new instance', () => {
    it('should begin where it is told, and end after an element', async () => {
      const { processInstanceKey } = await client.createProcessInstance({
        processDefinitionId: 'repair' as never, startInstructions: [{ elementId: 'pack' as never }], runtimeInstructions: [{ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'pack' as never }],
      });
      expect(await active(processInstanceKey)).toMatchObject([{ elementId: 'pack' }]);
      const { jobs } = await client.activateJobs({ type: 'pack', timeout: 10_000, maxJobsToActivate: 10, worker: 'packer' });
      await jobs.find((one) => one.processInstanceKey === processInstanceKey)!.complete({});
      const { items } = await client.searchProcessInstances({ filter: { processInstanceKey, state: 'TERMINATED' } }, WITHIN);
      expect(items).toHaveLength(1);
    });
  });
});

import { startTestEngine, type TestEngine } from '#test/engine';

const ONE_TASK = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://tollgate">
  <bpmn:process id="one_task" name="One task" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="task"/>
    <bpmn:serviceTask id="task" name="Do it"><bpmn:extensionElements><zeebe:taskDefinition type="do-it"/></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f2" sourceRef="task" targetRef="end"/>
    <bpmn:endEvent id="end"/>
  </bpmn:process>
</bpmn:definitions>`;

describe.each([{ forgetAlways: false }, { forgetAlways: true }])('one task through the published client (%j)', (options) => {
  let engine: TestEngine;
  const now = { consistency: { waitUpToMs: 0 } };

  beforeAll(async () => {
    engine = await startTestEngine(options);
  });
  afterAll(() => engine.stop());

  it('should deploy, start, work and end, with everything to be read at once', async () => {
    // given
    const deployed = await engine.client.createDeployment({ resources: [new File([ONE_TASK], 'one-task.bpmn')] });
    expect(deployed.processes[0]).toMatchObject({ processDefinitionId: 'one_task', processDefinitionVersion: 1 });
    // when
    const { processInstanceKey, processDefinitionId } = await engine.client.createProcessInstance({
      processDefinitionId: deployed.processes[0]!.processDefinitionId, variables: { orderId: 'A-1', amount: 42, big: 9007199254740993n.toString() },
    });
    expect(processDefinitionId).toBe('one_task');
    const { jobs } = await engine.client.activateJobs({ type: 'do-it', timeout: 10_000, maxJobsToActivate: 5, worker: 'w' });
    expect(jobs).toHaveLength(1);
    expect(jobs[0]).toMatchObject({ processInstanceKey, elementId: 'task', retries: 3, variables: { orderId: 'A-1', amount: 42 } });
    await engine.client.completeJob({ jobKey: jobs[0]!.jobKey, variables: { ok: true } });
    // then
    const instance = await engine.client.getProcessInstance({ processInstanceKey }, now);
    expect(instance).toMatchObject({ state: 'COMPLETED', processDefinitionName: 'One task', hasIncident: false });
    const elements = await engine.client.searchElementInstances({ filter: { processInstanceKey }, sort: [{ field: 'startDate' }] }, now);
    expect(elements.items.map((one) => [one.elementId, one.type, one.state])).toEqual([['start', 'START_EVENT', 'COMPLETED'], ['task', 'SERVICE_TASK', 'COMPLETED'], ['end', 'END_EVENT', 'COMPLETED']]);
    const variables = await engine.client.searchVariables({ filter: { processInstanceKey }, sort: [{ field: 'name' }] }, now);
    expect(variables.items.map((one) => [one.name, one.value])).toEqual([['amount', '42'], ['big', '"9007199254740993"'], ['ok', 'true'], ['orderId', '"A-1"']]);
  });
});

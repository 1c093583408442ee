import { readFileSync } from 'node:fs';
import {
  DecisionDefinitionId, ElementInstanceKey, ProcessDefinitionId, type CamundaClient, type ProcessDefinitionKey, type ProcessInstanceKey, type ResourceKey, type UserTaskKey,
} from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow, message, messageCatch, serviceTask, userTask } from '#test/bpmn';

const NOW = { consistency: { waitUpToMs: 0 } };
const HOUR = 3_600_000;

const callActivity = (id: string, processId: string): { id: string; xml: string } => ({
  id, xml: `<bpmn:callActivity id="${id}"><bpmn:extensionElements><zeebe:calledElement processId="${processId}"/></bpmn:extensionElements></bpmn:callActivity>`,
});
const adHoc = (id: string, inside: string): { id: string; xml: string } => ({ id, xml: `<bpmn:adHocSubProcess id="${id}">${inside}</bpmn:adHocSubProcess>` });
const decisionTask = (id: string, decisionId: string): { id: string; xml: string } => ({
  id, xml: `<bpmn:businessRuleTask id="${id}"><bpmn:extensionElements><zeebe:calledDecision decisionId="${decisionId}" resultVariable="risk"/></bpmn:extensionElements></bpmn:businessRuleTask>`,
});
const FORM = '<zeebe:formDefinition formId="tour-form"/><zeebe:assignmentDefinition assignee="ada" candidateGroups="cab"/><zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>';

const START_FORM = '<bpmn:startEvent id="start"><bpmn:extensionElements><zeebe:formDefinition formId="tour-form"/></bpmn:extensionElements></bpmn:startEvent>';
const withStartForm = (content: string): string => content.replace('<bpmn:startEvent id="start"/>', START_FORM);

const MODELS = [
  bpmn('tour', withStartForm(inARow(serviceTask('work', 'tour-work'), userTask('decide', FORM), messageCatch('paid', 'message'))), message('message', 'tour-paid', '=order')),
  bpmn('tour-caller', inARow(callActivity('call', 'tour-called'))),
  bpmn('tour-called', inARow(serviceTask('work', 'tour-called-work'))),
  bpmn('tour-hot', '<bpmn:startEvent id="start"><bpmn:conditionalEventDefinition id="hot"><bpmn:condition>=tourTemperature &gt; 30</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:startEvent>'),
  bpmn('tour-choice', inARow(adHoc('choice', serviceTask('chosen', 'tour-chosen-work').xml))),
  bpmn('tour-decision', inARow(decisionTask('rate', 'change-risk'))),
  new File([readFileSync('bpmn/change/change-risk.dmn')], 'change-risk.dmn'),
  new File([JSON.stringify({ id: 'tour-form', type: 'default', components: [] })], 'tour.form'),
  new File([JSON.stringify({ id: 'tour-robot' })], 'tour.rpa'),
];

/** The first model with a step more at its end. */
const TOUR_CHANGED = bpmn('tour', withStartForm(inARow(serviceTask('work', 'tour-work'), userTask('decide', FORM), serviceTask('file', 'tour-file'))));

/** Everything that the engine offers, once at least, through the published client: two that differ in how they check answers. */
export class Tour {
  constructor(private readonly client: CamundaClient, private readonly uncheckedClient: CamundaClient, private readonly now: () => number) {}

  async take(): Promise<void> {
    const definitions = await this.deploy();
    await this.cluster();
    await this.definitions(definitions.process, definitions.resource);
    await this.decisions();
    const instance = await this.start('tour', { order: 'o-1', long: 'x'.repeat(9_000) });
    await this.jobs(instance);
    await this.userTask(instance);
    await this.events(instance);
    await this.instances(instance);
    await this.incidents();
    await this.statistics();
    await this.documents();
    await this.deletion(definitions.resource);
  }

  private async deploy(): Promise<{ process: ProcessDefinitionKey; resource: ResourceKey }> {
    const deployed = await this.client.createDeployment({ resources: MODELS });
    return { process: deployed.processes[0]!.processDefinitionKey, resource: deployed.resources[0]!.resourceKey };
  }

  private async start(processId: string, variables: Record<string, unknown>): Promise<ProcessInstanceKey> {
    return (await this.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists(processId), variables })).processInstanceKey;
  }

  private async cluster(): Promise<void> {
    const { client } = this;
    await client.getTopology();
    await client.getStatus();
    await client.getLicense();
    await client.getSystemConfiguration();
    await client.getAuthentication();
    await client.pinClock({ timestamp: this.now() });
    await client.resetClock();
    await client.evaluateExpression({ expression: '=1 + a', variables: { a: 2 } });
  }

  private async definitions(processDefinitionKey: ProcessDefinitionKey, resourceKey: ResourceKey): Promise<void> {
    const { client } = this;
    await client.searchProcessDefinitions({ filter: { isLatestVersion: true }, sort: [{ field: 'name' }] }, NOW);
    await client.getProcessDefinition({ processDefinitionKey }, NOW);
    await client.getProcessDefinitionXml({ processDefinitionKey }, NOW);
    await client.getStartProcessForm({ processDefinitionKey }, NOW);
    await client.getProcessDefinitionStatistics({ processDefinitionKey }, NOW);
    await client.getResource({ resourceKey });
    await this.uncheckedClient.getResourceContent({ resourceKey });
  }

  private async decisions(): Promise<void> {
    const { client } = this;
    const variables = { impact: 'high', urgency: 'high', size: 'small', novelty: 'routine', backoutTested: true };
    await client.evaluateDecision({ decisionDefinitionId: DecisionDefinitionId.assumeExists('change-risk'), variables });
    await this.start('tour-decision', variables);
    const { items } = await client.searchDecisionInstances({}, NOW);
    await client.getDecisionInstance({ decisionEvaluationInstanceKey: items[0]!.decisionEvaluationInstanceKey }, NOW);
    const { decisionDefinitionKey, decisionRequirementsKey } = (await client.searchDecisionDefinitions({}, NOW)).items[0]!;
    await client.getDecisionDefinition({ decisionDefinitionKey }, NOW);
    await client.getDecisionDefinitionXml({ decisionDefinitionKey }, NOW);
    await client.searchDecisionRequirements({}, NOW);
    await client.getDecisionRequirements({ decisionRequirementsKey }, NOW);
    await client.getDecisionRequirementsXml({ decisionRequirementsKey }, NOW);
  }

  private async activated(type: string) {
    return (await this.client.activateJobs({ type, timeout: 60_000, maxJobsToActivate: 1, worker: 'tour', requestTimeout: -1 })).jobs[0]!;
  }

  private async jobs(processInstanceKey: ProcessInstanceKey): Promise<void> {
    const { client } = this;
    const { jobKey } = await this.activated('tour-work');
    await client.updateJob({ jobKey, changeset: { retries: 5, timeout: 120_000 } });
    await client.failJob({ jobKey, retries: 2, errorMessage: 'once more', variables: { attempt: 1 } });
    await this.activated('tour-work');
    await client.searchJobs({ filter: { processInstanceKey } }, NOW);
    await client.completeJob({ jobKey, variables: { done: true } });
  }

  private async userTask(processInstanceKey: ProcessInstanceKey): Promise<void> {
    const { client } = this;
    const { userTaskKey, elementInstanceKey } = (await client.searchUserTasks({ filter: { processInstanceKey } }, NOW)).items[0]!;
    await client.createElementInstanceVariables({ elementInstanceKey, variables: { note: 'local' }, local: true });
    await this.readTask(userTaskKey);
    await client.unassignUserTask({ userTaskKey });
    await client.assignUserTask({ userTaskKey, assignee: 'bob' });
    await client.updateUserTask({ userTaskKey, changeset: { priority: 70, dueDate: '2030-01-01T00:00:00Z' } });
    await client.completeUserTask({ userTaskKey, variables: { decision: 'yes' } });
  }

  private async readTask(userTaskKey: UserTaskKey): Promise<void> {
    const { client } = this;
    await client.getUserTask({ userTaskKey }, NOW);
    await client.getUserTaskForm({ userTaskKey }, NOW);
    await client.searchUserTaskVariables({ userTaskKey }, NOW);
    await client.searchUserTaskEffectiveVariables({ userTaskKey }, NOW);
  }

  private async events(processInstanceKey: ProcessInstanceKey): Promise<void> {
    const { client } = this;
    await client.searchMessageSubscriptions({ filter: { processInstanceKey } }, NOW);
    await client.getProcessDefinitionMessageSubscriptionStatistics({}, NOW);
    await client.correlateMessage({ name: 'tour-paid', correlationKey: 'o-1', variables: { amount: 7 } });
    await client.publishMessage({ name: 'tour-paid', correlationKey: 'nobody', timeToLive: 0 });
    await client.searchCorrelatedMessageSubscriptions({ filter: { processInstanceKey } }, NOW);
    await client.broadcastSignal({ signalName: 'tour-signal' });
    await client.evaluateConditionals({ variables: { temperature: 40 } });
    await client.evaluateConditionals({ variables: { tourTemperature: 31 } });
  }

  private async instances(processInstanceKey: ProcessInstanceKey): Promise<void> {
    const { client } = this;
    await client.searchProcessInstances({ filter: { $or: [{ state: 'COMPLETED' }, { hasIncident: true }] }, page: { limit: 2 } }, NOW);
    await client.getProcessInstance({ processInstanceKey }, NOW);
    await client.getProcessInstanceSequenceFlows({ processInstanceKey }, NOW);
    await client.getProcessInstanceStatistics({ processInstanceKey }, NOW);
    const { elementInstanceKey } = (await client.searchElementInstances({ filter: { processInstanceKey } }, NOW)).items[0]!;
    await client.getElementInstance({ elementInstanceKey }, NOW);
    const { variableKey } = (await client.searchVariables({ filter: { processInstanceKey, isTruncated: true } }, NOW)).items[0]!;
    await client.getVariable({ variableKey }, NOW);
    await this.called();
    await this.choice();
    const modified = await this.start('tour', { order: 'o-2' });
    await client.modifyProcessInstance({ processInstanceKey: modified, activateInstructions: [{ elementId: 'decide' as never }] });
    await this.migration(modified);
    await client.cancelProcessInstance({ processInstanceKey: modified });
  }

  /** Goes over to a second version of its process. */
  private async migration(processInstanceKey: ProcessInstanceKey): Promise<void> {
    const { client } = this;
    const { processes } = await client.createDeployment({ resources: [TOUR_CHANGED] });
    const mappingInstructions = ['work', 'decide'].map((id) => ({ sourceElementId: id as never, targetElementId: id as never }));
    await client.migrateProcessInstance({ processInstanceKey, targetProcessDefinitionKey: processes[0]!.processDefinitionKey, mappingInstructions });
  }

  private async choice(): Promise<void> {
    const { client } = this;
    const processInstanceKey = await this.start('tour-choice', {});
    const [choice] = (await client.searchElementInstances({ filter: { processInstanceKey, type: 'AD_HOC_SUB_PROCESS' } }, NOW)).items;
    await client.activateAdHocSubProcessActivities({ adHocSubProcessInstanceKey: choice!.elementInstanceKey, elements: [{ elementId: 'chosen' as never }] });
    await this.activated('tour-chosen-work');
  }

  private async called(): Promise<void> {
    const { client } = this;
    const caller = await this.start('tour-caller', {});
    const [called] = (await client.searchProcessInstances({ filter: { parentProcessInstanceKey: caller } }, NOW)).items;
    await client.getProcessInstanceCallHierarchy({ processInstanceKey: called!.processInstanceKey }, NOW);
    const { jobKey } = await this.activated('tour-called-work');
    await client.throwJobError({ jobKey, errorCode: 'NOBODY_CATCHES', errorMessage: 'alas' });
    const [call] = (await client.searchElementInstances({ filter: { processInstanceKey: caller, elementId: 'call' as never } }, NOW)).items;
    await client.searchElementInstanceIncidents({ elementInstanceKey: call!.elementInstanceKey }, NOW);
    await client.searchProcessInstanceIncidents({ processInstanceKey: caller }, NOW);
    await client.cancelProcessInstance({ processInstanceKey: caller });
  }

  /** One is resolved by itself, one with all of its instance, and one stays. */
  private async incidents(): Promise<void> {
    const { client } = this;
    const [first, second] = [await this.troubled(), await this.troubled()];
    await client.getIncident({ incidentKey: first.incidentKey }, NOW);
    await client.resolveIncident({ incidentKey: first.incidentKey });
    await client.resolveProcessInstanceIncidents({ processInstanceKey: second.processInstanceKey });
    await client.createElementInstanceVariables({ elementInstanceKey: ElementInstanceKey.assumeExists(first.processInstanceKey), variables: { repaired: true } });
    await this.troubled();
  }

  /** An instance whose job has failed for good, and got new retries since. */
  private async troubled() {
    const { client } = this;
    await this.start('tour-called', {});
    const { jobKey, processInstanceKey } = await this.activated('tour-called-work');
    await client.failJob({ jobKey, retries: 0, errorMessage: 'broken' });
    const { incidentKey } = (await client.searchIncidents({ filter: { processInstanceKey } }, NOW)).items[0]!;
    await client.updateJob({ jobKey, changeset: { retries: 1 } });
    return { processInstanceKey, incidentKey };
  }

  private async statistics(): Promise<void> {
    const { client } = this;
    const window = { from: new Date(this.now() - HOUR).toISOString(), to: new Date(this.now() + HOUR).toISOString() };
    await client.getGlobalJobStatistics(window, NOW);
    await client.getJobTypeStatistics({ filter: window }, NOW);
    await client.getJobWorkerStatistics({ filter: { ...window, jobType: 'tour-work' } }, NOW);
    await client.getJobTimeSeriesStatistics({ filter: { ...window, jobType: 'tour-work' } }, NOW);
    await client.getJobErrorStatistics({ filter: { ...window, jobType: 'tour-work' } }, NOW);
    const byError = await client.getProcessInstanceStatisticsByError({}, NOW);
    await client.getProcessInstanceStatisticsByDefinition({ filter: { errorHashCode: byError.items[0]!.errorHashCode } }, NOW);
    await client.getProcessDefinitionInstanceStatistics({}, NOW);
    await client.getProcessDefinitionInstanceVersionStatistics({ filter: { processDefinitionId: ProcessDefinitionId.assumeExists('tour') } }, NOW);
  }

  private async deletion(resourceKey: ResourceKey): Promise<void> {
    const { client } = this;
    const { decisionEvaluationKey } = (await client.searchDecisionInstances({}, NOW)).items[0]!;
    await client.deleteDecisionInstance({ decisionEvaluationKey });
    const { processInstanceKey } = (await client.searchProcessInstances({ filter: { state: 'TERMINATED' } }, NOW)).items[0]!;
    await client.deleteProcessInstance({ processInstanceKey });
    await client.deleteResource({ resourceKey });
    const { processDefinitionKey } = (await client.searchProcessDefinitions({ filter: { processDefinitionId: ProcessDefinitionId.assumeExists('tour-called') } }, NOW)).items[0]!;
    await client.deleteResource({ resourceKey: processDefinitionKey, deleteHistory: true });
  }

  private async documents(): Promise<void> {
    const { client } = this;
    const file = new File(['quotation'], 'quotation.txt', { type: 'text/plain' });
    const { documentId, contentHash } = await client.createDocument({ file, metadata: { customProperties: { a: 1 } } });
    const metadataList = [{ fileName: 'one.txt' }, { fileName: 'two.txt', expiresAt: '2001-01-01T00:00:00Z' }];
    await client.createDocuments({ files: [file, file], metadataList });
    await client.createDocumentLink({ documentId, contentHash: contentHash!, timeToLive: HOUR });
    await this.uncheckedClient.getDocument({ documentId, contentHash: contentHash! });
    await client.deleteDocument({ documentId });
  }
}

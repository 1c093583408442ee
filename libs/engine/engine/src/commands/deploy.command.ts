import { createHash } from 'node:crypto';
import type { ReadDrg, ReadFiles, ReadForm, ReadProcess, ReadResource } from '../deployment/read-files.js';
import { closeOldStartEvents, openStartEvents } from '../deployment/start-events.js';
import type { Step } from '../process/step.js';
import type { DefinitionTable, LoadRequest } from '../state/load.js';
import type { DecisionDefinitionRow, DecisionRequirementsRow, FormRow, Key, ProcessDefinitionRow, ResourceRow } from '../state/rows.js';
import type { DeployedDecision, DeployedFile, DeployedForm, DeployedProcess, DeployedRequirements, DeployedResource } from './commands.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Deploys all files or none. Only when every file equals the newest version of its definition nothing new is made. */
export const deploy: CommandHandler<'deploy'> = (step, { files }) => {
  if (files.length === 0) return reject('INVALID_ARGUMENT', 'Expected to deploy at least one resource, but none given');
  const read = step.definitions.files(files);
  if (!read.ok) return reject('INVALID_ARGUMENT', read.failure);
  step.state.need(latestOf(read.value));
  const deployment: Deployment = { key: step.newKey(), repeats: isRepeated(step, read.value) };
  const forms = read.value.forms.map((form) => deployForm(step, form, deployment));
  const drgs = read.value.drgs.map((drg) => deployDrg(step, drg, deployment));
  const processes = read.value.processes.map((process) => deployProcess(step, process, deployment));
  const resources = read.value.resources.map((resource) => deployResource(step, resource, deployment));
  const decisions = drgs.flatMap((drg) => drg.decisions);
  return done({ deploymentKey: deployment.key, processes, decisions, decisionRequirements: drgs.map((drg) => drg.requirements), forms, resources });
};

/** What is known of everything that the files hold. */
function latestOf({ processes, drgs, forms, resources }: ReadFiles): readonly LoadRequest[] {
  const latest = (table: DefinitionTable, id: string): LoadRequest => ({ kind: 'definition', table, by: { latest: id } });
  return [
    ...processes.flatMap(({ model }) => [latest('processDefinitions', model.id), { kind: 'startEventsOf', processDefinitionId: model.id } as const]),
    ...drgs.flatMap(({ drg }) => [latest('decisionRequirements', drg.id), ...drg.decisions.map((decision) => latest('decisionDefinitions', decision.id))]),
    ...forms.map(({ formId }) => latest('forms', formId)),
    ...resources.map(({ resourceId }) => latest('resources', resourceId)),
  ];
}

interface Deployment {
  readonly key: Key;
  /** Every file is known: the newest versions are answered. */
  readonly repeats: boolean;
}

const checksumOf = (content: string): string => createHash('sha256').update(content).digest('hex');

interface Versioned {
  readonly checksum: string;
  readonly resourceName: string;
}

function isRepeated({ state }: Step, { processes, drgs, forms, resources }: ReadFiles): boolean {
  const isKnown = (latest: Versioned | undefined, { name, content }: DeployedFile): boolean =>
    latest?.resourceName === name && latest.checksum === checksumOf(content);
  return (
    processes.every(({ file, model }) => isKnown(state.definition('processDefinitions', { latest: model.id }), file)) &&
    drgs.every(({ file, drg }) => isKnown(state.definition('decisionRequirements', { latest: drg.id }), file)) &&
    forms.every(({ file, formId }) => isKnown(state.definition('forms', { latest: formId }), file)) &&
    resources.every(({ file, resourceId }) => isKnown(state.definition('resources', { latest: resourceId }), file))
  );
}

function deployProcess(step: Step, { file, model, executable }: ReadProcess, deployment: Deployment): DeployedProcess {
  const latest = step.state.definition('processDefinitions', { latest: model.id });
  if (latest && deployment.repeats) return describeProcess(latest);
  const row: ProcessDefinitionRow = {
    processDefinitionKey: step.newKey(),
    processDefinitionId: model.id,
    name: model.name,
    version: step.state.lastVersion('processDefinitions', model.id) + 1,
    versionTag: model.versionTag,
    resourceName: file.name,
    hasStartForm: model.startForm !== null,
    startFormId: model.startForm?.formId ?? null,
    state: 'ACTIVE',
    deploymentKey: deployment.key,
    deployedAt: step.now,
    checksum: checksumOf(file.content),
    xml: file.content,
  };
  closeOldStartEvents(step, model.id);
  step.emit({ kind: 'PROCESS_DEPLOYED', row });
  openStartEvents(step, executable.root, row);
  return describeProcess(row);
}

function describeProcess({ processDefinitionKey, processDefinitionId, version, resourceName }: ProcessDefinitionRow): DeployedProcess {
  return { processDefinitionKey, processDefinitionId, processDefinitionVersion: version, resourceName };
}

function deployDrg(step: Step, { file, drg }: ReadDrg, deployment: Deployment): { requirements: DeployedRequirements; decisions: readonly DeployedDecision[] } {
  const latest = step.state.definition('decisionRequirements', { latest: drg.id });
  const known = deployment.repeats ? latest : undefined;
  const row: DecisionRequirementsRow = known ?? {
    decisionRequirementsKey: step.newKey(),
    decisionRequirementsId: drg.id,
    decisionRequirementsName: drg.name,
    version: step.state.lastVersion('decisionRequirements', drg.id) + 1,
    state: 'ACTIVE',
    resourceName: file.name,
    deploymentKey: deployment.key,
    checksum: checksumOf(file.content),
    xml: file.content,
  };
  if (!known) step.emit({ kind: 'DECISION_REQUIREMENTS_DEPLOYED', row });
  const decisions = drg.decisions.map((decision) => deployDecision(step, decision, row, known !== undefined));
  return { requirements: describeRequirements(row), decisions };
}

function describeRequirements(row: DecisionRequirementsRow): DeployedRequirements {
  const { decisionRequirementsKey, decisionRequirementsId, decisionRequirementsName, version, resourceName } = row;
  return { decisionRequirementsKey, decisionRequirementsId, decisionRequirementsName, version, resourceName };
}

function deployDecision(step: Step, decision: ReadDrg['drg']['decisions'][number], requirements: DecisionRequirementsRow, known: boolean): DeployedDecision {
  const latest = step.state.definition('decisionDefinitions', { latest: decision.id });
  if (known && latest) return describeDecision(latest);
  const row: DecisionDefinitionRow = {
    decisionDefinitionKey: step.newKey(),
    decisionDefinitionId: decision.id,
    name: decision.name,
    version: step.state.lastVersion('decisionDefinitions', decision.id) + 1,
    state: 'ACTIVE',
    versionTag: decision.versionTag,
    decisionRequirementsKey: requirements.decisionRequirementsKey,
    decisionRequirementsId: requirements.decisionRequirementsId,
    decisionRequirementsName: requirements.decisionRequirementsName,
    decisionRequirementsVersion: requirements.version,
    deploymentKey: requirements.deploymentKey,
  };
  step.emit({ kind: 'DECISION_DEPLOYED', row });
  return describeDecision(row);
}

function describeDecision(row: DecisionDefinitionRow): DeployedDecision {
  const { decisionDefinitionKey, decisionDefinitionId, version, name, decisionRequirementsId, decisionRequirementsKey } = row;
  return { decisionDefinitionKey, decisionDefinitionId, version, name, decisionRequirementsId, decisionRequirementsKey };
}

function deployForm(step: Step, { file, formId, versionTag }: ReadForm, deployment: Deployment): DeployedForm {
  const latest = step.state.definition('forms', { latest: formId });
  if (latest && deployment.repeats) return { formKey: latest.formKey, formId, version: latest.version, resourceName: file.name };
  const version = step.state.lastVersion('forms', formId) + 1;
  const formKey = step.newKey();
  const row: FormRow = { formKey, formId, version, versionTag, state: 'ACTIVE', resourceName: file.name, deploymentKey: deployment.key, checksum: checksumOf(file.content), schema: file.content };
  step.emit({ kind: 'FORM_DEPLOYED', row });
  return { formKey, formId, version, resourceName: file.name };
}

function deployResource(step: Step, { file, resourceId, versionTag }: ReadResource, deployment: Deployment): DeployedResource {
  const latest = step.state.definition('resources', { latest: resourceId });
  if (latest && deployment.repeats) return { resourceKey: latest.resourceKey, resourceId, version: latest.version, resourceName: file.name };
  const version = step.state.lastVersion('resources', resourceId) + 1;
  const resourceKey = step.newKey();
  const row: ResourceRow = { resourceKey, resourceId, resourceName: file.name, version, versionTag, state: 'ACTIVE', deploymentKey: deployment.key, checksum: checksumOf(file.content), content: file.content };
  step.emit({ kind: 'RESOURCE_DEPLOYED', row });
  return { resourceKey, resourceId, version, resourceName: file.name };
}

import { createHash } from 'node:crypto';
import { readFiles, type ReadDrg, type ReadForm, type ReadProcess, type ReadResource } from '../deployment/read-files.js';
import { closeOldStartEvents, openStartEvents } from '../deployment/start-events.js';
import type { Step } from '../process/step.js';
import type { DecisionDefinitionRow, DecisionRequirementsRow, Key, ProcessDefinitionRow } from '../state/rows.js';
import type { DeployedDecision, DeployedForm, DeployedProcess, DeployedRequirements, DeployedResource } from './commands.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Deploys all files or none. A file that equals the newest version of its definition makes no new one. */
export const deploy: CommandHandler<'deploy'> = (step, { files }) => {
  if (files.length === 0) return reject('INVALID_ARGUMENT', 'Expected to deploy at least one resource, but none given');
  const read = readFiles(files, step.decisions);
  if (!read.ok) return reject('INVALID_ARGUMENT', read.failure);
  const deploymentKey = step.newKey();
  const forms = read.value.forms.map((form) => deployForm(step, form, deploymentKey));
  const drgs = read.value.drgs.map((drg) => deployDrg(step, drg, deploymentKey));
  const processes = read.value.processes.map((process) => deployProcess(step, process, deploymentKey));
  const resources = read.value.resources.map((resource) => deployResource(step, resource, deploymentKey));
  const decisions = drgs.flatMap((drg) => drg.decisions);
  return done({ deploymentKey, processes, decisions, decisionRequirements: drgs.map((drg) => drg.requirements), forms, resources });
};

const checksumOf = (content: string): string => createHash('sha256').update(content).digest('hex');

interface Versioned {
  readonly version: number;
  readonly checksum: string;
  readonly resourceName: string;
}

const isSame = (latest: Versioned | undefined, resourceName: string, checksum: string): boolean =>
  latest !== undefined && latest.checksum === checksum && latest.resourceName === resourceName;

function deployProcess(step: Step, { file, model, executable }: ReadProcess, deploymentKey: Key): DeployedProcess {
  const latest = step.state.definition('processDefinitions', { latest: model.id });
  const checksum = checksumOf(file.content);
  if (latest && isSame(latest, file.name, checksum)) return describeProcess(latest);
  const row: ProcessDefinitionRow = {
    processDefinitionKey: step.newKey(),
    processDefinitionId: model.id,
    name: model.name,
    version: (latest?.version ?? 0) + 1,
    versionTag: model.versionTag,
    resourceName: file.name,
    hasStartForm: model.startForm !== null,
    startFormId: model.startForm?.formId ?? null,
    state: 'ACTIVE',
    deploymentKey,
    deployedAt: step.now,
    checksum,
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

function deployDrg(step: Step, { file, drg }: ReadDrg, deploymentKey: Key): { requirements: DeployedRequirements; decisions: readonly DeployedDecision[] } {
  const latest = step.state.definition('decisionRequirements', { latest: drg.id });
  const checksum = checksumOf(file.content);
  const same = latest && isSame(latest, file.name, checksum);
  const row: DecisionRequirementsRow = same
    ? latest
    : {
        decisionRequirementsKey: step.newKey(),
        decisionRequirementsId: drg.id,
        decisionRequirementsName: drg.name,
        version: (latest?.version ?? 0) + 1,
        resourceName: file.name,
        deploymentKey,
        checksum,
        xml: file.content,
      };
  if (!same) step.emit({ kind: 'DECISION_REQUIREMENTS_DEPLOYED', row });
  const decisions = drg.decisions.map((decision) => deployDecision(step, decision, row, same === true));
  return { requirements: describeRequirements(row), decisions };
}

function describeRequirements(row: DecisionRequirementsRow): DeployedRequirements {
  const { decisionRequirementsKey, decisionRequirementsId, decisionRequirementsName, version, resourceName } = row;
  return { decisionRequirementsKey, decisionRequirementsId, decisionRequirementsName, version, resourceName };
}

function deployDecision(step: Step, decision: ReadDrg['drg']['decisions'][number], requirements: DecisionRequirementsRow, same: boolean): DeployedDecision {
  const latest = step.state.definition('decisionDefinitions', { latest: decision.id });
  if (same && latest) return describeDecision(latest);
  const row: DecisionDefinitionRow = {
    decisionDefinitionKey: step.newKey(),
    decisionDefinitionId: decision.id,
    name: decision.name,
    version: (latest?.version ?? 0) + 1,
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

function deployForm(step: Step, { file, formId, versionTag }: ReadForm, deploymentKey: Key): DeployedForm {
  const latest = step.state.definition('forms', { latest: formId });
  const checksum = checksumOf(file.content);
  if (latest && isSame(latest, file.name, checksum)) return { formKey: latest.formKey, formId, version: latest.version, resourceName: file.name };
  const version = (latest?.version ?? 0) + 1;
  const formKey = step.newKey();
  const row = { formKey, formId, version, versionTag, resourceName: file.name, deploymentKey, checksum, schema: file.content };
  step.emit({ kind: 'FORM_DEPLOYED', row });
  return { formKey, formId, version, resourceName: file.name };
}

function deployResource(step: Step, { file, resourceId, versionTag }: ReadResource, deploymentKey: Key): DeployedResource {
  const latest = step.state.definition('resources', { latest: resourceId });
  const checksum = checksumOf(file.content);
  if (latest && isSame(latest, file.name, checksum)) return { resourceKey: latest.resourceKey, resourceId, version: latest.version, resourceName: file.name };
  const version = (latest?.version ?? 0) + 1;
  const resourceKey = step.newKey();
  const row = { resourceKey, resourceId, resourceName: file.name, version, versionTag, deploymentKey, checksum, content: file.content };
  step.emit({ kind: 'RESOURCE_DEPLOYED', row });
  return { resourceKey, resourceId, version, resourceName: file.name };
}

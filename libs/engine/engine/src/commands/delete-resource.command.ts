import { closeStartEvents, openStartEvents } from '../deployment/start-events.js';
import type { Step } from '../process/step.js';
import type { DefinitionTable } from '../state/load.js';
import type { DecisionRequirementsRow, Key, ProcessDefinitionRow } from '../state/rows.js';
import { done, DONE, reject, type CommandHandler } from './handler.js';

/** Nothing new begins with what is deleted; what runs goes on. Its version number is not given again. */
export const deleteResource: CommandHandler<'deleteResource'> = (step, { resourceKey: key }) => {
  step.state.need(TABLES.map((table) => ({ kind: 'definition', table, by: { key } })));
  const process = step.state.definition('processDefinitions', { key });
  if (process) deleteProcess(step, process);
  else if (!deleteOther(step, key)) return reject('NOT_FOUND', `Expected to delete a resource with key '${key}', but no such resource was found`);
  step.definitions.forget(key);
  return done({ isProcess: process !== undefined });
};

/** Its instances are over and their history is deleted: no search shows it any more. */
export const forgetProcess: CommandHandler<'forgetProcess'> = (step, { processDefinitionKey }) => {
  const row = step.state.deployed('processDefinitions', processDefinitionKey);
  if (row?.state !== 'DELETED') return reject('NOT_FOUND', `Expected to forget the deleted process definition with key '${processDefinitionKey}', but there is none`);
  step.emit({ kind: 'PROCESS_DELETED', row: { ...row, state: 'FORGOTTEN' } });
  return DONE;
};

const TABLES: readonly DefinitionTable[] = ['processDefinitions', 'decisionRequirements', 'forms', 'resources'];

/** The version before it listens again in the place of the latest. */
function deleteProcess(step: Step, row: ProcessDefinitionRow): void {
  const { processDefinitionId: id, processDefinitionKey } = row;
  step.state.need([{ kind: 'definition', table: 'processDefinitions', by: { every: id } }, { kind: 'startEventsOf', processDefinitionId: id }]);
  const isLatest = step.state.definition('processDefinitions', { latest: id })?.processDefinitionKey === processDefinitionKey;
  if (isLatest) closeStartEvents(step, row);
  step.emit({ kind: 'PROCESS_DELETED', row: { ...row, state: 'DELETED' } });
  const former = isLatest ? step.state.definition('processDefinitions', { latest: id }) : undefined;
  if (former) openStartEvents(step, step.definitions.process(step.state, former.processDefinitionKey).root, former);
}

function deleteOther(step: Step, key: Key): boolean {
  const requirements = step.state.definition('decisionRequirements', { key });
  if (requirements) deleteRequirements(step, requirements);
  const form = step.state.definition('forms', { key });
  if (form) {
    step.state.need([{ kind: 'definition', table: 'forms', by: { every: form.formId } }]);
    step.emit({ kind: 'FORM_DELETED', row: { ...form, state: 'DELETED' } });
  }
  const resource = step.state.definition('resources', { key });
  if (resource) {
    step.state.need([{ kind: 'definition', table: 'resources', by: { every: resource.resourceId } }]);
    step.emit({ kind: 'RESOURCE_DELETED', row: { ...resource, state: 'DELETED' } });
  }
  return (requirements ?? form ?? resource) !== undefined;
}

function deleteRequirements(step: Step, row: DecisionRequirementsRow): void {
  const { decisionRequirementsKey, decisionRequirementsId, deploymentKey } = row;
  const { decisions } = step.definitions.drg(step.state, decisionRequirementsKey);
  step.state.need([
    { kind: 'definition', table: 'decisionRequirements', by: { every: decisionRequirementsId } },
    ...decisions.map(({ id }) => ({ kind: 'definition', table: 'decisionDefinitions', by: { every: id } }) as const),
  ]);
  const deleted = decisions.map(({ id }) => step.state.definition('decisionDefinitions', { id, deploymentKey }));
  for (const decision of deleted) if (decision) step.emit({ kind: 'DECISION_DELETED', row: { ...decision, state: 'DELETED' } });
  step.emit({ kind: 'DECISION_REQUIREMENTS_DELETED', row: { ...row, state: 'DELETED' } });
}

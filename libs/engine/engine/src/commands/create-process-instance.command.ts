import { ok, type Result } from '#core/kernel';
import { startAt } from '../modification/start-at.js';
import type { Step } from '../process/step.js';
import { createInstance } from '../rules/start.js';
import type { ProcessDefinitionRow } from '../state/rows.js';
import type { CommandOf, ProcessSelector, Rejection } from './commands.js';
import { done, reject, type CommandHandler } from './handler.js';

const MAX_TAGS = 10;
const TAG = /^[A-Za-z][A-Za-z0-9_\-:.]{0,99}$/;
const MAX_BUSINESS_ID = 256;

/** Starts a process at its none start event, or at the elements that are named. Of a process only one running root instance has a business id, unless they are free. */
export const createProcessInstance: CommandHandler<'createProcessInstance'> = (step, command) => {
  const definition = findDefinition(step, command.process);
  if (!definition.ok) return definition;
  const { processDefinitionKey, processDefinitionId, version } = definition.value;
  const { root } = step.definitions.process(step.state, processDefinitionKey);
  if (!root.start && command.startInstructions.length === 0) {
    return reject('INVALID_STATE', 'Expected to create instance of process with none start event, but there is no such event');
  }
  const refused = checkArguments(step, command, processDefinitionId);
  if (refused) return refused;
  const { variables, tags, businessId } = command;
  const processInstanceKey = createInstance(step, root, { definition: definition.value, variables, tags, businessId, startCorrelationKey: null, parent: null });
  if (command.terminateAfter.length > 0) step.emit({ kind: 'INTERNALS_CHANGED', key: processInstanceKey, internals: { terminateAfter: command.terminateAfter } });
  if (command.startInstructions.length === 0) step.followUp({ do: 'begin', key: processInstanceKey });
  else {
    const begun = startAt(step, root, processInstanceKey, command.startInstructions);
    if (!begun.ok) return begun;
  }
  return done({ processInstanceKey, processDefinitionKey, processDefinitionId, processDefinitionVersion: version, tags, businessId });
};

function findDefinition(step: Step, process: ProcessSelector): Result<ProcessDefinitionRow, Rejection> {
  if ('processDefinitionKey' in process) {
    const key = process.processDefinitionKey;
    const row = step.state.definition('processDefinitions', { key });
    return row ? ok(row) : reject('NOT_FOUND', `Expected to find process definition with key '${key}', but none found`);
  }
  const { processDefinitionId: id, version } = process;
  if (id === '') return reject('INVALID_ARGUMENT', 'Expected either a bpmnProcessId or a processDefinitionKey to be provided, but none was given');
  const row = step.state.definition('processDefinitions', version < 0 ? { latest: id } : { id, version });
  if (row) return ok(row);
  const which = version < 0 ? `process ID '${id}'` : `process ID '${id}' and version '${version}'`;
  return reject('NOT_FOUND', `Expected to find process definition with ${which}, but none found`);
}

function checkArguments(step: Step, { tags, businessId }: CommandOf<'createProcessInstance'>, processDefinitionId: string): Result<never, Rejection> | undefined {
  if (tags.length > MAX_TAGS) return reject('INVALID_ARGUMENT', `Expected to create process instance with tags, but more than ${MAX_TAGS} tags were given`);
  const bad = tags.find((tag) => !TAG.test(tag));
  if (bad !== undefined) return reject('INVALID_ARGUMENT', `Expected to create process instance with tags, but tag '${bad}' is invalid. Tags must start with a letter, followed by up to 99 letters, digits, '_', '-', ':' or '.'`);
  return businessId === null ? undefined : checkBusinessId(step, processDefinitionId, businessId);
}

function checkBusinessId(step: Step, processDefinitionId: string, businessId: string): Result<never, Rejection> | undefined {
  if (businessId.length > MAX_BUSINESS_ID) return reject('INVALID_ARGUMENT', `Expected the business id to have at most ${MAX_BUSINESS_ID} characters`);
  if (step.businessIds === 'free') return undefined;
  const other = step.state.withBusinessId(processDefinitionId, businessId);
  if (!other) return undefined;
  return reject('ALREADY_EXISTS', `Expected to create process instance with business id '${businessId}', but the active instance '${other.processInstanceKey}' of process '${processDefinitionId}' has it already`);
}

import { ok, type Result } from '#core/kernel';
import type { Rejection } from '../commands/commands.js';
import { reject } from '../commands/handler.js';
import type { Step } from '../process/step.js';
import { evaluateMigrated } from '../rules/conditions.js';
import { closeSubscriptions, openSubscriptions } from '../rules/subscriptions.js';
import { setLocal } from '../rules/variables.js';
import type { ConditionalSubscriptionRow, JoinTokenRow, Key } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import type { Migrant } from './check.js';
import type { Mapping } from './mapping.js';

/** The instance and all that belongs to it go over. What it waits for stays, ends or begins as its events are mapped. */
export function migrateOne(step: Step, mapping: Mapping, migrant: Migrant): Result<void, Rejection> {
  const { instance, target, kept, added } = migrant;
  closeSubscriptions(step, instance, (elementId) => !kept.has(elementId));
  step.emit({ kind: 'ELEMENT_MIGRATED', instance: migrated(mapping, migrant) });
  moveRows(step, mapping, instance, target.id);
  if (target.kind === 'adHocSubProcess' && target.adHoc) setLocal(step, instance.elementInstanceKey, 'adHocSubProcessElements', target.adHoc.description);
  moveSubscriptions(step, mapping, instance.elementInstanceKey, kept);
  moveCompensations(step, mapping, instance.elementInstanceKey);
  moveTokens(step, mapping, instance);
  const opened = openSubscriptions(step, step.current(instance.elementInstanceKey), added);
  return opened.ok ? ok() : reject('INVALID_STATE', `Expected to migrate the process instance, but '${target.id}' cannot be subscribed to its events: ${opened.failure.message}`);
}

const ownerOf = ({ definition }: Mapping): { processDefinitionKey: Key; processDefinitionId: string } => ({
  processDefinitionKey: definition.processDefinitionKey,
  processDefinitionId: definition.processDefinitionId,
});

function migrated(mapping: Mapping, { instance, target }: Migrant): Instance {
  const owner = { ...ownerOf(mapping), elementId: target.id };
  if (!isProcess(instance)) return { ...instance, ...owner, elementName: target.name };
  const { name, version, versionTag } = mapping.definition;
  return { ...instance, ...owner, processDefinitionName: name, processDefinitionVersion: version, processDefinitionVersionTag: versionTag };
}

function moveRows(step: Step, mapping: Mapping, { elementInstanceKey: key }: Instance, elementId: string): void {
  const owner = ownerOf(mapping);
  const versioned = { ...owner, elementId, processDefinitionVersion: mapping.definition.version };
  for (const row of step.state.variablesIn(key)) step.emit({ kind: 'VARIABLE_MIGRATED', row: { ...row, processDefinitionKey: owner.processDefinitionKey } });
  const job = step.state.jobOf(key);
  if (job) step.emit({ kind: 'JOB_MIGRATED', row: { ...job, ...versioned, state: 'MIGRATED', lastUpdateTime: step.now } });
  const task = step.state.userTaskOf(key);
  if (task) step.emit({ kind: 'USER_TASK_MIGRATED', row: { ...task, ...versioned, processName: mapping.definition.name } });
  for (const row of step.state.incidentsOf(key)) step.emit({ kind: 'INCIDENT_MIGRATED', row: { ...row, ...owner, elementId } });
}

function moveSubscriptions(step: Step, mapping: Mapping, key: Key, kept: ReadonlyMap<string, string>): void {
  const owner = ownerOf(mapping);
  const event = (id: string): { elementId: string; interrupting: boolean } => {
    const elementId = kept.get(id) ?? id;
    return { elementId, interrupting: mapping.target.elements.get(elementId)?.interrupting ?? true };
  };
  for (const row of step.state.subscriptionsOf(key)) step.emit({ kind: 'MESSAGE_SUBSCRIPTION_MIGRATED', row: { ...row, ...owner, ...event(row.elementId), lastUpdatedDate: step.now } });
  for (const row of step.state.signalSubscriptionsOf(key)) step.emit({ kind: 'SIGNAL_SUBSCRIPTION_MIGRATED', row: { ...row, ...event(row.elementId) } });
  for (const row of step.state.conditionsOf(key)) moveCondition(step, { ...row, ...event(row.elementId) });
  for (const row of step.state.timersOf(key)) step.emit({ kind: 'TIMER_MIGRATED', row: { ...row, processDefinitionKey: owner.processDefinitionKey, ...event(row.elementId) } });
}

function moveCondition(step: Step, row: ConditionalSubscriptionRow): void {
  step.emit({ kind: 'CONDITIONAL_SUBSCRIPTION_MIGRATED', row });
  evaluateMigrated(step, row);
}

/** What completed in the scope can be compensated afterwards when its compensation event is mapped. */
function moveCompensations(step: Step, mapping: Mapping, scopeKey: Key): void {
  for (const row of step.state.compensationsIn(scopeKey)) {
    const eventId = row.eventId === null ? null : mapping.ids.get(row.eventId);
    if (eventId === undefined) step.emit({ kind: 'COMPENSATION_CLOSED', row });
    else step.emit({ kind: 'COMPENSATION_MIGRATED', row: { ...row, eventId, elementId: mapping.ids.get(row.elementId) ?? row.elementId } });
    moveCompensations(step, mapping, row.elementInstanceKey);
  }
}

/** All are taken before the first one arrives: flows may have changed places. */
function moveTokens(step: Step, mapping: Mapping, instance: Instance): void {
  const tokens = step.state.tokensIn(instance.elementInstanceKey);
  for (const token of tokens) step.emit({ kind: 'TOKEN_TAKEN', row: { ...token, count: 0 } });
  for (const token of tokens) moveToken(step, mapping, instance, token);
}

function moveToken(step: Step, mapping: Mapping, { processInstanceKey, rootProcessInstanceKey }: Instance, token: JoinTokenRow): void {
  const flowId = mapping.ids.get(token.flowId) ?? token.flowId;
  const gatewayId = mapping.ids.get(token.gatewayId) ?? token.gatewayId;
  const row = { sequenceFlowId: `${processInstanceKey}_${flowId}`, elementId: flowId, processInstanceKey, rootProcessInstanceKey, ...ownerOf(mapping) };
  step.emit({ kind: 'SEQUENCE_FLOW_TAKEN', row });
  for (let arrived = 0; arrived < token.count; arrived++) {
    const count = (step.state.token(token.flowScopeKey, flowId)?.count ?? 0) + 1;
    step.emit({ kind: 'TOKEN_ARRIVED', row: { ...token, id: `${token.flowScopeKey}/${flowId}`, flowId, gatewayId, count } });
  }
}

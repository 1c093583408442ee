import type { FeelScope } from '#engine/feel';
import type { Condition } from '../compile/executable.js';
import type { Step, VariableWrite } from '../process/step.js';
import type { ConditionalSubscriptionRow, Key } from '../state/rows.js';
import { evaluateIn } from './expressions.js';
import { trigger } from './triggers.js';
import { feelScope, outerScope } from './variables.js';

/** Whether a condition holds; one that cannot be evaluated, or gives no boolean, does not. */
export function holds(step: Step, { condition }: Condition, scope: FeelScope): boolean {
  const value = evaluateIn(step, condition, scope);
  return value.ok && value.value === true;
}

export const holdsAt = (step: Step, condition: Condition, scopeKey: Key): boolean => holds(step, condition, feelScope(step.state, scopeKey));

/**
 * Variables were written: every waiting condition that reads one of them, and sees it, is evaluated once. Those that hold fire
 * from the outer scopes to the inner ones, in one scope in the order in which they were subscribed to.
 */
export function evaluateConditions(step: Step): void {
  const writes = step.takeVariableWrites();
  if (writes.length === 0) return;
  for (const processInstanceKey of new Set(writes.map((write) => write.processInstanceKey))) {
    for (const row of outerFirst(step, step.state.conditionsIn(processInstanceKey))) evaluate(step, row, writes);
  }
}

function outerFirst(step: Step, rows: readonly ConditionalSubscriptionRow[]): readonly ConditionalSubscriptionRow[] {
  if (rows.length < 2) return rows;
  const placed = rows.map((row) => ({ row, depth: depthOf(step, row.elementInstanceKey) }));
  return placed.sort((left, right) => left.depth - right.depth || byScope(left.row, right.row)).map(({ row }) => row);
}

function byScope({ elementInstanceKey: left }: ConditionalSubscriptionRow, { elementInstanceKey: right }: ConditionalSubscriptionRow): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function depthOf(step: Step, scopeKey: Key): number {
  let depth = 0;
  for (let key = outerScope(step.current(scopeKey)); key !== null; key = outerScope(step.current(key))) depth++;
  return depth;
}

function evaluate(step: Step, row: ConditionalSubscriptionRow, writes: readonly VariableWrite[]): void {
  const condition = conditionOf(step, row);
  const concerns = ({ name, change, scopeKey }: VariableWrite): boolean =>
    (condition.variables.size === 0 || condition.variables.has(name)) && condition.changes.has(change) && isWithin(step, row.elementInstanceKey, scopeKey);
  if (writes.some(concerns) && holdsAt(step, condition, row.elementInstanceKey)) step.followUp({ do: 'fireCondition', subscriptionKey: row.subscriptionKey });
}

/** Its element belongs to another definition now: a condition that holds there already fires. */
export function evaluateMigrated(step: Step, row: ConditionalSubscriptionRow): void {
  if (holdsAt(step, conditionOf(step, row), row.elementInstanceKey)) step.followUp({ do: 'fireCondition', subscriptionKey: row.subscriptionKey });
}

function conditionOf(step: Step, { elementId, elementInstanceKey }: ConditionalSubscriptionRow): Condition {
  const { event } = step.elementById(step.current(elementInstanceKey).processDefinitionKey, elementId);
  if (event.type !== 'conditional') throw new Error(`${elementId} has no condition`);
  return event;
}

function isWithin(step: Step, scopeKey: Key, outerKey: Key): boolean {
  for (let key: Key | null = scopeKey; key !== null; key = outerScope(step.current(key))) if (key === outerKey) return true;
  return false;
}

/** A condition holds: its event happens, unless nobody waits for it any more. */
export function fireCondition(step: Step, subscriptionKey: Key): void {
  const row = step.state.condition(subscriptionKey);
  const instance = row && step.state.live(row.elementInstanceKey);
  if (row && instance?.phase === 'ACTIVATED') trigger(step, instance, step.elementById(instance.processDefinitionKey, row.elementId), '{}');
}

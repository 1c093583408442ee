import type { Result } from '#core/kernel';
import type { Rejection } from '../commands/commands.js';
import { reject } from '../commands/handler.js';
import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import { catchersOf, openSubscriptions } from '../rules/subscriptions.js';
import type { Key } from '../state/rows.js';
import { carryOut } from './modify.js';
import { planOf } from './plan.js';

/** A new process instance begins with these elements instead of its start event, as if they were activated by a modification. */
export function startAt(step: Step, root: Element, key: Key, at: readonly { readonly elementId: string }[]): Result<void, Rejection> {
  step.emit({ kind: 'ELEMENT_ACTIVATED', key, at: step.now });
  const opened = openSubscriptions(step, step.current(key), catchersOf(root));
  if (!opened.ok) return reject('INVALID_ARGUMENT', `Expected to subscribe '${root.id}' to its events, but ${opened.failure.message}`);
  const activate = at.map(({ elementId }) => ({ elementId, ancestorKey: null, variables: [] }));
  const plan = planOf(step, step.current(key), { kind: 'modifyProcessInstance', processInstanceKey: key, activate, move: [], terminate: [] });
  return plan.ok ? carryOut(step, step.current(key), plan.value) : plan;
}

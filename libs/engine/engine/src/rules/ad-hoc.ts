import { ok } from '#core/kernel';
import type { AdHoc, Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { JsonText, Key } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { evaluateJson } from './expressions.js';
import { failure, type Attempt } from './failure.js';
import { raiseIncident } from './incidents.js';
import { cancelJobs, createJob, prepareJob } from './jobs.js';
import { elementsOf } from './json-text.js';
import { setLocal } from './variables.js';

/** An activity to begin, with variables of its own. */
export interface Activation {
  readonly elementId: string;
  readonly variables: JsonText;
}

export function adHocOf({ adHoc, id }: Element): AdHoc {
  if (!adHoc) throw new Error(`${id} is no ad-hoc sub-process`);
  return adHoc;
}

/** Those of the ids that the ad-hoc sub-process cannot activate. */
export function unknownIds(element: Element, ids: readonly string[]): readonly string[] {
  const { activities } = adHocOf(element);
  return [...new Set(ids.filter((id) => !activities.has(id)))];
}

/** Each activation gets a scope of its own. With `cancelRemaining` everything that runs already is ended. */
export function activateIn(step: Step, element: Element, scope: Instance, activations: readonly Activation[], cancelRemaining = false): void {
  const { innerInstance } = adHocOf(element);
  const running = cancelRemaining ? step.state.children(scope.elementInstanceKey) : [];
  for (const trigger of [...activations].reverse()) step.followNext({ do: 'activate', element: innerInstance, scopeKey: scope.elementInstanceKey, trigger });
  for (const child of running) step.followUp({ do: 'terminate', key: child.elementInstanceKey });
}

/** Whether the sub-process may end is known anew: its condition, or its worker, said so. */
export function setFulfilled(step: Step, key: Key, fulfilled: boolean): void {
  const { internals } = step.current(key);
  if ((internals?.fulfilled ?? false) !== fulfilled) step.emit({ kind: 'INTERNALS_CHANGED', key, internals: { ...internals, fulfilled } });
}

/** Nothing begins any more; what runs is ended. */
export function endRest(step: Step, key: Key): void {
  step.dropPending(key);
  step.emit({ kind: 'INTERNALS_CHANGED', key, internals: { ...step.current(key).internals, interrupted: true } });
  for (const child of step.state.children(key)) step.followUp({ do: 'terminate', key: child.elementInstanceKey });
}

/** Something in the sub-process has ended: its worker is asked what comes next, and knows the latest. */
export function askWorker(step: Step, element: Element, scope: Instance): void {
  if (!element.job) return;
  const job = prepareJob(step, element.job, scope);
  cancelJobs(step, scope);
  if (job.ok) createJob(step, scope, job.value, 'AD_HOC_SUB_PROCESS');
  else raiseIncident(step, scope, job.failure, 'ACTIVATE');
}

/** The result of an activation goes to the end of the list, once. */
export function collectOutput(step: Step, { outputCollection, outputElement }: AdHoc, scope: Instance, inner: Instance): Attempt {
  if (outputCollection === null || !outputElement || inner.internals?.collected) return ok();
  const value = evaluateJson(step, outputElement, inner.elementInstanceKey);
  if (!value.ok) return value;
  const before = step.state.variable(scope.elementInstanceKey, outputCollection)?.value;
  if (!before?.startsWith('[')) {
    return failure('EXTRACT_VALUE_ERROR', `Unable to update an item in output collection '${outputCollection}' because the type of the output collection is not an array`);
  }
  setLocal(step, scope.elementInstanceKey, outputCollection, `[${[...elementsOf(before), value.value].join(',')}]`);
  step.emit({ kind: 'INTERNALS_CHANGED', key: inner.elementInstanceKey, internals: { ...inner.internals, collected: true } });
  return ok();
}

import { NO_VARIABLES, type Step } from '../process/step.js';
import { closeCompensations, handlerEnded } from '../rules/compensation.js';
import { dropTokens } from '../rules/flows.js';
import { resolveAll } from '../rules/incidents.js';
import { cancelJobs } from '../rules/jobs.js';
import { closeSubscriptions } from '../rules/subscriptions.js';
import { dropUserTask } from '../rules/user-tasks.js';
import type { Key } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import { processEnded } from './process.element.js';

/**
 * Ends an instance with everything in it now, called process instances too: no listener is asked, nothing is left for later.
 * What surrounds it does not go on by this.
 */
export function terminateAtOnce(step: Step, key: Key): void {
  const ending: Key[] = [];
  const open = [key];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const instance = step.state.live(next);
    if (!instance) continue;
    open.push(...inside(step, instance));
    stop(step, instance);
    ending.push(next);
  }
  for (const one of ending.reverse()) end(step, step.current(one));
}

function inside(step: Step, { elementInstanceKey, internals }: Instance): readonly Key[] {
  const called = internals?.calledInstanceKey === undefined ? undefined : step.state.processInstance(internals.calledInstanceKey);
  return [...step.state.children(elementInstanceKey).map((child) => child.elementInstanceKey), ...(called ? [called.processInstanceKey] : [])];
}

function stop(step: Step, instance: Instance): void {
  const key = instance.elementInstanceKey;
  if (instance.phase !== 'TERMINATING') step.emit({ kind: 'ELEMENT_TERMINATING', key, at: step.now });
  step.dropPending(key);
  dropTokens(step, key);
  closeSubscriptions(step, instance);
  cancelJobs(step, instance);
  dropUserTask(step, instance);
  resolveAll(step, instance);
}

function end(step: Step, instance: Instance): void {
  closeCompensations(step, instance.elementInstanceKey);
  step.emit({ kind: 'ELEMENT_TERMINATED', key: instance.elementInstanceKey, at: step.now });
  handlerEnded(step, instance);
  if (isProcess(instance)) processEnded(step, instance, 'TERMINATED', NO_VARIABLES);
}

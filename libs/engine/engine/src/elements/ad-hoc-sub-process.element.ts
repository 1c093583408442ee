import { ok } from '#core/kernel';
import { isList } from '#engine/feel';
import type { Element } from '../compile/executable.js';
import { variableOfPath } from '../compile/expression.js';
import type { Step } from '../process/step.js';
import { activateIn, adHocOf, askWorker, collectOutput, endRest, setFulfilled, unknownIds } from '../rules/ad-hoc.js';
import { evaluate, evaluateBoolean, wrongType } from '../rules/expressions.js';
import { failure, type Attempt } from '../rules/failure.js';
import { cancelJobs, createJob, prepareJob } from '../rules/jobs.js';
import { propagate, setAllLocal, setLocal } from '../rules/variables.js';
import type { Instance } from '../state/state.js';
import type { ElementBehaviour } from './behaviour.js';

/**
 * Ad-hoc sub-process (BPMN 2.0.2 §13.3.5): its activities begin when they are asked for: by a list when it is entered, by its
 * worker's job, or over the API. It ends when nothing in it runs and its condition, or its worker, agrees.
 */
export const adHocSubProcess: ElementBehaviour = {
  prepare(step, element, instance) {
    const { description, outputCollection } = adHocOf(element);
    setLocal(step, instance.elementInstanceKey, 'adHocSubProcessElements', description);
    if (outputCollection !== null) setLocal(step, instance.elementInstanceKey, outputCollection, '[]');
  },
  enter(step, element, instance, subscribe) {
    return element.job ? enterWithWorker(step, element, instance, subscribe) : enterWithList(step, element, instance, subscribe);
  },
  finish(step, element, instance) {
    const { outputCollection } = adHocOf(element);
    cancelJobs(step, instance);
    const results = outputCollection === null ? undefined : step.state.variable(instance.elementInstanceKey, outputCollection);
    if (results && 'flowScopeKey' in instance) propagate(step, instance.flowScopeKey, `{${JSON.stringify(results.name)}:${results.value}}`);
  },
  childCompleting(step, element, scope, child) {
    const adHoc = adHocOf(element);
    const collected = child.type === 'AD_HOC_SUB_PROCESS_INNER_INSTANCE' ? collectOutput(step, adHoc, scope, child) : ok();
    if (!collected.ok || !adHoc.completionCondition) return collected;
    const holds = evaluateBoolean(step, adHoc.completionCondition, scope.elementInstanceKey);
    if (holds.ok) setFulfilled(step, scope.elementInstanceKey, holds.value);
    return holds.ok ? ok() : holds;
  },
  childCompleted(step, element, scope) {
    if (!scope.internals?.fulfilled) askWorker(step, element, scope);
    else if (adHocOf(element).cancelRemaining) endRest(step, scope.elementInstanceKey);
  },
  /** What was ended from outside leaves nothing to wait for. */
  childTerminated(step, _element, scope) {
    if (step.state.countChildren(scope.elementInstanceKey) === 0) setFulfilled(step, scope.elementInstanceKey, true);
  },
  childEnded(step, element, scope) {
    const ends = scope.internals?.fulfilled ?? (!element.job && !adHocOf(element).completionCondition);
    if (ends) step.followUp({ do: 'complete', key: scope.elementInstanceKey });
  },
  retry: askWorker,
};

function enterWithWorker(step: Step, element: Element, instance: Instance, subscribe: () => Attempt): Attempt<'waits'> {
  if (!element.job) throw new Error(`${element.id} has no task definition`);
  const job = prepareJob(step, element.job, instance);
  if (!job.ok) return job;
  const subscribed = subscribe();
  if (!subscribed.ok) return subscribed;
  createJob(step, instance, job.value, 'AD_HOC_SUB_PROCESS');
  return ok('waits');
}

function enterWithList(step: Step, element: Element, instance: Instance, subscribe: () => Attempt): Attempt<'waits'> {
  const ids = activeElements(step, element, instance);
  if (!ids.ok) return ids;
  const subscribed = subscribe();
  if (!subscribed.ok) return subscribed;
  activateIn(step, element, instance, ids.value.map((elementId) => ({ elementId, variables: '{}' })));
  return ok('waits');
}

function activeElements(step: Step, element: Element, instance: Instance): Attempt<readonly string[]> {
  const { activeElements: expression } = adHocOf(element);
  if (!expression) return ok([]);
  const list = evaluate(step, expression, instance.elementInstanceKey);
  if (!list.ok) return list;
  if (!isList(list.value) || !list.value.every((one) => typeof one === 'string')) return wrongType(expression, "'ARRAY' containing 'STRING' items", list.value);
  const unknown = unknownIds(element, list.value);
  if (unknown.length === 0) return ok(list.value);
  return failure('EXTRACT_VALUE_ERROR', `Expected activate elements for ad-hoc sub-process but the following elements were not found: [${unknown.map((id) => `'${id}'`).join(', ')}].`);
}

/** One activation in an ad-hoc sub-process: the scope of the activity and of all that follows it. */
export const adHocInnerInstance: ElementBehaviour = {
  enter(step, element, instance) {
    const { activities, outputElement } = adHocOf(element.parent ?? element);
    const wanted = instance.internals?.triggeredBy;
    const activity = activities.get(wanted?.elementId ?? '');
    if (!wanted || !activity) throw new Error(`${instance.elementInstanceKey} does not know what it activates`);
    const result = variableOfPath(outputElement);
    if (result !== null) setLocal(step, instance.elementInstanceKey, result, 'null');
    setAllLocal(step, instance.elementInstanceKey, wanted.variables);
    step.followUp({ do: 'activate', element: activity, scopeKey: instance.elementInstanceKey });
    return ok('waits');
  },
};

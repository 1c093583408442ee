import { ok } from '#core/kernel';
import { feelToJson, isList, layeredScope, valueScope } from '#engine/feel';
import type { Element, Loop } from '../compile/executable.js';
import { variableOfPath } from '../compile/expression.js';
import type { LoopRound, Step } from '../process/step.js';
import { evaluate, evaluateIn, evaluateJson, wrongType } from '../rules/expressions.js';
import { failure, type Attempt } from '../rules/failure.js';
import { elementsOf } from '../rules/json-text.js';
import { feelScope, propagate, setLocal } from '../rules/variables.js';
import type { Internals, JsonText, Key } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import type { ElementBehaviour } from './behaviour.js';

type Progress = NonNullable<Internals['loop']>;

/**
 * The body of a multi-instance activity (BPMN 2.0.2 §13.3.7): one inner instance for each element of a list, all at once or one
 * after the other. Boundary events and flows are the body's, mappings, listeners and work the inner instances'.
 */
export const multiInstanceBody: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    const items = inputItems(step, loopOf(element), instance);
    if (!items.ok) return items;
    const subscribed = subscribe();
    if (!subscribed.ok) return subscribed;
    begin(step, element, instance, items.value);
    return ok(items.value.length === 0 ? 'passes' : 'waits');
  },
  leave(step, element, instance) {
    const name = loopOf(element).outputCollection;
    const collected = name === null ? undefined : step.state.variable(instance.elementInstanceKey, name);
    if (collected && 'flowScopeKey' in instance) propagate(step, instance.flowScopeKey, `{${JSON.stringify(collected.name)}:${collected.value}}`);
    return ok(element.outgoing);
  },
  childCompleting: endRound,
  childEnded(step, element, body) {
    if (!hasMore(body)) step.followUp({ do: 'complete', key: body.elementInstanceKey });
    else if (loopOf(element).sequential) startNext(step, element, body);
  },
};

function loopOf(element: Element): Loop {
  if (!element.loop) throw new Error(`${element.id} is no multi-instance activity`);
  return element.loop;
}

function progressOf(body: Instance): Progress {
  return body.internals?.loop ?? { items: [], started: 0, completed: 0, terminated: 0 };
}

function inputItems(step: Step, loop: Loop, instance: Instance): Attempt<readonly JsonText[]> {
  const list = evaluate(step, loop.inputCollection, instance.elementInstanceKey);
  if (!list.ok) return list;
  return isList(list.value) ? ok(list.value.map(feelToJson)) : wrongType(loop.inputCollection, "'ARRAY'", list.value);
}

function begin(step: Step, element: Element, body: Instance, items: readonly JsonText[]): void {
  const loop = loopOf(element);
  const key = body.elementInstanceKey;
  if (loop.outputCollection !== null) setLocal(step, key, loop.outputCollection, `[${items.map(() => 'null').join(',')}]`);
  step.emit({ kind: 'INTERNALS_CHANGED', key, internals: { ...body.internals, loop: { items, started: 0, completed: 0, terminated: 0 } } });
  if (items.length === 0) return;
  if (loop.sequential) startNext(step, element, step.current(key));
  else step.followUp({ do: 'nextRound', key });
}

/** Parallel instances begin one after the other; what the first ones set going goes on in between. */
export function nextRound(step: Step, bodyKey: Key): void {
  const body = step.state.live(bodyKey);
  if (!body || !hasMore(body)) return;
  startNext(step, step.elementOf(body), body);
  if (hasMore(step.current(bodyKey))) step.followUp({ do: 'nextRound', key: bodyKey });
}

function hasMore(body: Instance): boolean {
  const { started, items } = progressOf(body);
  return body.phase === 'ACTIVATED' && !body.internals?.interrupted && !body.internals?.interruptedBy && started < items.length;
}

function startNext(step: Step, element: Element, body: Instance): void {
  const progress = progressOf(body);
  const counter = progress.started + 1;
  const key = body.elementInstanceKey;
  step.emit({ kind: 'INTERNALS_CHANGED', key, internals: { ...body.internals, loop: { ...progress, started: counter } } });
  const round = { counter, item: progress.items[counter - 1] ?? 'null' };
  if (element.inner) step.followUp({ do: 'activate', element: element.inner, scopeKey: key, round });
}

/** An inner instance begins: it knows its number and its element of the list. */
export function beginRound(step: Step, inner: Element, key: Key, { counter, item }: LoopRound): void {
  const loop = loopOf(step.elementById(step.current(key).processDefinitionKey, inner.id));
  setLocal(step, key, 'loopCounter', String(counter));
  if (loop.inputElement !== null) setLocal(step, key, loop.inputElement, item);
  const result = variableOfPath(loop.outputElement);
  if (result !== null && result !== loop.inputElement) setLocal(step, key, result, 'null');
}

/** An inner instance is about to end: its result takes its place in the list, and the rest may be superfluous. */
function endRound(step: Step, element: Element, body: Instance, instance: Instance): Attempt {
  const counter = instance.internals?.loopCounter;
  if (counter === undefined) return ok();
  const collected = collect(step, loopOf(element), instance, counter);
  if (!collected.ok) return collected;
  const progress = progressOf(body);
  const completed = { ...progress, completed: progress.completed + 1 };
  const enough = isEnough(step, loopOf(element), instance, completed);
  if (!enough.ok) return enough;
  step.emit({ kind: 'INTERNALS_CHANGED', key: body.elementInstanceKey, internals: { ...body.internals, loop: completed, ...(enough.value && { interrupted: true }) } });
  if (enough.value) endOthers(step, body, instance);
  return ok();
}

function collect(step: Step, loop: Loop, instance: Instance, counter: number): Attempt {
  if (loop.outputCollection === null || !loop.outputElement || !('flowScopeKey' in instance)) return ok();
  const value = evaluateJson(step, loop.outputElement, instance.elementInstanceKey);
  if (!value.ok) return value;
  const before = step.state.variable(instance.flowScopeKey, loop.outputCollection)?.value;
  if (!before?.startsWith('[')) return failure('EXTRACT_VALUE_ERROR', `Unable to update an item in output collection '${loop.outputCollection}' because the type of the output collection is not an array`);
  const results = [...elementsOf(before)];
  results[counter - 1] = value.value;
  setLocal(step, instance.flowScopeKey, loop.outputCollection, `[${results.join(',')}]`);
  return ok();
}

function isEnough(step: Step, loop: Loop, instance: Instance, { items, completed, terminated, started }: Progress): Attempt<boolean> {
  if (!loop.completionCondition) return ok(false);
  const numbers = valueScope({
    numberOfInstances: items.length,
    numberOfActiveInstances: started - completed - terminated,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: terminated,
  });
  const value = evaluateIn(step, loop.completionCondition, layeredScope(numbers, feelScope(step.state, instance.elementInstanceKey)));
  if (!value.ok) return value;
  return typeof value.value === 'boolean' ? ok(value.value) : wrongType(loop.completionCondition, "'BOOLEAN'", value.value);
}

function endOthers(step: Step, body: Instance, finished: Instance): void {
  step.dropPending(body.elementInstanceKey);
  for (const child of step.state.children(body.elementInstanceKey)) {
    if (child.elementInstanceKey !== finished.elementInstanceKey) step.followUp({ do: 'terminate', key: child.elementInstanceKey });
  }
}

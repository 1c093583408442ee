import { ok } from '#core/kernel';
import type { Element, Job } from '../compile/executable.js';
import { NO_VARIABLES, type FollowUp, type Step } from '../process/step.js';
import type { Attempt, Failure } from '../rules/failure.js';
import { closeCompensations, handlerEnded, noteCompleted } from '../rules/compensation.js';
import { evaluateConditions } from '../rules/conditions.js';
import { dropTokens, isInterrupted, takeFlows, takeTokens } from '../rules/flows.js';
import { raiseIncident, resolveAll } from '../rules/incidents.js';
import { joinIsComplete } from '../rules/joins.js';
import { cancelJobs, createJob, prepareJob } from '../rules/jobs.js';
import { objectOf } from '../rules/json-text.js';
import { mapInputs, mapOutputs } from '../rules/mappings.js';
import { catchersOf, closeSubscriptions, openSubscriptions } from '../rules/subscriptions.js';
import { outerScope, setAllLocal } from '../rules/variables.js';
import type { ElementInstanceRow, Internals, JsonText, Key } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import type { ElementBehaviour } from './behaviour.js';
import { beginRound } from './multi-instance-body.element.js';
import { processEnded } from './process.element.js';
import { BEHAVIOURS } from './registry.js';

type Activation = Extract<FollowUp, { do: 'activate' }>;

/** An element is reached: it comes to life unless its scope is on its way out or a join still waits. */
export function activate(step: Step, activation: Activation): void {
  const { element, scopeKey, round, jump } = activation;
  const scope = step.state.live(scopeKey);
  if (!scope) return;
  if (!accepts(scope, element) || !(jump || joinIsComplete(step, element, scopeKey))) {
    afterEnd(step, scopeKey);
    return;
  }
  const key = step.newKey();
  step.emit({ kind: 'ELEMENT_ACTIVATING', instance: newInstance(step, scope, element, key, internalsOf(activation)) });
  takeTokens(step, element, scopeKey);
  if (round) beginRound(step, element, key, round);
  for (const variables of jump?.variables ?? []) setAllLocal(step, key, variables);
  if (step.done > MOST_FOLLOW_UPS) raiseIncident(step, step.current(key), RUNAWAY, 'ACTIVATE');
  else activating(step, key);
}

/** A model that goes on without ever waiting is stopped here: no command may hold up all the others. */
const MOST_FOLLOW_UPS = 50_000;
const RUNAWAY: Failure = { type: 'UNKNOWN', message: `The process took more than ${MOST_FOLLOW_UPS} steps without waiting. Resolve the incident to let it go on` };

function internalsOf({ trigger, round, compensates }: Activation): Internals | null {
  if (!trigger && !round && compensates === undefined) return null;
  return { ...(trigger && { triggeredBy: trigger }), ...(round && { loopCounter: round.counter }), ...(compensates !== undefined && { compensates }) };
}

function accepts(scope: Instance, element: Element): boolean {
  return scope.phase === 'ACTIVATED' && (!isInterrupted(scope) || element.kind === 'eventSubProcess');
}

export function newInstance(step: Step, scope: Instance, element: Element, key: Key, internals: Instance['internals']): ElementInstanceRow {
  return {
    elementInstanceKey: key,
    processInstanceKey: scope.processInstanceKey,
    rootProcessInstanceKey: scope.rootProcessInstanceKey,
    processDefinitionKey: scope.processDefinitionKey,
    processDefinitionId: scope.processDefinitionId,
    elementId: element.id,
    elementName: element.name,
    type: element.type,
    state: 'ACTIVE',
    phase: 'ACTIVATING',
    startDate: step.now,
    endDate: null,
    listenerIndex: 0,
    internals,
    flowScopeKey: scope.elementInstanceKey,
    incidentKey: null,
    hasIncident: false,
  };
}

/** An event that comes to life and is over at once, with no work of its own: it happened. */
export function passEvent(step: Step, element: Element, scopeKey: Key): void {
  const key = step.newKey();
  step.emit({ kind: 'ELEMENT_ACTIVATING', instance: newInstance(step, step.current(scopeKey), element, key, null) });
  step.emit({ kind: 'ELEMENT_ACTIVATED', key, at: step.now });
  step.emit({ kind: 'ELEMENT_COMPLETING', key, at: step.now });
  step.emit({ kind: 'ELEMENT_COMPLETED', key, at: step.now });
}

/** Inputs → start listeners → subscriptions and behaviour → active. Begins again where it stopped. */
export function activating(step: Step, key: Key): void {
  const element = step.elementOf(step.current(key));
  if (step.current(key).listenerIndex === 0) {
    BEHAVIOURS[element.kind].prepare?.(step, element, step.current(key));
    const mapped = mapInputs(step, element, step.current(key));
    if (!mapped.ok) return raiseIncident(step, step.current(key), mapped.failure, 'ACTIVATE');
  }
  if (listens(step, step.current(key), element.startListeners, 'START', 'ACTIVATE')) return;
  enter(step, element, key);
}

function enter(step: Step, element: Element, key: Key): void {
  const subscribe = (): Attempt => openSubscriptions(step, step.current(key), catchersOf(element));
  const entered = BEHAVIOURS[element.kind].enter(step, element, step.current(key), subscribe);
  if (!entered.ok) return raiseIncident(step, step.current(key), entered.failure, 'ACTIVATE');
  step.emit({ kind: 'ELEMENT_ACTIVATED', key, at: step.now });
  if (entered.value === 'waits') BEHAVIOURS[element.kind].entered?.(step, element, step.current(key));
  if (entered.value === 'passes') step.followUp({ do: 'complete', key });
  if (entered.value === 'passes at once') complete(step, key);
}

/** Creates the job of the listener that is next, if there is one. */
function listens(step: Step, instance: Instance, listeners: readonly Job[], event: 'START' | 'END', retry: 'ACTIVATE' | 'COMPLETE'): boolean {
  const listener = listeners[instance.listenerIndex];
  if (!listener) return false;
  const job = prepareJob(step, listener, instance);
  if (job.ok) createJob(step, instance, job.value, 'EXECUTION_LISTENER', event);
  else raiseIncident(step, instance, job.failure, retry);
  return true;
}

/** An execution listener's job is done: on to the next one, or to what the listeners held up. */
export function listenerDone(step: Step, instance: Instance): void {
  step.emit({ kind: 'LISTENER_PASSED', key: instance.elementInstanceKey, listenerIndex: instance.listenerIndex + 1 });
  if (instance.phase === 'ACTIVATING') activating(step, instance.elementInstanceKey);
  else completing(step, instance.elementInstanceKey);
}

export function complete(step: Step, key: Key): void {
  const instance = step.state.live(key);
  if (instance?.phase !== 'ACTIVATED' || isBeingEnded(step, instance)) return;
  step.emit({ kind: 'ELEMENT_COMPLETING', key, at: step.now });
  completing(step, key);
}

/** Outputs → end listeners → flows chosen → completed, flows taken. Begins again where it stopped. */
export function completing(step: Step, key: Key): void {
  const element = step.elementOf(step.current(key));
  if (step.current(key).listenerIndex === 0) {
    BEHAVIOURS[element.kind].finish?.(step, element, step.current(key));
    const mapped = mapOutputs(step, element, step.current(key));
    if (!mapped.ok) return raiseIncident(step, step.current(key), mapped.failure, 'COMPLETE');
    BEHAVIOURS[element.kind].handUp?.(step, element, step.current(key));
  }
  if (listens(step, step.current(key), element.endListeners, 'END', 'COMPLETE')) return;
  const agreed = scopeAgrees(step, step.current(key));
  if (!agreed.ok) return raiseIncident(step, step.current(key), agreed.failure, 'COMPLETE');
  leave(step, element, step.current(key));
}

/** Nothing completes any more where everything is being ended: it is ended, too. */
function isBeingEnded(step: Step, instance: Instance): boolean {
  const scope = scopeOf(step, instance);
  return scope?.phase === 'TERMINATING' || (isInterrupted(scope) && instance.type !== 'EVENT_SUB_PROCESS');
}

const scopeOf = (step: Step, instance: Instance): Instance | undefined => (isProcess(instance) ? undefined : step.current(instance.flowScopeKey));

function scopeAgrees(step: Step, child: Instance): Attempt {
  const scope = scopeOf(step, child);
  if (!scope) return ok();
  const element = step.elementOf(scope);
  return behaviourOf(element).childCompleting?.(step, element, scope, child) ?? ok();
}

const behaviourOf = (element: Element): ElementBehaviour => BEHAVIOURS[element.kind];

function leave(step: Step, element: Element, instance: Instance): void {
  const behaviour = BEHAVIOURS[element.kind];
  const flows = behaviour.leave?.(step, element, instance) ?? { ok: true as const, value: element.outgoing };
  if (!flows.ok) return raiseIncident(step, instance, flows.failure, 'COMPLETE');
  if (step.state.live(instance.elementInstanceKey)?.phase !== 'COMPLETING') return;
  closeSubscriptions(step, instance);
  evaluateConditions(step);
  const variables = isProcess(instance) ? variablesOf(step, instance) : NO_VARIABLES;
  noteCompleted(step, element, instance);
  step.emit({ kind: 'ELEMENT_COMPLETED', key: instance.elementInstanceKey, at: step.now });
  handlerEnded(step, instance);
  if (stopsAfter(step, instance)) return step.followUp({ do: 'terminate', key: instance.processInstanceKey });
  const scopeKey = outerScope(instance);
  if (scopeKey !== null) takeFlows(step, instance, scopeKey, flows.value);
  behaviour.left?.(step, element, instance);
  if (isProcess(instance)) processEnded(step, instance, 'COMPLETED', variables);
  if (scopeKey !== null) afterCompletion(step, scopeKey);
}

function afterCompletion(step: Step, scopeKey: Key): void {
  const scope = step.state.live(scopeKey);
  const element = scope && step.elementOf(scope);
  if (scope?.phase === 'ACTIVATED' && element) behaviourOf(element).childCompleted?.(step, element, scope);
  afterEnd(step, scopeKey);
}

/** The process instance was started to be terminated after this element. A round of a multi-instance activity does not count. */
function stopsAfter(step: Step, instance: Instance): boolean {
  if (isProcess(instance) || instance.internals?.loopCounter !== undefined) return false;
  const { internals, phase } = step.current(instance.processInstanceKey);
  return phase === 'ACTIVATED' && internals?.terminateAfter?.includes(instance.elementId) === true;
}

function variablesOf(step: Step, instance: Instance): JsonText {
  return objectOf(step.state.variablesIn(instance.elementInstanceKey).map((row) => [row.name, row.value] as const));
}

/** Ends an instance from outside: everything in it first, then itself. */
export function terminate(step: Step, key: Key): void {
  const instance = step.state.live(key);
  if (!instance || instance.phase === 'TERMINATING') return;
  const element = step.elementOf(instance);
  step.emit({ kind: 'ELEMENT_TERMINATING', key, at: step.now });
  stopInside(step, instance);
  resolveAll(step, instance);
  const interrupted = BEHAVIOURS[element.kind].interrupt?.(step, element, step.current(key)) ?? 'passes';
  if (interrupted === 'passes' && step.state.countChildren(key) === 0) terminated(step, key);
}

function stopInside(step: Step, instance: Instance): void {
  const key = instance.elementInstanceKey;
  step.dropPending(key);
  dropTokens(step, key);
  closeSubscriptions(step, instance);
  cancelJobs(step, instance);
  for (const child of step.state.children(key)) step.followUp({ do: 'terminate', key: child.elementInstanceKey });
}

/** Nothing is left of it. The boundary event that interrupted it comes to life. */
export function terminated(step: Step, key: Key): void {
  const instance = step.current(key);
  const { internals } = instance;
  closeCompensations(step, key);
  step.emit({ kind: 'ELEMENT_TERMINATED', key, at: step.now });
  handlerEnded(step, instance);
  if (isProcess(instance)) {
    processEnded(step, instance, 'TERMINATED', NO_VARIABLES);
    return;
  }
  if (stopsAfter(step, instance)) return step.followUp({ do: 'terminate', key: instance.processInstanceKey });
  const trigger = internals?.interruptedBy;
  if (trigger) {
    const element = step.elementById(instance.processDefinitionKey, trigger.elementId);
    if (element.attachedTo) activate(step, { do: 'activate', element, scopeKey: instance.flowScopeKey, trigger });
  }
  afterTermination(step, instance.flowScopeKey);
}

function afterTermination(step: Step, scopeKey: Key): void {
  const scope = step.state.live(scopeKey);
  const element = scope && step.elementOf(scope);
  if (scope?.phase === 'ACTIVATED' && element) behaviourOf(element).childTerminated?.(step, element, scope);
  afterEnd(step, scopeKey);
}

/** Something in a scope has ended: the scope goes on when nothing else is left in it. */
export function afterEnd(step: Step, scopeKey: Key): void {
  const scope = step.state.live(scopeKey);
  if (!scope || step.state.countChildren(scopeKey) > 0 || step.pendingIn(scopeKey) > 0) return;
  const element = step.elementOf(scope);
  if (scope.phase === 'TERMINATING') {
    if (!step.state.userTaskOf(scopeKey)) terminated(step, scopeKey);
  } else if (scope.internals?.interruptedBy && !scope.internals.interrupted) startEventSubProcess(step, scope);
  else if (scope.phase === 'ACTIVATED' && step.state.tokensIn(scopeKey).length === 0) childEnded(step, element, scope);
}

function childEnded(step: Step, element: Element, scope: Instance): void {
  const { childEnded: own } = BEHAVIOURS[element.kind];
  if (own) own(step, element, scope);
  else step.followUp({ do: 'complete', key: scope.elementInstanceKey });
}

/** The interrupting event sub-process begins once everything it interrupts has ended. */
function startEventSubProcess(step: Step, scope: Instance): void {
  const trigger = scope.internals?.interruptedBy;
  if (!trigger) return;
  const start = step.elementById(scope.processDefinitionKey, trigger.elementId);
  step.emit({ kind: 'INTERNALS_CHANGED', key: scope.elementInstanceKey, internals: { ...scope.internals, interrupted: true } });
  if (start.parent) step.followUp({ do: 'activate', element: start.parent, scopeKey: scope.elementInstanceKey, trigger });
}

/** Does the step again that an incident stopped, with its mappings and all its listeners. */
export function retry(step: Step, key: Key): void {
  const instance = step.state.live(key);
  if (instance && instance.listenerIndex > 0) step.emit({ kind: 'LISTENER_PASSED', key, listenerIndex: 0 });
  if (instance?.phase === 'ACTIVATING') activating(step, key);
  else if (instance?.phase === 'COMPLETING') completing(step, key);
  else if (instance?.phase === 'ACTIVATED') retryActive(step, instance);
}

function retryActive(step: Step, instance: Instance): void {
  const element = step.elementOf(instance);
  behaviourOf(element).retry?.(step, element, instance);
}

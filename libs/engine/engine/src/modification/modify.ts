import { ok, type Result } from '#core/kernel';
import type { Rejection } from '../commands/commands.js';
import { reject } from '../commands/handler.js';
import type { Element } from '../compile/executable.js';
import { afterEnd, newInstance } from '../elements/life-cycle.js';
import { terminateAtOnce } from '../elements/termination.js';
import type { Step } from '../process/step.js';
import { catchersOf, openSubscriptions } from '../rules/subscriptions.js';
import { evaluateConditions } from '../rules/conditions.js';
import { setAllLocal } from '../rules/variables.js';
import type { Internals, Key } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import type { Activation, Plan } from './plan.js';
import { ancestry, placeOf, type Place } from './scopes.js';

/** Does what was planned: scopes and variables of all activations first, then the terminations; the elements begin after that. */
export function carryOut(step: Step, process: Instance, { activations, terminations }: Plan): Result<void, Rejection> {
  for (const activation of activations) {
    const begun = begin(step, process, activation, terminations);
    if (!begun.ok) return begun;
  }
  for (const key of terminations) {
    const ended = end(step, key);
    if (!ended.ok) return ended;
  }
  return ok();
}

function begin(step: Step, process: Instance, activation: Activation, terminations: readonly Key[]): Result<void, Rejection> {
  const { element, ancestorKey, variables } = activation;
  const place = placeOf(step, process, element, ancestorKey);
  if (!place.ok) return place;
  const doomed = ancestry(step, place.value.scope).find((one) => terminations.includes(one.elementInstanceKey));
  if (doomed) return reject('INVALID_ARGUMENT', `Expected to activate '${element.id}' in the instance '${doomed.elementInstanceKey}' of '${doomed.elementId}', but it is to be terminated`);
  setVariables(step, ancestry(step, place.value.scope), activation);
  evaluateConditions(step);
  const scopeKey = beginScopes(step, place.value, activation);
  if (!scopeKey.ok) return scopeKey;
  const own = variables.filter((one) => one.scopeId === element.id).map((one) => one.variables);
  step.followUp({ do: 'activate', element, scopeKey: scopeKey.value, jump: { variables: own } });
  return ok();
}

/** Variables for scopes that exist. */
function setVariables(step: Step, scopes: readonly Instance[], { variables }: Activation): void {
  for (const { scopeId, variables: values } of variables) {
    const scope = scopes.find((one) => one.elementId === scopeId || (scopeId === '' && isProcess(one)));
    if (scope) setAllLocal(step, scope.elementInstanceKey, values);
  }
}

/** Something goes on in the scope although an event sub-process had interrupted it; what is missing inside begins. */
function beginScopes(step: Step, { scope, missing }: Place, activation: Activation): Result<Key, Rejection> {
  if (scope.internals?.interrupted) step.emit({ kind: 'INTERNALS_CHANGED', key: scope.elementInstanceKey, internals: resumed(scope.internals) });
  let key = scope.elementInstanceKey;
  for (const element of missing) {
    const begun = beginScope(step, element, key, activation);
    if (!begun.ok) return begun;
    key = begun.value;
  }
  return ok(key);
}

function resumed({ interrupted: _interrupted, interruptedBy: _interruptedBy, ...rest }: Internals): Internals {
  return rest;
}

/** A scope that is begun for something in it: it maps nothing and asks no listener. */
function beginScope(step: Step, element: Element, outerKey: Key, { variables }: Activation): Result<Key, Rejection> {
  const key = step.newKey();
  step.emit({ kind: 'ELEMENT_ACTIVATING', instance: newInstance(step, step.current(outerKey), element, key, null) });
  step.emit({ kind: 'ELEMENT_ACTIVATED', key, at: step.now });
  const opened = openSubscriptions(step, step.current(key), catchersOf(element));
  for (const one of variables) if (one.scopeId === element.id) setAllLocal(step, key, one.variables);
  return opened.ok ? ok(key) : reject('INVALID_ARGUMENT', `Expected to begin the scope '${element.id}', but ${opened.failure.message}`);
}

/** Ends one instance and the scopes around it in which nothing is left. */
function end(step: Step, key: Key): Result<void, Rejection> {
  const instance = step.state.live(key);
  if (!instance) return ok();
  if (isProcess(instance) && instance.parentProcessInstanceKey !== null) {
    return reject('INVALID_ARGUMENT', `The modification would end the process instance '${key}', which a call activity began. Modify the calling process instance instead`);
  }
  terminateAtOnce(step, key);
  if (!('flowScopeKey' in instance)) return ok();
  const { flowScopeKey } = instance;
  if (step.state.countChildren(flowScopeKey) > 0 || step.pendingIn(flowScopeKey) > 0 || step.state.tokensIn(flowScopeKey).length > 0) return ok();
  const { phase, internals } = step.current(flowScopeKey);
  const isOnItsWay = phase === 'TERMINATING' || (internals?.interruptedBy !== undefined && !internals.interrupted);
  if (!isOnItsWay) return end(step, flowScopeKey);
  afterEnd(step, flowScopeKey);
  return ok();
}

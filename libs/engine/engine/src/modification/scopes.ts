import { ok, type Result } from '#core/kernel';
import type { Rejection } from '../commands/commands.js';
import { reject } from '../commands/handler.js';
import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { Key } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';

/** Where an element is to be activated: in this running instance, inside these scopes that have to be begun first, outermost first. */
export interface Place {
  readonly scope: Instance;
  readonly missing: readonly Element[];
}

/** Scopes around an element inside its process, outermost first. */
export function flowScopes(element: Element): readonly Element[] {
  const { parent } = element;
  return parent && parent.kind !== 'process' ? [...flowScopes(parent), parent] : [];
}

/** Every running instance in a process instance, the process instance first, called ones not. */
export function runningIn(step: Step, key: Key): readonly Instance[] {
  return [step.current(key), ...step.state.children(key).flatMap((child) => runningIn(step, child.elementInstanceKey))];
}

export const isBody = (instance: Instance): boolean => instance.type === 'MULTI_INSTANCE_BODY';

/** Finds the place of an element. Refuses a scope that cannot be told, is none of the element's, or is a multi-instance body to begin. */
export function placeOf(step: Step, process: Instance, element: Element, ancestorKey: Key | null): Result<Place, Rejection> {
  const found = ancestorKey === null ? onlyPlace(step, process, element) : placeIn(step, process, element, ancestorKey);
  if (!found.ok) return found;
  const { scope, missing } = found.value;
  const loop = missing.find((one) => one.loop !== null);
  if (loop) return reject('INVALID_ARGUMENT', `Expected to activate '${element.id}', but an instance of the multi-instance activity '${loop.id}' cannot be begun for it`);
  if (scope.phase !== 'ACTIVATED' || (scope.internals?.interruptedBy && !scope.internals.interrupted)) {
    return reject('INVALID_ARGUMENT', `Expected to activate '${element.id}' in the instance '${scope.elementInstanceKey}' of '${scope.elementId}', but it is not active`);
  }
  return found;
}

function placeIn(step: Step, process: Instance, element: Element, ancestorKey: Key): Result<Place, Rejection> {
  const scope = runningIn(step, process.elementInstanceKey).find((one) => one.elementInstanceKey === ancestorKey && one.phase !== 'TERMINATING');
  if (!scope) return reject('INVALID_ARGUMENT', `Expected to activate '${element.id}' in the instance '${ancestorKey}', but it does not exist or is not active`);
  const scopes = flowScopes(element);
  const at = isProcess(scope) ? -1 : scopes.findIndex((one) => one.id === scope.elementId);
  if (at < 0 && !isProcess(scope)) return reject('INVALID_ARGUMENT', `The instance '${ancestorKey}' of '${scope.elementId}' is no scope of '${element.id}'`);
  return ok({ scope, missing: scopes.slice(isBody(scope) ? at : at + 1) });
}

function onlyPlace(step: Step, process: Instance, element: Element): Result<Place, Rejection> {
  const running = runningIn(step, process.elementInstanceKey).filter((one) => !isBody(one) && one.phase !== 'TERMINATING');
  const scopes = flowScopes(element);
  let scope = process;
  for (const [index, wanted] of scopes.entries()) {
    const [first, ...others] = running.filter((one) => one.elementId === wanted.id);
    if (others.length > 0) return reject('INVALID_ARGUMENT', `Expected to activate '${element.id}', but there are several instances of '${wanted.id}' around it: name one by its key`);
    if (!first) return ok({ scope, missing: scopes.slice(index) });
    scope = first;
  }
  return ok({ scope, missing: [] });
}

/** The scopes of an instance, itself first, up to the process instance. */
export function ancestry(step: Step, instance: Instance): readonly Instance[] {
  return 'flowScopeKey' in instance ? [instance, ...ancestry(step, step.current(instance.flowScopeKey))] : [instance];
}

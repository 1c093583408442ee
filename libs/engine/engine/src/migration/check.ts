import { ok, type Result } from '#core/kernel';
import type { Rejection } from '../commands/commands.js';
import { reject } from '../commands/handler.js';
import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import { evaluateString } from '../rules/expressions.js';
import { catchersOf } from '../rules/subscriptions.js';
import type { ElementType } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import { targetOf, type Mapping } from './mapping.js';

/** An instance with what becomes of it and of the events it waits for. */
export interface Migrant {
  readonly instance: Instance;
  readonly target: Element;
  /** Events it goes on waiting for: old id to new one. */
  readonly kept: ReadonlyMap<string, string>;
  /** Events it begins to wait for. */
  readonly added: readonly Element[];
}

const no = (reason: string): Result<never, Rejection> => reject('INVALID_STATE', `Expected to migrate the process instance, but ${reason}`);

/** Refuses an instance that has no place in the target, or whose events cannot go with it. */
export function checkInstance(step: Step, mapping: Mapping, instance: Instance): Result<Migrant, Rejection> {
  const target = targetOf(mapping, instance);
  if (!target) return no(`the active element '${instance.elementId}' is not mapped`);
  const before = step.elementOf(instance);
  const problem = kindProblem(before, target, instance) ?? scopeProblem(step, mapping, instance, target);
  if (problem !== undefined) return no(problem);
  return checkEvents(step, mapping, { instance, before, target });
}

/** They pass, wait for a listener at most, or for what they set going. */
const STAYS: readonly ElementType[] = ['START_EVENT', 'INTERMEDIATE_THROW_EVENT', 'BOUNDARY_EVENT', 'END_EVENT', 'MANUAL_TASK', 'TASK'];

function kindProblem(before: Element, target: Element, { elementId, internals, type }: Instance): string | undefined {
  if (before.kind !== target.kind) return `'${elementId}', a ${before.kind}, is mapped to '${target.id}', a ${target.kind}`;
  if (STAYS.includes(type)) return `'${elementId}' is a ${type}, which cannot be migrated`;
  if (before.loop?.sequential !== target.loop?.sequential) return `'${elementId}' and '${target.id}' do not repeat in the same way`;
  if (before.userTask?.native !== target.userTask?.native) return `'${elementId}' and '${target.id}' are user tasks of different kinds`;
  return internals?.interruptedBy && !internals.interrupted ? `'${elementId}' is being interrupted` : undefined;
}

function scopeProblem(step: Step, mapping: Mapping, instance: Instance, target: Element): string | undefined {
  if (isProcess(instance)) return undefined;
  const scope = step.current(instance.flowScopeKey);
  const isRound = scope.type === 'MULTI_INSTANCE_BODY';
  const place = targetOf(mapping, scope);
  const expected = isRound ? mapping.ids.get(scope.elementId) : place?.kind === 'adHocInnerInstance' ? place.parent?.id : place?.id;
  const found = isRound ? target.id : target.parent?.id;
  return expected === found ? undefined : `the scope of '${instance.elementId}' changes: '${target.id}' is not in '${expected ?? scope.elementId}'`;
}

interface Going {
  readonly instance: Instance;
  readonly before: Element;
  readonly target: Element;
}

/** Events an element waits for while it is active, itself among them. */
function waitsFor(element: Element): readonly Element[] {
  if (element.kind === 'eventBasedGateway') return element.outgoing.map((flow) => flow.target);
  return element.kind === 'receiveTask' || element.kind === 'intermediateCatchEvent' ? [element, ...catchersOf(element)] : catchersOf(element);
}

function checkEvents(step: Step, { ids, target: process }: Mapping, going: Going): Result<Migrant, Rejection> {
  const { instance, before, target } = going;
  const kept = new Map<string, string>();
  for (const event of waitsFor(before)) {
    const after = event.id === before.id ? target : process.elements.get(ids.get(event.id) ?? '');
    if (!after) continue;
    if (after.event.type !== event.event.type) return no(`'${event.id}' is mapped to '${after.id}', an event of another kind`);
    if (!waitsFor(target).some((one) => one.id === after.id)) return no(`'${event.id}' is mapped to '${after.id}', which does not belong to '${target.id}'`);
    if ([...kept.values()].includes(after.id)) return no(`two events of '${instance.elementId}' are mapped to '${after.id}'`);
    kept.set(event.id, after.id);
  }
  const added = isListening(step, instance) ? waitsFor(target).filter((one) => ![...kept.values()].includes(one.id)) : [];
  const twice = added.find((one) => isSubscribed(step, instance, one));
  return twice ? no(`'${instance.elementId}' waits for the message of '${twice.id}' already: map the event that does`) : ok({ instance, target, kept, added });
}

/** Before it is active, and once an event sub-process has interrupted it, an instance waits for nothing new. */
function isListening(step: Step, instance: Instance): boolean {
  const begins = step.state.children(instance.elementInstanceKey).some((child) => child.type === 'START_EVENT');
  return instance.phase === 'ACTIVATED' && !instance.internals?.interrupted && !begins;
}

function isSubscribed(step: Step, instance: Instance, { event }: Element): boolean {
  if (event.type !== 'message' || !event.name) return false;
  const name = evaluateString(step, event.name, instance.elementInstanceKey);
  return name.ok && step.state.subscriptionsOf(instance.elementInstanceKey).some((one) => one.messageName === name.value);
}

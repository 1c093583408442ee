import { ok, type Result } from '#core/kernel';
import type { CommandOf, ElementSource, MoveInstruction, Rejection, ScopedVariables } from '../commands/commands.js';
import { reject } from '../commands/handler.js';
import type { Element, ElementKind } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { Key } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { ancestry, flowScopes, isBody, runningIn } from './scopes.js';

/** One element to activate. */
export interface Activation {
  readonly element: Element;
  readonly ancestorKey: Key | null;
  readonly variables: readonly ScopedVariables[];
}

/** A modification as what it does to instances that exist now. */
export interface Plan {
  readonly activations: readonly Activation[];
  readonly terminations: readonly Key[];
}

type Planned<T> = Result<T, Rejection>;

const no = (reason: string): Result<never, Rejection> => reject('INVALID_ARGUMENT', `Expected to modify the process instance, but ${reason}`);

/** Reads the instructions against the instance as it is. Refuses elements and instances that are unknown or cannot be meant. */
export function planOf(step: Step, process: Instance, { activate, move, terminate }: CommandOf<'modifyProcessInstance'>): Planned<Plan> {
  const running = runningIn(step, process.elementInstanceKey).filter((one) => one.phase !== 'TERMINATING');
  const ended = all(terminate.map((source) => sourcesOf(running, source)));
  if (!ended.ok) return ended;
  const moves = planMoves(step, running, move);
  if (!moves.ok) return moves;
  const wanted = [...activate, ...moves.value.flatMap((one) => one.activations)];
  const activations = all(wanted.map(({ elementId, ancestorKey, variables }) => activationOf(step, process, elementId, { ancestorKey, variables })));
  if (!activations.ok) return activations;
  const terminations = [...ended.value.flat(), ...moves.value.flatMap((one) => one.sources)].map((one) => one.elementInstanceKey);
  return ok({ activations: activations.value, terminations });
}

function all<T>(results: readonly Planned<T>[]): Planned<readonly T[]> {
  const values: T[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    values.push(result.value);
  }
  return ok(values);
}

/** None is fine when an element id is given: then there is nothing to do. */
function sourcesOf(running: readonly Instance[], source: ElementSource): Planned<readonly Instance[]> {
  if ('elementId' in source) return ok(running.filter((one) => one.elementId === source.elementId));
  const instance = running.find((one) => one.elementInstanceKey === source.elementInstanceKey);
  return instance ? ok([instance]) : no(`there is no active element instance '${source.elementInstanceKey}' in it`);
}

interface Wanted {
  readonly elementId: string;
  readonly ancestorKey: Key | null;
  readonly variables: readonly ScopedVariables[];
}

interface PlannedMove {
  readonly sources: readonly Instance[];
  readonly activations: readonly Wanted[];
}

/** Moves of single instances come before those of all instances of an element. */
function planMoves(step: Step, running: readonly Instance[], moves: readonly MoveInstruction[]): Planned<readonly PlannedMove[]> {
  const ids = moves.flatMap(({ source }) => ('elementId' in source ? [source.elementId] : []));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return no(`'${twice}' is to be moved twice`);
  const inOrder = [...moves.filter(({ source }) => 'elementInstanceKey' in source), ...moves.filter(({ source }) => 'elementId' in source)];
  return all(inOrder.map((move) => planMove(step, running, move)));
}

function planMove(step: Step, running: readonly Instance[], { source, targetElementId, ancestor, variables }: MoveInstruction): Planned<PlannedMove> {
  const sources = sourcesOf(running, source);
  if (!sources.ok) return sources;
  // Of a multi-instance activity the body counts, not each round of it.
  const moved = 'elementId' in source ? sources.value.filter((one) => !isRound(step, one)) : sources.value;
  const activations = moved.map((one) => ({ elementId: targetElementId, ancestorKey: ancestorOf(step, one, targetElementId, ancestor), variables }));
  if (activations.length === 0 && !findElement(step, running[0], targetElementId)) return no(`there is no element '${targetElementId}' in the process`);
  return ok({ sources: sources.value, activations });
}

function isRound(step: Step, instance: Instance): boolean {
  return 'flowScopeKey' in instance && isBody(step.current(instance.flowScopeKey));
}

function ancestorOf(step: Step, source: Instance, targetId: string, ancestor: MoveInstruction['ancestor']): Key | null {
  if (typeof ancestor === 'object') return ancestor.key;
  if (ancestor === 'sourceParent') return 'flowScopeKey' in source ? source.flowScopeKey : null;
  const target = findElement(step, source, targetId);
  const scopes = new Set(target ? flowScopes(target).map((one) => one.id) : []);
  return ancestry(step, source).slice(1).find((one) => scopes.has(one.elementId) && !isBody(one))?.elementInstanceKey ?? null;
}

function findElement(step: Step, instance: Instance | undefined, elementId: string): Element | undefined {
  return instance && step.definitions.process(step.state, instance.processDefinitionKey).elements.get(elementId);
}

/** The scope of an activation in an ad-hoc sub-process comes with the activity that is activated, never by itself. */
const NEVER_ACTIVATED: readonly ElementKind[] = ['process', 'startEvent', 'boundaryEvent', 'adHocInnerInstance'];

function activationOf(step: Step, process: Instance, elementId: string, { ancestorKey, variables }: Omit<Wanted, 'elementId'>): Planned<Activation> {
  const element = findElement(step, process, elementId);
  if (!element) return no(`there is no element '${elementId}' in the process`);
  if (NEVER_ACTIVATED.includes(element.kind)) return no(`'${elementId}' cannot be activated: it is a ${element.kind}`);
  if (element.incoming.some((flow) => flow.source.kind === 'eventBasedGateway')) return no(`'${elementId}' cannot be activated: it stands behind an event-based gateway`);
  const scopes = [process.elementId, '', elementId, ...flowScopes(element).map((one) => one.id)];
  const strange = variables.find((one) => !scopes.includes(one.scopeId));
  return strange ? no(`'${strange.scopeId}' is no scope of '${elementId}': variables cannot be set there`) : ok({ element, ancestorKey, variables });
}

import type { ZonedClock } from '#core/kernel';
import type { VariableChange } from '#engine/bpmn-model';
import { apply } from '../apply/apply.js';
import type { EngineEvent } from '../apply/events.js';
import type { Rejection } from '../commands/commands.js';
import type { DefinitionCache } from '../compile/definition-cache.js';
import type { Element } from '../compile/executable.js';
import type { DecisionEngine } from '../decisions.js';
import type { BusinessIds, Notification } from '../engine.js';
import type { KeySource } from '../keys.js';
import type { Publication } from '../rules/messages.js';
import type { Memory } from '../state/memory.js';
import type { JsonText, Key, Millis, TriggeredEvent } from '../state/rows.js';
import type { Instance, State } from '../state/state.js';

/** One instance of a multi-instance activity: counted from 1, with its element of the input list. */
export interface LoopRound {
  readonly counter: number;
  readonly item: JsonText;
}

/** An element begins although no flow leads there now: a join does not wait, and the element has variables from the beginning. */
export interface Jump {
  readonly variables: readonly JsonText[];
}

/** Work that follows from a command, done in the order it arises. */
export type FollowUp =
  | { readonly do: 'activate'; readonly element: Element; readonly scopeKey: Key; readonly trigger?: TriggeredEvent; readonly round?: LoopRound; readonly compensates?: Key; readonly jump?: Jump }
  /** A process instance was created. */
  | { readonly do: 'begin'; readonly key: Key }
  | { readonly do: 'complete'; readonly key: Key }
  /** A parallel multi-instance body has instances that have not begun. */
  | { readonly do: 'nextRound'; readonly key: Key }
  /** Completes after what its own event has set going has begun. */
  | { readonly do: 'completeAfter'; readonly key: Key }
  | { readonly do: 'terminate'; readonly key: Key }
  /** What held up a termination is over. */
  | { readonly do: 'finishTermination'; readonly key: Key }
  /** A subscription was opened: a message may be waiting for it. */
  | { readonly do: 'correlateBuffered'; readonly name: string; readonly correlationKey: string; readonly elementInstanceKey: Key }
  /** A process instance that a message started has ended: the next buffered one may start its own. */
  | { readonly do: 'startFromBuffer'; readonly processDefinitionId: string; readonly correlationKey: string }
  /** A call activity is active: its process instance begins. */
  | { readonly do: 'call'; readonly key: Key; readonly processDefinitionKey: Key }
  /** A condition that is waited for holds. */
  | { readonly do: 'fireCondition'; readonly subscriptionKey: Key }
  /** A signal, or the condition, of a start event has happened: this instance begins there. */
  | { readonly do: 'startAt'; readonly key: Key; readonly at: { readonly processDefinitionKey: Key; readonly elementId: string }; readonly variables: JsonText }
  /** An element sends a message. */
  | { readonly do: 'publish'; readonly message: Publication }
  | { readonly do: 'broadcast'; readonly name: string; readonly variables: JsonText }
  /** The step an incident interrupted. */
  | { readonly do: 'retry'; readonly key: Key };

/** A variable that was written while conditions are waited for. */
export interface VariableWrite {
  readonly processInstanceKey: Key;
  readonly scopeKey: Key;
  readonly name: string;
  readonly change: VariableChange;
}

export interface StepParts {
  readonly memory: Memory;
  readonly state: State;
  readonly definitions: DefinitionCache;
  readonly keys: KeySource;
  readonly decisions: DecisionEngine;
  readonly businessIds: BusinessIds;
  readonly now: Millis;
  readonly zone: string;
}

/** One command being decided: reads state, emits events, queues follow-ups, collects what to tell others. */
export class Step {
  readonly events: EngineEvent[] = [];
  readonly notifications: Notification[] = [];
  nextDue: Millis | null = null;
  /** Follow-ups done so far. */
  done = 0;
  private readonly queue: FollowUp[] = [];
  /** What stands before it is done. */
  private head = 0;
  private writes: VariableWrite[] = [];
  private readonly activations = new Map<Key, number>();

  readonly state: State;
  readonly definitions: DefinitionCache;
  readonly decisions: DecisionEngine;
  readonly businessIds: BusinessIds;
  readonly now: Millis;
  readonly zone: string;
  /** What expressions read: time stands still while a command is decided. */
  readonly clock: ZonedClock;

  constructor(private readonly parts: StepParts) {
    this.state = parts.state;
    this.definitions = parts.definitions;
    this.decisions = parts.decisions;
    this.businessIds = parts.businessIds;
    this.now = parts.now;
    this.zone = parts.zone;
    this.clock = { now: () => parts.now, zone: parts.zone };
  }

  newKey(): Key {
    return this.parts.keys.next();
  }

  /** Something happened: it is written at once, so that what follows reads it. */
  emit(event: EngineEvent): void {
    apply(this.parts.memory, event);
    this.events.push(event);
  }

  /** Conditions may depend on it: they are evaluated when the whole document is written. */
  wrote(write: VariableWrite): void {
    if (this.state.countConditionsIn(write.processInstanceKey) > 0) this.writes.push(write);
  }

  takeVariableWrites(): readonly VariableWrite[] {
    const { writes } = this;
    if (writes.length > 0) this.writes = [];
    return writes;
  }

  followUp(work: FollowUp): void {
    this.queue.push(work);
    if (work.do === 'activate') this.count(work.scopeKey, 1);
  }

  /** Done before anything else that follows. */
  followNext(work: FollowUp): void {
    this.queue.splice(this.head, 0, work);
    if (work.do === 'activate') this.count(work.scopeKey, 1);
  }

  nextFollowUp(): FollowUp | undefined {
    const work = this.queue[this.head++];
    this.done++;
    if (this.head > 1_024 && this.head * 2 > this.queue.length) this.dropDone();
    if (work?.do === 'activate') this.count(work.scopeKey, -1);
    return work;
  }

  private dropDone(): void {
    this.queue.splice(0, this.head);
    this.head = 0;
  }

  private count(scopeKey: Key, change: number): void {
    this.activations.set(scopeKey, (this.activations.get(scopeKey) ?? 0) + change);
  }

  /** Elements of this scope that are about to be activated. */
  pendingIn(scopeKey: Key): number {
    return this.activations.get(scopeKey) ?? 0;
  }

  /** The elements that are about to be activated in this scope. */
  pendingElements(scopeKey: Key): readonly Element[] {
    return this.queue.slice(this.head).flatMap((work) => (work.do === 'activate' && work.scopeKey === scopeKey ? [work.element] : []));
  }

  /** The scope ends: what was about to start in it does not. */
  dropPending(scopeKey: Key): void {
    for (let at = this.queue.length - 1; at >= this.head; at--) {
      const work = this.queue[at];
      if (work?.do === 'activate' && work.scopeKey === scopeKey) {
        this.queue.splice(at, 1);
        this.count(scopeKey, -1);
      }
    }
  }

  notify(notification: Notification): void {
    this.notifications.push(notification);
  }

  dueAt(due: Millis): void {
    if (this.nextDue === null || due < this.nextDue) this.nextDue = due;
  }

  /** The element an instance is an instance of. */
  elementOf(instance: Instance): Element {
    const element = this.elementById(instance.processDefinitionKey, instance.elementId);
    return element.inner && instance.type !== 'MULTI_INSTANCE_BODY' ? element.inner : element;
  }

  elementById(processDefinitionKey: Key, elementId: string): Element {
    const process = this.definitions.process(this.state, processDefinitionKey);
    const element = process.elements.get(elementId);
    if (!element) throw new Error(`process ${processDefinitionKey} has no element ${elementId}`);
    return element;
  }

  /** The instance as it is now. */
  current(key: Key): Instance {
    return this.state.owned(key);
  }

  /** Takes back the agreement to a request that can be given at once; false when it is still open. */
  takeAnswer(requestId: string): boolean {
    const at = this.notifications.findIndex((one) => one.kind === 'requestAnswered' && one.requestId === requestId && one.rejection === null);
    if (at >= 0) this.notifications.splice(at, 1);
    return at >= 0;
  }

  answer(requestId: string | null, rejection: Rejection | null): void {
    if (requestId !== null) this.notify({ kind: 'requestAnswered', requestId, rejection });
  }
}

export const NO_VARIABLES: JsonText = '{}';

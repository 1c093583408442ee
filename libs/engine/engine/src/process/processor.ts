import type { Command, CommandKind, CommandOf } from '../commands/commands.js';
import type { Decided } from '../commands/handler.js';
import { HANDLERS } from '../commands/registry.js';
import type { EngineEvent } from '../apply/events.js';
import { DefinitionCache } from '../compile/definition-cache.js';
import { callProcess } from '../elements/call-activity.element.js';
import { activate, activating, afterEnd, complete, retry, terminate, terminated } from '../elements/life-cycle.js';
import { nextRound } from '../elements/multi-instance-body.element.js';
import type { Answer, ChangeSet, Engine, EngineParts, Outcome } from '../engine.js';
import { evaluateConditions, fireCondition } from '../rules/conditions.js';
import { correlateBuffered, publish, startFromBuffer } from '../rules/messages.js';
import { broadcast } from '../rules/signals.js';
import { createByEvent } from '../rules/start.js';
import { NotLoaded, type Loaded, type LoadRequest } from '../state/load.js';
import { Memory } from '../state/memory.js';
import { State } from '../state/state.js';
import { Step, type FollowUp } from './step.js';
import type { Result } from '#core/kernel';
import type { Rejection } from '../commands/commands.js';

/** For tests and tools: sees the events of every command that was not taken back. */
export type EventListener = (events: readonly EngineEvent[]) => void;

/** The engine over an empty working set. */
export function createEngine(parts: EngineParts, listener?: EventListener): Engine {
  return new Processor(parts, listener);
}

class Processor implements Engine {
  private readonly memory = new Memory();
  private readonly state = new State(this.memory);
  private readonly definitions: DefinitionCache;
  private batch = 0;

  constructor(
    private readonly parts: EngineParts,
    private readonly listener?: EventListener,
  ) {
    this.definitions = new DefinitionCache(parts.decisions);
  }

  process<K extends CommandKind>(command: Extract<Command, { kind: K }>): Outcome<K> {
    this.memory.begin();
    this.definitions.trim();
    const step = this.newStep();
    try {
      const decided = this.decide(step, command as unknown as CommandOf<K>);
      if (!decided.ok) {
        this.memory.rollBack();
        return refused(decided.failure);
      }
      this.finish(step);
      return { kind: 'done', answer: answerOf(decided.value), notifications: step.notifications, nextDue: step.nextDue };
    } catch (error) {
      this.memory.rollBack();
      if (error instanceof NotLoaded) return { kind: 'needs', requests: error.requests };
      throw error;
    }
  }

  private newStep(): Step {
    const { keys, decisions, businessIds, clock, zone } = this.parts;
    return new Step({ memory: this.memory, state: this.state, definitions: this.definitions, keys, decisions, businessIds, now: clock.now(), zone });
  }

  private decide<K extends CommandKind>(step: Step, command: CommandOf<K>): Result<Decided<K>, Rejection> {
    const handler = HANDLERS[command.kind] as unknown as (step: Step, command: CommandOf<K>) => Result<Decided<K>, Rejection>;
    return handler(step, command);
  }

  private finish(step: Step): void {
    evaluateConditions(step);
    for (let work = step.nextFollowUp(); work; work = step.nextFollowUp()) {
      follow(step, work);
      evaluateConditions(step);
    }
    this.listener?.(step.events);
  }

  put(requests: readonly LoadRequest[], loaded: Loaded): void {
    this.memory.put(requests, loaded);
  }

  takeChanges(): ChangeSet {
    this.batch++;
    return { number: this.batch, changes: this.memory.take() };
  }

  flushed({ changes }: ChangeSet): void {
    this.memory.flushed(changes);
  }

  evict(keepRows: number): void {
    this.memory.evict(keepRows);
  }

  clear(): void {
    this.memory.clear();
    this.definitions.clear();
  }

  get loadedInstances(): number {
    return this.memory.loadedInstances;
  }

  get loadedRows(): number {
    return this.memory.loadedRows;
  }
}

function refused(rejection: Rejection): { kind: 'done'; answer: Answer<never>; notifications: readonly never[]; nextDue: null } {
  return { kind: 'done', answer: { kind: 'rejection', rejection }, notifications: [], nextDue: null };
}

function answerOf<K extends CommandKind>(decided: Decided<K>): Answer<K> {
  return 'pending' in decided ? { kind: 'pending', requestId: decided.pending } : { kind: 'response', response: decided.response };
}

const FOLLOW = {
  activate,
  nextRound: (step, { key }) => nextRound(step, key),
  begin: (step, { key }) => activating(step, key),
  complete: (step, { key }) => complete(step, key),
  completeAfter: (step, { key }) => step.followUp({ do: 'complete', key }),
  terminate: (step, { key }) => terminate(step, key),
  finishTermination: (step, { key }) => {
    const instance = step.state.live(key);
    if (instance?.phase === 'TERMINATING' && step.state.countChildren(key) === 0) terminated(step, key);
    else afterEnd(step, key);
  },
  correlateBuffered: (step, { name, correlationKey, elementInstanceKey }) => correlateBuffered(step, name, correlationKey, elementInstanceKey),
  startFromBuffer: (step, { processDefinitionId, correlationKey }) => startFromBuffer(step, processDefinitionId, correlationKey),
  call: (step, { key, processDefinitionKey }) => callProcess(step, key, processDefinitionKey),
  startAt: (step, { key, at, variables }) => {
    createByEvent(step, key, at, variables, null);
    activating(step, key);
  },
  fireCondition: (step, { subscriptionKey }) => fireCondition(step, subscriptionKey),
  publish: (step, { message }) => void publish(step, message),
  broadcast: (step, { name, variables }) => broadcast(step, name, variables),
  retry: (step, { key }) => retry(step, key),
} as const satisfies { readonly [D in FollowUp['do']]: (step: Step, work: Extract<FollowUp, { do: D }>) => void };

function follow(step: Step, work: FollowUp): void {
  (FOLLOW[work.do] as (step: Step, work: FollowUp) => void)(step, work);
}

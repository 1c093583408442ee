import { ManualClock } from '#core/kernel';
import type { EngineEvent } from '../apply/events.js';
import type { Command, CommandKind, CommandPayloads, Rejection, Responses } from '../commands/commands.js';
import type { DecisionEngine } from '../decisions.js';
import type { BusinessIds, Engine, Notification } from '../engine.js';
import { CountingKeys } from '../keys.js';
import { createEngine } from '../process/processor.js';
import type { Rows, TableName } from '../state/rows.js';
import { MemoryStore } from './memory-store.js';

export interface TestEngineOptions {
  /** Drop all memory after each command and reload from the rows. */
  readonly forgetful?: boolean;
  readonly decisions?: DecisionEngine;
  readonly businessIds?: BusinessIds;
  /** Commands that are written together; what is not written yet is not among the rows. */
  readonly commandsAtOnce?: number;
  readonly zone?: string;
}

const NO_DECISIONS: DecisionEngine = {
  parse: () => ({ ok: false, failure: { message: 'no decision engine' } }),
  evaluate: () => ({ output: 'null', evaluated: [], failure: { decisionId: '', message: 'no decision engine' } }),
};

export type Answered<K extends CommandKind> =
  | { readonly response: Responses[K]; readonly rejection?: undefined; readonly pending?: undefined }
  | { readonly rejection: Rejection; readonly response?: undefined; readonly pending?: undefined }
  | { readonly pending: string; readonly response?: undefined; readonly rejection?: undefined };

/** The engine with a store and a clock that specs move. */
export class TestEngine {
  readonly store = new MemoryStore();
  readonly clock = new ManualClock(Date.UTC(2026, 10, 23, 12));
  readonly events: EngineEvent[] = [];
  readonly notifications: Notification[] = [];
  private readonly engine: Engine;
  private unwritten = 0;

  constructor(private readonly options: TestEngineOptions = {}) {
    const parts = { clock: this.clock, keys: new CountingKeys(), decisions: options.decisions ?? NO_DECISIONS, businessIds: options.businessIds ?? 'unique', zone: options.zone ?? 'UTC' };
    this.engine = createEngine(parts, (events) => this.events.push(...events));
  }

  /** Processes, writes, and tells what came of it. */
  do<K extends CommandKind>(kind: K, payload: CommandPayloads[K]): Answered<K> {
    const command = { kind, ...payload } as unknown as Extract<Command, { kind: K }>;
    for (let attempt = 0; attempt < 1_000; attempt++) {
      const outcome = this.engine.process<K>(command);
      if (outcome.kind === 'needs') {
        this.engine.put(outcome.requests, this.store.load(outcome.requests));
        continue;
      }
      this.notifications.push(...outcome.notifications);
      this.unwritten += 1;
      if (this.unwritten >= (this.options.commandsAtOnce ?? 1)) this.flush();
      const { answer } = outcome;
      if (answer.kind === 'response') return { response: answer.response };
      return answer.kind === 'rejection' ? { rejection: answer.rejection } : { pending: answer.requestId };
    }
    throw new Error(`${kind} goes on asking for rows`);
  }

  /** The response; a refusal fails the spec. */
  ok<K extends CommandKind>(kind: K, payload: CommandPayloads[K]): Responses[K] {
    const { response, rejection } = this.do(kind, payload);
    if (rejection) throw new Error(`${kind} was refused: ${rejection.type} ${rejection.reason}`);
    return response as Responses[K];
  }

  flush(): void {
    this.unwritten = 0;
    const changes = this.engine.takeChanges();
    this.store.write(changes.changes);
    this.engine.flushed(changes);
    if (this.options.forgetful) this.engine.clear();
  }

  /** As after a sudden end of the process: nothing is left but what is written. */
  die(): void {
    this.engine.clear();
  }

  /** Forgets what can be read again. */
  evict(): void {
    this.engine.evict(0);
  }

  get rowsInMemory(): number {
    return this.engine.loadedRows;
  }

  rows<T extends TableName>(name: T): Rows[T][] {
    return this.store.all(name);
  }

  /** Moves the clock at once, as if the engine had been away, and does what has fallen due. */
  jump(millis: number): void {
    this.clock.advance(millis);
    for (let due = this.nextDue(this.clock.now()); due; due = this.nextDue(this.clock.now())) due.run();
  }

  /** Timers that are due already, without moving the clock. */
  fireTimers(): void {
    const due = (): string | undefined => this.rows('timers').filter((row) => row.dueDate <= this.clock.now()).sort((left, right) => left.dueDate - right.dueDate)[0]?.timerKey;
    for (let timerKey = due(); timerKey !== undefined; timerKey = due()) this.ok('triggerTimer', { timerKey });
  }

  /** Moves the clock and does what falls due, in the order of the dates, each at its date. */
  advance(millis: number): void {
    const until = this.clock.now() + millis;
    for (let due = this.nextDue(until); due; due = this.nextDue(until)) {
      this.clock.set(Math.max(this.clock.now(), due.at));
      due.run();
    }
    this.clock.set(until);
  }

  private nextDue(until: number): { at: number; run: () => void } | undefined {
    const due = [
      ...this.rows('timers').map((row) => ({ at: row.dueDate, run: () => void this.ok('triggerTimer', { timerKey: row.timerKey }) })),
      ...this.rows('messages').map((row) => ({ at: row.deadline, run: () => void this.ok('expireMessage', { messageKey: row.messageKey }) })),
      ...this.rows('jobs').flatMap((row) => (row.phase === 'ACTIVATED' && row.deadline !== null ? [{ at: row.deadline, run: () => void this.ok('timeOutJob', { jobKey: row.jobKey }) }] : [])),
      ...this.rows('jobs').flatMap((row) => (row.phase === 'BACKING_OFF' && row.backOffUntil !== null ? [{ at: row.backOffUntil, run: () => void this.ok('endJobBackOff', { jobKey: row.jobKey }) }] : [])),
    ];
    return due.filter((one) => one.at <= until).sort((left, right) => left.at - right.at)[0];
  }

  deploy(...files: { readonly name: string; readonly content: string }[]): Responses['deploy'] {
    return this.ok('deploy', { files });
  }

  start(processDefinitionId: string, variables: Readonly<Record<string, unknown>> = {}): string {
    const process = { processDefinitionId, version: -1 };
    const payload = { process, variables: JSON.stringify(variables), businessId: null, tags: [], startInstructions: [], terminateAfter: [] };
    return this.ok('createProcessInstance', payload).processInstanceKey;
  }

  activate(type: string, maxJobs = 10): Responses['activateJobs']['jobs'] {
    return this.ok('activateJobs', { type, worker: 'spec', timeout: 60_000, maxJobs, fetchVariables: [] }).jobs;
  }

  completeJob(type: string, variables: Readonly<Record<string, unknown>> = {}): void {
    const [job] = this.activate(type, 1);
    if (!job) throw new Error(`no job of type ${type} waits`);
    this.ok('completeJob', { jobKey: job.jobKey, variables: JSON.stringify(variables), result: null });
  }
}

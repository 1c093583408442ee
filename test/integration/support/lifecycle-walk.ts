import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import type { Job } from '#platform/job-worker';
import { RecordGateways } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { answered } from './answered.js';
import { afterBoth, ifOk, unlessStale, type Move } from './race.js';
import type { PersonName, World } from './world.js';

export type Verdict = 'ok' | ProblemCode;

/** What a record and its process are, as a person would tell it: no database, no engine. Plain data. */
export interface Modelled {
  state: string;
  /** The job that is run next, the task that is open, or what is waited for. */
  place: string;
}

/** A job of the process. `then` makes of the model what the job makes of the record, and says where the process goes. */
export interface ModelledJob<M> {
  handler: { handle(job: Job<never>, tx: Transaction): Promise<unknown> };
  variables?(model: M): object | Promise<object>;
  then(model: M): string;
  /** Nothing that people do comes in its way: the process is over behind it, or goes on whatever they do. */
  last?: boolean;
}

export interface ModelledTask<M> {
  element: string;
  /** Who answers it when the process goes on. */
  by(model: M): PersonName;
  may(model: M, who: PersonName): Verdict;
  variables(model: M, well: boolean): Record<string, unknown>;
  then(model: M, well: boolean, who: PersonName): string;
  /** The record whose task it is, when it is not the one that is walked. */
  record?(model: M): string;
  taskVariables?(model: M): Record<string, unknown>;
}

export interface ModelledAction<M> {
  run(number: string, version: number, actor: Actor, model: M): Promise<Result<unknown, Refusal<ProblemCode>>>;
  /** Whether it goes with the version that was read. */
  versioned: boolean;
  may(model: M, who: PersonName): Verdict;
  then(model: M): void;
  /** The record is over with it: it comes seldom, so that walks last. */
  ends?: boolean;
}

/** A lifecycle to walk: how records come to be, what can happen to them, and what is seen of them. */
export interface WalkedLifecycle<M extends Modelled> {
  people: readonly PersonName[];
  begin(actors: ReadonlyMap<PersonName, Actor>, turn: number): Promise<{ number: string; model: M }>;
  jobs: Readonly<Record<string, ModelledJob<M>>>;
  tasks: Readonly<Record<string, ModelledTask<M>>>;
  /** Waits of the process that end by themselves, and what comes then. */
  waits: Readonly<Record<string, string>>;
  actions: Readonly<Record<string, ModelledAction<M>>>;
  version(number: string): Promise<number>;
  seen(number: string, actor: Actor): Promise<object & { state: string }>;
  told(model: M, who: PersonName): object;
}

type Command =
  | { do: 'go-on'; well: boolean }
  | { do: 'act'; action: string; who: PersonName; stale: boolean }
  | { do: 'answer'; task: string; who: PersonName; well: boolean }
  | { do: 'race'; clients: [string, PersonName][] }
  | { do: 'act-meanwhile'; action: string; who: PersonName };

export const STEPS = 40;

/** Walks so many records through random commands, each step beside the model; a divergence is told with the commands that lead to it. */
export async function walkLifecycle<M extends Modelled>(world: World, lifecycle: WalkedLifecycle<M>, records: number): Promise<void> {
  const actors = new Map<PersonName, Actor>();
  for (const username of lifecycle.people) {
    const person = (await world.app.get(People).byUsername(username))!;
    actors.set(username, { personId: person.id, username, displayName: person.displayName, roles: person.roles });
  }
  let turn = 0;
  const commands = fc.array(commandOf(lifecycle), { minLength: STEPS, maxLength: STEPS });
  const property = fc.asyncProperty(commands, async (steps) => {
    turn += 1;
    const { number, model } = await lifecycle.begin(actors, turn);
    const walk = new Walk(world, lifecycle, actors, number, model);
    for (const step of steps) await walk.take(step);
  });
  await fc.assert(property, { numRuns: records });
}

function commandOf<M extends Modelled>({ people, tasks, actions }: WalkedLifecycle<M>): fc.Arbitrary<Command> {
  const who = fc.constantFrom(...people);
  const action = fc.oneof(...Object.entries(actions).map(([name, { ends }]) => ({ weight: ends ? 1 : 8, arbitrary: fc.constant(name) })));
  const rarely = fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0);
  return fc.oneof(
    { weight: 14, arbitrary: fc.record({ do: fc.constant('go-on' as const), well: rarely.map((ill) => !ill) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('act' as const), action, who, stale: rarely }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('answer' as const), task: fc.constantFrom(...Object.keys(tasks)), who, well: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('race' as const), clients: fc.array(fc.tuple(action, who), { minLength: 2, maxLength: 2 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('act-meanwhile' as const), action, who }) },
  );
}

class Walk<M extends Modelled> {
  constructor(
    private readonly world: World,
    private readonly lifecycle: WalkedLifecycle<M>,
    private readonly actors: ReadonlyMap<PersonName, Actor>,
    private readonly number: string,
    private model: M,
  ) {}

  async take(command: Command): Promise<void> {
    const version = await this.lifecycle.version(this.number);
    switch (command.do) {
      case 'go-on':
        await this.goOn(command.well);
        break;
      case 'act':
        await this.act(command.action, command.who, command.stale ? version - 1 : version, command.stale);
        break;
      case 'answer':
        await this.outOfTurn(command.task, command.who, command.well);
        break;
      case 'race':
        await this.race(this.clientOf(command.clients[0]!, version), this.clientOf(command.clients[1]!, version));
        break;
      case 'act-meanwhile':
        await this.meanwhile(command.action, command.who, version);
    }
    await this.compare();
  }

  /** The process goes on: its next job runs, its time comes, or the person answers whose task it is. */
  private async goOn(well: boolean): Promise<void> {
    const { place } = this.model;
    const { tasks, waits, jobs } = this.lifecycle;
    const task = tasks[place];
    if (task) return this.answer(place, task.by(this.model), well);
    if (waits[place]) this.model.place = waits[place];
    else if (jobs[place]) await this.runJob(place).then(() => this.after(place, this.model));
  }

  private async runJob(place: string): Promise<'ok'> {
    const { handler, variables } = this.lifecycle.jobs[place]!;
    const job = { variables: { recordNumber: this.number, ...(await variables?.(this.model)) }, retries: 3, processInstanceKey: '1' } as unknown as Job<never>;
    await this.world.app.get(UnitOfWork).run((tx) => handler.handle(job, tx));
    return 'ok';
  }

  /** Where an action has meanwhile sent the process elsewhere, the job has had its effect all the same. */
  private after(place: string, model: M): void {
    const next = this.lifecycle.jobs[place]!.then(model);
    if (model.place === place) model.place = next;
  }

  private async answer(name: string, who: PersonName, well: boolean): Promise<void> {
    const task = this.lifecycle.tasks[name]!;
    const recordNumber = task.record?.(this.model) ?? this.number;
    const gateway = this.world.app.get(RecordGateways).forNumber(recordNumber)!;
    const asked = { recordNumber, elementId: task.element, actor: this.actors.get(who)!, variables: task.variables(this.model, well), taskVariables: task.taskVariables?.(this.model) ?? {} };
    const verdict = await answered(this.world, gateway, asked);
    expect([name, who, verdict]).toEqual([name, who, task.may(this.model, who)]);
    if (verdict === 'ok') this.model.place = task.then(this.model, well, who);
  }

  /** An answer to a task that is not open, or of somebody whose task it is not: only what is refused is tried. */
  private async outOfTurn(name: string, who: PersonName, well: boolean): Promise<void> {
    if (this.model.place !== name && this.lifecycle.tasks[name]!.may(this.model, who) !== 'ok') await this.answer(name, who, well);
  }

  private async act(action: string, who: PersonName, version: number, stale: boolean): Promise<void> {
    const move = this.clientOf([action, who], version);
    expect([action, who, await move.run()]).toEqual([action, who, move.on(this.model, stale)]);
  }

  /** Somebody acts while a job of the process runs: as if one had come before the other. */
  private async meanwhile(action: string, who: PersonName, version: number): Promise<void> {
    const { place } = this.model;
    const job = this.lifecycle.jobs[place];
    if (!job || job.last) return;
    await this.race({ run: () => this.runJob(place), on: (model) => ifOk('ok', () => this.after(place, model)) }, this.clientOf([action, who], version));
  }

  private async race(one: Move<M>, other: Move<M>): Promise<void> {
    const fitting = await afterBoth(this.model, [one, other]);
    const [who] = this.lifecycle.people;
    const seen = JSON.stringify(await this.lifecycle.seen(this.number, this.actors.get(who!)!));
    this.model = fitting.find((model) => JSON.stringify(this.lifecycle.told(model, who!)) === seen) ?? fitting[0]!;
  }

  private clientOf([name, who]: [string, PersonName], version: number): Move<M> {
    const action = this.lifecycle.actions[name]!;
    return {
      run: async () => {
        const result = await action.run(this.number, version, this.actors.get(who)!, this.model);
        return result.ok ? 'ok' : result.failure.code;
      },
      on: (model, stale) => ifOk(unlessStale(action.may(model, who), stale && action.versioned), () => action.then(model)),
    };
  }

  private async compare(): Promise<void> {
    const [who] = this.lifecycle.people;
    expect({ place: this.model.place, ...(await this.lifecycle.seen(this.number, this.actors.get(who!)!)) }).toEqual({ place: this.model.place, ...this.lifecycle.told(this.model, who!) });
  }
}

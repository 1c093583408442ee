import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { ProcessEngine, RecordGateways, type EngineUserTask } from '#platform/orchestration';
import { OPEN_STATES, type Principal } from '../domain/task-candidates.js';
import { TaskClaims } from './task-claims.js';

/** A task as far as it decides whose voice it may take. */
export interface AskedVoice {
  userTaskKey: string;
  elementId: string;
  recordNumber: string | null;
  /** User name. */
  assignee: string | null;
  principal: Principal;
}

const MOST_VOICES = 100;

/** Where several tasks of a record ask for one voice each, such as two approvals of a change, a person takes one of them. */
@Injectable()
export class OneVoice {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly gateways: RecordGateways,
    private readonly claims: TaskClaims,
  ) {}

  /** Keys of the tasks that are not this person's to take: their voice, or that of whom they stand in for, is given already or is in another task of theirs. */
  async notTheirs(tasks: readonly AskedVoice[], actor: Actor): Promise<Set<string>> {
    const asked = tasks.filter((task) => this.asksForVoice(task) && (task.assignee === null || namesOf(task, actor).includes(task.assignee)));
    const given = await this.given(asked, actor);
    const held = (one: AskedVoice) => one.assignee === null && tasks.some((other) => isOther(one, other) && this.asksForVoice(other) && namesOf(one, actor).includes(other.assignee ?? ''));
    return new Set(asked.filter((task) => given(task) || held(task)).map(({ userTaskKey }) => userTaskKey));
  }

  /** Whether this person may take the task beside what they hold of the record already. */
  async mayTake(task: EngineUserTask, recordNumber: string | null, principal: Principal, actor: Actor): Promise<Result<void, Refusal<ProblemCode>>> {
    const asked = { ...task, recordNumber, principal };
    if (!this.asksForVoice(asked)) return ok();
    const found = await this.engine.searchUserTasks({ processInstanceKey: task.processInstanceKey, state: [...OPEN_STATES] }, { limit: MOST_VOICES });
    if (!found.ok) return found;
    const others = (await this.claims.applyTo(found.value.items)).map((other) => ({ ...other, recordNumber, principal: null }));
    const taken = await this.notTheirs([asked, ...others.filter(({ userTaskKey }) => userTaskKey !== task.userTaskKey)], actor);
    if (!taken.has(task.userTaskKey)) return ok();
    return refuse('separation-of-duties', `Each person has one voice on ${recordNumber}, and yours is given or in another task of yours: somebody else has to take this one.`);
  }

  private async given(tasks: readonly AskedVoice[], actor: Actor): Promise<(task: AskedVoice) => boolean> {
    const numbers = [...new Set(tasks.flatMap(({ recordNumber }) => recordNumber ?? []))];
    const people = [...new Set([actor.personId, ...tasks.flatMap(({ principal }) => principal?.personId ?? [])])];
    const byPerson = new Map<string, Set<string>>();
    for (const personId of people) byPerson.set(personId, await this.givenBy(personId, numbers));
    return ({ recordNumber, principal }) => [actor.personId, principal?.personId ?? actor.personId].some((personId) => byPerson.get(personId)!.has(recordNumber!));
  }

  private async givenBy(personId: string, numbers: readonly string[]): Promise<Set<string>> {
    const given = new Set<string>();
    for (const { prefix, voices } of this.gateways.all()) {
      const own = numbers.filter((number) => number.startsWith(`${prefix}-`));
      if (voices && own.length > 0) for (const number of await voices.givenBy(personId, own)) given.add(number);
    }
    return given;
  }

  private asksForVoice({ recordNumber, elementId }: Pick<AskedVoice, 'recordNumber' | 'elementId'>): boolean {
    return recordNumber !== null && this.gateways.forNumber(recordNumber)?.voices?.tasks.includes(elementId) === true;
  }
}

function isOther(one: AskedVoice, other: AskedVoice): boolean {
  return other.userTaskKey !== one.userTaskKey && other.recordNumber === one.recordNumber;
}

function namesOf({ principal }: AskedVoice, { username }: Actor): string[] {
  return [username, ...(principal ? [principal.username] : [])];
}

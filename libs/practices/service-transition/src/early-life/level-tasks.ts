import { Injectable } from '@nestjs/common';
import { ok, refuse } from '#core/kernel';
import type { FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { DecisionTaken, Verdict } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import type { EarlyLifeSupport } from './early-life.entity.js';
import { Levels } from './levels.js';

/** What the service desk is asked for: an element of the list that the process asks in parallel each day. */
export interface LevelRequest {
  level: string;
  day: string;
}

/** The daily tasks in which the service desk measures levels. */
@Injectable()
export class LevelTasks {
  constructor(private readonly levels: Levels) {}

  mayMeasure({ number, state, deskId }: EarlyLifeSupport, { personId }: Actor): Verdict {
    if (state !== 'running') return refuse('illegal-transition', `${number} is in the state ${state}: nothing is measured.`);
    return deskId === personId ? ok() : refuse('not-permitted', `Only the service desk measures the levels of ${number}.`);
  }

  /** Keeps the figure; returns it as a change of the level, for the timeline. */
  async taken({ recordNumber, taskVariables, variables, actor, decisionId }: DecisionTaken, tx: Transaction): Promise<FieldChange[]> {
    const { level, day } = requestIn(taskVariables);
    const { value, note } = variables;
    if (typeof value !== 'number' || !(await this.levels.find(recordNumber, level, tx))) return [];
    await this.levels.keep(recordNumber, { level, day, value, note: typeof note === 'string' ? note.trim() : '', personId: actor.personId, decisionId }, tx);
    return [{ field: level, before: null, after: value }];
  }
}

export function requestIn({ request }: Record<string, unknown>): LevelRequest {
  const { level, day } = (typeof request === 'object' && request !== null ? request : {}) as Partial<Record<keyof LevelRequest, unknown>>;
  return { level: String(level), day: String(day) };
}

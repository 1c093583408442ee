import { Injectable } from '@nestjs/common';
import { LIVE_QUERIES, type Comparison, type LiveAnswer, type LiveCriterion, type LiveQueryId, type LiveQueryView } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** Whose records are asked for. */
export interface LiveScope {
  project: string;
  goal: string;
  services: readonly string[];
}

/** One question of the closed set, answered by the practice that keeps the records. */
export interface LiveQuery {
  readonly id: LiveQueryId;
  /** `days` is set for queries that look back. Names at most `MOST_RECORDS` records, counts all. */
  answer(scope: LiveScope, days: number, tx: Transaction): Promise<LiveAnswer>;
}

export const MOST_RECORDS = 50;
const USUAL_DAYS = 90;

/** Questions on live records, whoever keeps them. Each practice registers those it answers, in the server and in the worker. */
@Injectable()
export class LiveQueries {
  private readonly queries = new Map<LiveQueryId, LiveQuery>();

  /** A second answerer of one question is a bug. */
  register(query: LiveQuery): void {
    if (this.queries.has(query.id)) throw new Error(`Two answers to the live query ${query.id}`);
    this.queries.set(query.id, query);
  }

  /** What can be asked here. */
  offered(): LiveQueryView[] {
    return [...this.queries.keys()].map((id) => ({ id, ...LIVE_QUERIES[id] }));
  }

  has(id: LiveQueryId): boolean {
    return this.queries.has(id);
  }

  /** null when nobody answers the question here. */
  async answer({ query, days }: LiveCriterion, scope: LiveScope, tx: Transaction): Promise<LiveAnswer | null> {
    return (await this.queries.get(query)?.answer(scope, days ?? USUAL_DAYS, tx)) ?? null;
  }
}

const COMPARED = {
  'at-most': (value, limit) => value <= limit,
  'at-least': (value, limit) => value >= limit,
} as const satisfies Record<Comparison, (value: number, limit: number) => boolean>;

/** Whether the answer is as the criterion wants it; a question nobody answers is not met. */
export function isGood({ comparison, limit }: LiveCriterion, answer: LiveAnswer | null): boolean {
  return answer !== null && COMPARED[comparison](answer.value, limit);
}

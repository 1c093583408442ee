import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '#platform/persistence';

/** One request that bears a key: the same key of the same person at the same route is the same request. */
export interface Claim {
  personId: string;
  route: string;
  key: string;
  bodyHash: string;
  /** Tells this attempt from another with the same key. */
  attempt: string;
}

/** What was answered. Without a status the work was done and its answer lost. */
export interface KeptAnswer {
  bodyHash: string;
  status: number | null;
  /** Number of the record that the work was on; null when it was on none. */
  recorded: string | null;
  etag: string | null;
  body: string | null;
}

/** The work was done by another attempt with this key. */
export class KeyTaken extends Error {}

const LOOKS = 20;
const PAUSE_MS = 50;
const KEPT_FOR = '7 days';

/** Remembers which requests were carried out and what was answered. */
@Injectable()
export class IdempotentAnswers {
  constructor(private readonly dataSource: DataSource) {}

  newClaim(claim: Omit<Claim, 'attempt'>): Claim {
    return { ...claim, attempt: randomUUID() };
  }

  /** The answer given before, waiting a moment for one whose work is committed but which is not written down yet. */
  async find(claim: Claim): Promise<KeptAnswer | undefined> {
    for (let look = 1; ; look += 1) {
      const answer = await this.stored(claim);
      if (!answer || answer.status !== null || look > LOOKS) return answer;
      await pause(PAUSE_MS);
    }
  }

  /** Claims the key in the transaction that does the work; waits for another attempt that is at it, and throws KeyTaken if that one commits. */
  async take({ personId, route, key, bodyHash, attempt }: Claim, tx: Transaction): Promise<void> {
    const [owner] = await tx.query<[{ attempt: string }]>(
      `insert into tollgate.idempotent_answer (person_id, route, key, attempt, body_hash, recorded) values ($1, $2, $3, $4, $5, nullif(current_setting('tollgate.recorded', true), ''))
       on conflict (person_id, route, key) do update set key = excluded.key returning attempt`,
      [personId, route, key, attempt, bodyHash],
    );
    if (owner.attempt !== attempt) throw new KeyTaken('Another request with this key was carried out.');
  }

  async keep({ personId, route, key }: Claim, { status, etag, body }: Pick<KeptAnswer, 'status' | 'etag' | 'body'>): Promise<void> {
    await this.dataSource.query(
      'update tollgate.idempotent_answer set status = $4, etag = $5, body = $6 where person_id = $1 and route = $2 and key = $3',
      [personId, route, key, status, etag, body],
    );
  }

  /** Forgets answers older than a week. */
  async sweep(): Promise<void> {
    await this.dataSource.query('delete from tollgate.idempotent_answer where created_at < now() - $1::interval', [KEPT_FOR]);
  }

  private async stored({ personId, route, key }: Claim): Promise<KeptAnswer | undefined> {
    const [answer] = await this.dataSource.query<KeptAnswer[]>(
      'select body_hash as "bodyHash", status, recorded, etag, body from tollgate.idempotent_answer where person_id = $1 and route = $2 and key = $3',
      [personId, route, key],
    );
    return answer;
  }
}

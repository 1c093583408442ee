import { Inject, Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import type { Clock } from '#core/kernel';
import type { Transaction } from '#platform/persistence';
import { Session } from '../domain/session.entity.js';
import { digest, newSecret } from './secrets.js';

export const IDENTITY_CLOCK = Symbol('identity clock');

const MINUTE_MS = 60_000;
/** A session ends after this time without a request. */
export const IDLE_TIMEOUT_MS = 8 * 60 * MINUTE_MS;
/** A session ends this long after sign-in, however busy it was. */
export const ABSOLUTE_TIMEOUT_MS = 24 * 60 * MINUTE_MS;

/** Sessions live in the database, so that they survive a restart and end everywhere at once. */
@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(IDENTITY_CLOCK) private readonly clock: Clock,
  ) {}

  /** Opens a session and returns it with the token for the cookie, which is stored nowhere. */
  async open(personId: string, tx: Transaction = this.dataSource.manager): Promise<{ token: string; session: Session }> {
    const token = newSecret();
    const now = new Date(this.clock.now());
    const session = Object.assign(new Session(), {
      tokenHash: digest(token), personId, actingAsId: null, csrfToken: newSecret(), createdAt: now, lastSeenAt: now,
    });
    await tx.insert(Session, session);
    return { token, session };
  }

  /** The live session of a token, or null. */
  async find(token: string): Promise<Session | null> {
    const session = await this.repository.findOneBy({ tokenHash: digest(token) });
    if (!session || this.isOver(session)) return null;
    await this.touch(session);
    return session;
  }

  async close(token: string): Promise<void> {
    await this.repository.delete({ tokenHash: digest(token) });
  }

  /** Ends every session of a person: after a new password, or when they may no longer sign in. */
  async closeAllOf(personId: string, tx: Transaction): Promise<void> {
    await tx.delete(Session, { personId });
  }

  async actAs(session: Session, sampleId: string | null): Promise<void> {
    await this.repository.update({ tokenHash: session.tokenHash }, { actingAsId: sampleId });
    session.actingAsId = sampleId;
  }

  /** Removes sessions that are over; returns how many. */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    const idle = await this.repository.delete({ lastSeenAt: LessThan(new Date(now - IDLE_TIMEOUT_MS)) });
    const old = await this.repository.delete({ createdAt: LessThan(new Date(now - ABSOLUTE_TIMEOUT_MS)) });
    return (idle.affected ?? 0) + (old.affected ?? 0);
  }

  private isOver({ lastSeenAt, createdAt }: Session): boolean {
    const now = this.clock.now();
    return now - lastSeenAt.getTime() > IDLE_TIMEOUT_MS || now - createdAt.getTime() > ABSOLUTE_TIMEOUT_MS;
  }

  /** Once a minute is exact enough, and spares a write with every request. */
  private async touch(session: Session): Promise<void> {
    const now = this.clock.now();
    if (now - session.lastSeenAt.getTime() < MINUTE_MS) return;
    await this.repository.update({ tokenHash: session.tokenHash }, { lastSeenAt: new Date(now) });
  }

  private get repository() {
    return this.dataSource.getRepository(Session);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Clock } from '#core/kernel';
import { IDENTITY_CLOCK } from './sessions.js';

const WINDOW_MS = 15 * 60_000;
/** A name from one address, a name from anywhere, an address with any names. */
const LIMITS = { pair: 5, name: 50, address: 50 } as const;

/** Counts attempts to sign in. An attempt counts before the password is looked at, so a burst in parallel gains nothing. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(IDENTITY_CLOCK) private readonly clock: Clock,
  ) {}

  /** Counts one attempt and returns the seconds to wait, zero when it may be made. */
  async attempt(username: string, address: string): Promise<number> {
    const waits = await Promise.all(subjects(username, address).map(([subject, limit]) => this.count(subject, limit)));
    return Math.max(...waits);
  }

  /** A sign-in that succeeded: its name starts afresh, and it does not count for its address, which a whole office may share. */
  async succeeded(username: string, address: string): Promise<void> {
    const [pair, name, from] = subjects(username, address).map(([subject]) => subject);
    await this.dataSource.query('delete from tollgate.sign_in_failure where subject in ($1, $2)', [pair, name]);
    await this.dataSource.query('update tollgate.sign_in_failure set failures = greatest(failures - 1, 0) where subject = $1', [from]);
  }

  private async count(subject: string, limit: number): Promise<number> {
    const now = this.clock.now();
    const [row] = await this.dataSource.query<[{ failures: number; windowStart: Date }]>(COUNT, [subject, new Date(now), new Date(now - WINDOW_MS)]);
    if (row.failures <= limit) return 0;
    return Math.max(1, Math.ceil((row.windowStart.getTime() + WINDOW_MS - now) / 1000));
  }
}

const COUNT = `
insert into tollgate.sign_in_failure as seen (subject, failures, window_start) values ($1, 1, $2)
on conflict (subject) do update set
  failures = case when seen.window_start < $3 then 1 else seen.failures + 1 end,
  window_start = case when seen.window_start < $3 then $2 else seen.window_start end
returning failures, window_start as "windowStart"`;

function subjects(username: string, address: string): [string, number][] {
  const name = username.toLowerCase();
  return [[`${name} from ${address}`, LIMITS.pair], [name, LIMITS.name], [`from ${address}`, LIMITS.address]];
}

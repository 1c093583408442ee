import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { UnitOfWork } from '#platform/persistence';
import { CHAIN_START } from './audit-entry.js';

interface Seal {
  sequence: number;
  at: string;
  upToId: string;
  heads: string;
  previousHash: string;
  hash: string;
}

const SEAL_LOCK = 71;

/**
 * Ties the chains of all records together: every seal holds the heads that grew since the seal before and that seal's
 * hash, so that a whole chain cannot be replaced unseen. Writers of audit entries never wait for it.
 */
@Injectable()
export class AuditSealer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
  ) {}

  /** Seals what was written since the last seal and returns the number of chains sealed; zero when nothing is new or another process seals now. */
  async seal(): Promise<number> {
    return this.work.run(async (tx) => {
      const [lock] = await tx.query<[{ free: boolean }]>('select pg_try_advisory_xact_lock($1) as free', [SEAL_LOCK]);
      return lock.free ? this.sealGrown(tx) : 0;
    });
  }

  /** Reads all seals in order and returns the number of the first that does not hold, or null. */
  async firstBrokenSeal(): Promise<number | null> {
    const seals = await this.dataSource.query<Seal[]>(`${SELECT_SEALS} order by sequence`);
    let previous: string = CHAIN_START;
    for (const seal of seals) {
      if (seal.previousHash !== previous || seal.hash !== sealHash(seal) || !(await this.headsStand(seal))) return seal.sequence;
      previous = seal.hash;
    }
    return null;
  }

  private async sealGrown(tx: EntityManager): Promise<number> {
    const [last] = await tx.query<Seal[]>(`${SELECT_SEALS} order by sequence desc limit 1`);
    const grown = await tx.query<{ number: string; sequence: number; hash: string; id: string }[]>(GROWN, [last?.upToId ?? '0']);
    if (grown.length === 0) return 0;
    const upToId = grown.reduce((max, { id }) => (BigInt(id) > BigInt(max) ? id : max), '0');
    const heads = JSON.stringify(grown.map(({ number, sequence, hash }) => [number, sequence, hash]));
    const seal = { sequence: (last?.sequence ?? 0) + 1, at: new Date().toISOString(), upToId, heads, previousHash: last?.hash ?? CHAIN_START };
    await tx.query(
      'insert into tollgate.audit_seal (sequence, at, up_to_id, heads, previous_hash, hash) values ($1, $2, $3, $4, $5, $6)',
      [seal.sequence, seal.at, seal.upToId, seal.heads, seal.previousHash, sealHash(seal)],
    );
    return grown.length;
  }

  private async headsStand(seal: Seal): Promise<boolean> {
    const heads = JSON.parse(seal.heads) as [string, number, string][];
    const [row] = await this.dataSource.query<[{ standing: number }]>(
      `select count(*)::int as standing from tollgate.audit_entry e
       join unnest($1::text[], $2::int[], $3::text[]) as h(number, sequence, hash)
       on e.record_number = h.number and e.sequence = h.sequence and e.hash = h.hash`,
      [heads.map(([number]) => number), heads.map(([, sequence]) => sequence), heads.map(([, , hash]) => hash)],
    );
    return row.standing === heads.length;
  }
}

const SELECT_SEALS = `select sequence, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  up_to_id::text as "upToId", heads, previous_hash as "previousHash", hash from tollgate.audit_seal`;

/** Entries of transactions still open could carry smaller ids and be passed over; they wait for the seal after the next entry of their record. */
const GROWN = `select distinct on (record_number) record_number as number, sequence, hash, id::text as id
  from tollgate.audit_entry where id > $1 order by record_number, sequence desc`;

function sealHash(seal: Omit<Seal, 'hash'>): string {
  return createHash('sha256').update(JSON.stringify([seal.previousHash, seal.sequence, seal.at, seal.upToId, seal.heads])).digest('hex');
}

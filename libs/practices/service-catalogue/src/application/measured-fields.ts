import type { LockedFields } from '#core/contracts';
import type { Transaction } from '#platform/persistence';
import { Measurement } from '../domain/measurement.entity.js';

const REASON = 'There are measurements by it, which would mean something else.';

/** From the first measurement on these fields stay as they are. */
export async function lockedByMeasurements(numbers: readonly string[], fields: readonly string[], tx: Transaction): Promise<Map<string, LockedFields>> {
  const query = tx.createQueryBuilder(Measurement, 'entry').select('distinct entry.subject', 'subject').where('entry.subject = any(:numbers)', { numbers });
  const measured = await query.getRawMany<{ subject: string }>();
  return new Map(measured.map(({ subject }) => [subject, Object.fromEntries(fields.map((field) => [field, REASON]))]));
}

import type { PgBoss } from 'pg-boss';
import { QUEUE_SCHEMA } from '#platform/persistence';

/** A process that delivers an effect says so this often. */
export const SIGN_OF_LIFE_S = 2;
/** Nothing heard for so long: the process that took the effect is dead. The queue's own watch knows nothing shorter than ten seconds. */
const SILENCE_S = 6;

const SILENT = `select id, retry_count as "retryCount" from ${QUEUE_SCHEMA}.job
  where name = $1 and state = 'active' and heartbeat_on < now() - interval '${SILENCE_S} seconds'`;

/** Gives the deliveries of dead processes back to the queue. One that lives after all has its effect once: deliveries may be repeated. */
export async function takeBackLostDeliveries(boss: PgBoss, queue: string): Promise<void> {
  const { rows } = (await boss.getDb().executeSql(SILENT, [queue])) as { rows: { id: string; retryCount: number }[] };
  if (rows.length > 0) await boss.fail(queue, rows, { message: 'The process that delivered this is gone.' });
}

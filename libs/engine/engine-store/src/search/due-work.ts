import type { Millis } from '#engine/engine';
import type { DueCommand, DueWork } from '../writer/clockwork.js';
import type { Queryable } from './search.js';

/** The four kinds of dates the engine waits for; each reads its own index. */
const DATES = [
  { kind: 'triggerTimer', key: 'timer_key', property: 'timerKey', due: 'due_date', from: 'engine.timers WHERE true' },
  { kind: 'timeOutJob', key: 'job_key', property: 'jobKey', due: 'deadline', from: `engine.jobs WHERE phase = 'ACTIVATED'` },
  { kind: 'endJobBackOff', key: 'job_key', property: 'jobKey', due: 'back_off_until', from: `engine.jobs WHERE phase = 'BACKING_OFF'` },
  { kind: 'expireMessage', key: 'message_key', property: 'messageKey', due: 'deadline', from: 'engine.messages WHERE true' },
] as const;

const NEXT_DUE = `SELECT least(${DATES.map(({ due, from }) => `(SELECT ${due} FROM ${from} ORDER BY ${due} LIMIT 1)`).join(', ')}) AS due`;

const DUE_AT = DATES.map(({ kind, key, due, from }) => `(SELECT '${kind}' AS kind, ${key} AS key, ${due} AS due FROM ${from} AND ${due} <= $1::bigint ORDER BY ${due}, ${key} LIMIT 200)`).join(' UNION ALL ');

const PROPERTIES = Object.fromEntries(DATES.map(({ kind, property }) => [kind, property])) as Record<DueCommand['kind'], string>;

/** When the engine next has something to do by itself. */
export async function nextDue(db: Queryable): Promise<Millis | null> {
  const { rows } = await db.query({ text: NEXT_DUE, values: [] });
  const due = rows[0]?.['due'];
  return typeof due === 'string' ? Number(due) : null;
}

/** Commands for what is due, earliest first; at most 200 of each kind. */
export async function dueAt(db: Queryable, now: Millis): Promise<DueWork[]> {
  const { rows } = await db.query({ text: `SELECT kind, key, due FROM (${DUE_AT}) AS due_work ORDER BY due, key`, values: [now] });
  return rows.map((row) => {
    const kind = row['kind'] as DueCommand['kind'];
    const command = { kind, [PROPERTIES[kind]]: row['key'] as string } as unknown as DueCommand;
    return { due: Number(row['due']), command };
  });
}

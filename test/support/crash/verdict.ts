import pg from 'pg';
import type { Connection } from './connection.js';
import type { ClientsRecord } from './record.js';

type Row = Readonly<Record<string, unknown>>;

/** Everything that the engine knows in the end. */
interface Known {
  readonly instances: readonly Row[];
  readonly elements: ReadonlyMap<unknown, readonly Row[]>;
  readonly jobs: ReadonlyMap<unknown, Row>;
  readonly tasks: ReadonlyMap<unknown, Row>;
  readonly incidents: readonly Row[];
  readonly variables: ReadonlyMap<string, unknown>;
  readonly payments: ReadonlyMap<unknown, readonly Row[]>;
}

async function known(engine: Connection): Promise<Known> {
  const by = (rows: readonly Row[], column: string): ReadonlyMap<unknown, Row> => new Map(rows.map((row) => [row[column], row]));
  return {
    instances: await engine.all('/process-instances'),
    elements: Map.groupBy(await engine.all('/element-instances'), (row) => row['processInstanceKey']),
    jobs: by(await engine.all('/jobs'), 'jobKey'),
    tasks: by(await engine.all('/user-tasks'), 'userTaskKey'),
    incidents: await engine.all('/incidents'),
    variables: new Map((await engine.all('/variables')).map(({ processInstanceKey, name, value }) => [`${String(processInstanceKey)} ${String(name)}`, JSON.parse(String(value)) as unknown])),
    payments: Map.groupBy(await engine.all('/correlated-message-subscriptions'), (row) => row['processInstanceKey']),
  };
}

/** Where the engine and its clients disagree, in words. */
export async function disagreements(engine: Connection, record: ClientsRecord, databaseUrl: string): Promise<readonly string[]> {
  const facts = await known(engine);
  return [...startedOnce(facts, record), ...facts.instances.flatMap((row) => wentRight(facts, record, row)), ...jobsAreDone(facts, record), ...tasksAreDone(facts, record), ...incidentsAreOver(facts, record), ...(await leftOver(databaseUrl))];
}

/** Every acknowledged order is there once, and nothing was ordered by nobody. */
function startedOnce({ instances }: Known, { started, ordered }: ClientsRecord): readonly string[] {
  const byOrder = Map.groupBy(instances, (row) => String(row['businessId']));
  return [
    ...[...started].filter(([order, key]) => byOrder.get(order)?.[0]?.['processInstanceKey'] !== key).map(([order]) => `${order} was acknowledged and is not there`),
    ...[...byOrder].filter(([order, rows]) => rows.length > 1 || !ordered.has(order)).map(([order, rows]) => `${order} is there ${rows.length} times`),
  ];
}

/** Each step of an instance was taken once, and it ended as its customer wanted. */
function wentRight({ elements, variables, payments }: Known, record: ClientsRecord, { processInstanceKey, state, businessId }: Row): readonly string[] {
  const key = String(processInstanceKey);
  const name = `${String(businessId)} (${key}, ${String(state)})`;
  const [cancelled, modified, note] = [record.cancelled.get(key), record.modified.get(key), record.notes.get(key)];
  const own = elements.get(key) ?? [];
  const count = (elementId: string): number => own.filter((row) => row['elementId'] === elementId).length;
  const faults = [
    own.some((row) => row['state'] === 'ACTIVE') && 'still has something that runs',
    state === 'ACTIVE' && 'still runs',
    state === 'TERMINATED' && cancelled !== 'done' && cancelled !== 'unknown' && 'was terminated by nobody',
    state === 'COMPLETED' && cancelled === 'done' && 'was completed although it was cancelled',
    ...['work', 'check', 'payment', 'delay', 'last', 'repair', 'broken'].map((id) => count(id) > 1 && `went ${count(id)} times through ${id}`),
    ...['work', 'check', 'payment', 'delay', 'last', 'end'].map((id) => state === 'COMPLETED' && count(id) !== 1 && `went ${count(id)} times through ${id}`),
    count('broken') !== count('repair') && state === 'COMPLETED' && 'was broken and not repaired',
    modified === 'done' && count('extra') !== 1 && `has ${count('extra')} extras although one was acknowledged`,
    modified !== 'done' && count('extra') > (modified === 'unknown' ? 1 : 0) && `has ${count('extra')} extras that nobody wanted`,
    state === 'COMPLETED' && payments.get(key)?.length !== 1 && `was paid ${payments.get(key)?.length ?? 0} times`,
    note !== undefined && !note.mayBe(variables.get(`${key} note`) as number | undefined) && `has the note ${String(variables.get(`${key} note`))}`,
  ];
  return faults.filter((fault) => fault !== false).map((fault) => `${name} ${fault}`);
}

/** What a worker was told holds, and what it said is there. */
function jobsAreDone({ jobs, incidents, variables }: Known, record: ClientsRecord): readonly string[] {
  const job = (key: string): Row => jobs.get(key) ?? {};
  const saysSo = ({ processInstanceKey, elementId, jobKey }: Row): boolean => variables.get(`${String(processInstanceKey)} by_${String(elementId)}`) === jobKey;
  return [
    ...[...record.completedJobs].filter((key) => job(key)['state'] !== 'COMPLETED' || !saysSo(job(key))).map((key) => `job ${key} was completed and is ${JSON.stringify(job(key))}`),
    ...[...record.brokenJobs].filter((key) => job(key)['state'] !== 'ERROR_THROWN').map((key) => `job ${key} threw an error and is ${String(job(key)['state'])}`),
    ...[...record.failedJobs].filter((key) => job(key)['hasFailedWithRetriesLeft'] !== true).map((key) => `job ${key} failed, and nobody knows`),
    ...[...record.givenUpJobs].filter((key) => incidents.filter((row) => row['jobKey'] === key).length !== 1).map((key) => `job ${key} was given up and has not one incident`),
    ...[...jobs.values()].filter(({ state }) => !['COMPLETED', 'CANCELED', 'ERROR_THROWN'].includes(String(state))).map((row) => `job ${String(row['jobKey'])} is still ${String(row['state'])}`),
  ];
}

function tasksAreDone({ tasks }: Known, record: ClientsRecord): readonly string[] {
  return [
    ...[...record.completedTasks].filter((key) => tasks.get(key)?.['state'] !== 'COMPLETED').map((key) => `task ${key} was completed and is not`),
    ...[...record.assignees].filter(([key, written]) => !written.mayBe((tasks.get(key)?.['assignee'] ?? null) as string | null)).map(([key]) => `task ${key} is assigned to ${String(tasks.get(key)?.['assignee'])}`),
    ...[...tasks.values()].filter(({ state }) => state !== 'COMPLETED' && state !== 'CANCELED').map((row) => `task ${String(row['userTaskKey'])} is still ${String(row['state'])}`),
  ];
}

function incidentsAreOver({ incidents }: Known, { resolvedIncidents }: ClientsRecord): readonly string[] {
  const states = new Map(incidents.map((row) => [String(row['incidentKey']), row['state']]));
  const lost = [...resolvedIncidents].filter((key) => !states.has(key));
  return [...lost.map((key) => `incident ${key} was resolved and is not there`), ...[...states].filter(([, state]) => state === 'ACTIVE').map(([key]) => `incident ${key} is still active`)];
}

const LIVE = {
  timers: '', join_tokens: '', signal_subscriptions: '', conditional_subscriptions: '', compensation_subscriptions: '',
  message_subscriptions: " WHERE message_subscription_state = 'CREATED'",
} as const;

/** What only the engine itself sees. */
async function leftOver(databaseUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const counts = Object.entries(LIVE).map(([table, which]) => `SELECT '${table}' AS name, count(*)::int AS count FROM engine.${table}${which}`);
    const { rows } = await client.query<{ name: string; count: number }>(counts.join(' UNION ALL '));
    return rows.filter(({ count }) => count > 0).map(({ name, count }) => `${count} ${name} are left`);
  } finally {
    await client.end();
  }
}

import { type Key, type TableName } from '#engine/engine';
import { selectRows } from '../rows/read-rows.js';
import type { GatheredRows, Reader } from './gathered.js';

const OF_INSTANCES = 't.process_instance_key = ANY($1::bigint[])';
const OPEN_TASK = `t.state NOT IN ('COMPLETED', 'CANCELED')`;
const LIVE_SCOPE = `(t.scope_key = t.process_instance_key OR EXISTS (SELECT 1 FROM engine.element_instances AS e WHERE e.element_instance_key = t.scope_key AND e.state = 'ACTIVE'))`;

/** Which rows of running process instances the engine still needs, by table: the `live` facts of the engine's TABLES as SQL. */
const LIVE = {
  processInstances: `t.state = 'ACTIVE'`,
  elementInstances: `t.state = 'ACTIVE'`,
  variables: LIVE_SCOPE,
  jobs: `t.phase <> 'GONE'`,
  userTasks: OPEN_TASK,
  incidents: `t.state = 'ACTIVE'`,
  messageSubscriptions: `t.message_subscription_state = 'CREATED'`,
  signalSubscriptions: 'true',
  conditionalSubscriptions: 'true',
  compensationSubscriptions: 'true',
  timers: 'true',
  joinTokens: 'true',
} as const satisfies Partial<Record<TableName, string>>;

/** All live rows of these process instances: one statement per table, all under way at once. */
export async function loadInstances(reader: Reader, keys: readonly Key[], into: GatheredRows): Promise<void> {
  if (keys.length === 0) return;
  const tables = Object.entries(LIVE) as [keyof typeof LIVE, string][];
  const found = await Promise.all(
    tables.map(([table, live]) => reader.read({ name: `live ${table}`, text: `${selectRows(table)} WHERE ${OF_INSTANCES} AND ${live}`, values: [keys] })),
  );
  tables.forEach(([table], index) => into.add(table, found[index] ?? []));
}

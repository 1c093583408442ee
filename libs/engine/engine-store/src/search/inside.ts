import type { Key } from '#engine/engine';
import type { Queryable } from './search.js';

/** What lies below a process instance or an element instance, itself included. */
export interface Inside {
  /** Empty when asked for a process instance: then all of its elements are meant. */
  readonly elementInstances: readonly Key[];
  readonly processInstances: readonly Key[];
}

/** More than this is not followed. */
const LIMIT = 10_000;

const ELEMENTS = `WITH RECURSIVE elements AS MATERIALIZED (SELECT element_instance_key, flow_scope_key FROM engine.element_instances WHERE process_instance_key = $1::bigint),
  inside (key) AS (SELECT $2::bigint UNION SELECT e.element_instance_key FROM inside JOIN elements AS e ON e.flow_scope_key = inside.key)
  SELECT key FROM inside LIMIT ${LIMIT}`;

const DESCENDANTS = `SELECT c.process_instance_key FROM below JOIN engine.process_instances AS c ON c.parent_process_instance_key = below.key`;
const OF_INSTANCE = `WITH RECURSIVE below (key) AS (SELECT $1::bigint UNION ${DESCENDANTS}) SELECT key FROM below LIMIT ${LIMIT}`;
const CALLED = `SELECT process_instance_key FROM engine.process_instances WHERE parent_process_instance_key = $1::bigint AND parent_element_instance_key = ANY($2::bigint[])`;
const OF_ELEMENTS = `WITH RECURSIVE below (key) AS (${CALLED} UNION ${DESCENDANTS}) SELECT key FROM below LIMIT ${LIMIT}`;

async function keys(db: Queryable, text: string, values: unknown[]): Promise<Key[]> {
  return (await db.query({ text, values })).rows.map((row) => row['key'] as Key);
}

/** Follows scopes and calls downwards: from the whole process instance, or from one of its element instances. */
export async function readInside(db: Queryable, processInstanceKey: Key, elementInstanceKey: Key | null): Promise<Inside> {
  if (elementInstanceKey === null) return { elementInstances: [], processInstances: await keys(db, OF_INSTANCE, [processInstanceKey]) };
  const elementInstances = await keys(db, ELEMENTS, [processInstanceKey, elementInstanceKey]);
  return { elementInstances, processInstances: await keys(db, OF_ELEMENTS, [processInstanceKey, elementInstances]) };
}

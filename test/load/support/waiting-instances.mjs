// Ten process instances made by the engine, then multiplied in the database: large stores without hours of driving.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { RestClient } from './rest-client.mjs';

/** Keys of one copy lie within this distance. */
const STRIDE = 10_000;
/** Behind the keys of so many copies the engine goes on with its own. */
const MOST_COPIES = 1_000_000;
/** Of ten instances nine wait: four for a worker, three for a person, one for a message or a timer, one after an incident. */
export const IN_A_COPY = 10;
export const WAITING_IN_A_COPY = 9;

const task = (id, extensions) => `<bpmn:extensionElements>${extensions}</bpmn:extensionElements>`;
const process = (id, nodes) => `<bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="start"/><bpmn:sequenceFlow id="in" sourceRef="start" targetRef="wait"/>${nodes}<bpmn:sequenceFlow id="out" sourceRef="wait" targetRef="end"/><bpmn:endEvent id="end"/></bpmn:process>`;
const file = (inside) => `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="large" targetNamespace="http://tollgate">${inside}</bpmn:definitions>`;

const MODELS = {
  'for_worker.bpmn': file(process('for_worker', `<bpmn:serviceTask id="wait">${task('wait', '<zeebe:taskDefinition type="large"/>')}</bpmn:serviceTask>`)),
  'for_person.bpmn': file(process('for_person', `<bpmn:userTask id="wait">${task('wait', '<zeebe:userTask/><zeebe:assignmentDefinition assignee="=assignee" candidateGroups="=[group]"/><zeebe:taskSchedule dueDate="2027-01-01T00:00:00Z"/>')}</bpmn:userTask>`)),
  'for_message.bpmn': file(
    '<bpmn:message id="paid" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=order"/></bpmn:extensionElements></bpmn:message>' +
    process('for_message', '<bpmn:receiveTask id="wait" messageRef="paid"/><bpmn:boundaryEvent id="late" attachedToRef="wait"><bpmn:outgoing>late_out</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P300D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:sequenceFlow id="late_out" sourceRef="late" targetRef="end"/>'),
  ),
};

async function makeOneCopy(address) {
  const rest = new RestClient(address);
  for (const [name, model] of Object.entries(MODELS)) await rest.deploy(name, model);
  const start = (processDefinitionId, variables) => rest.post('/v2/process-instances', { processDefinitionId, variables, businessId: `record-${processDefinitionId}-${variables.n}` });
  for (let n = 0; n < 6; n += 1) await start('for_worker', { n, order: 'A-1', amount: 42 });
  for (let n = 0; n < 3; n += 1) await start('for_person', { n, group: 'group-0', assignee: n === 0 ? null : 'person-0' });
  await start('for_message', { n: 0, order: 'A-1' });
  await failAndComplete(rest);
  await rest.close();
}

/** The oldest job fails for good, the next one is completed. */
async function failAndComplete(rest) {
  const { value } = await rest.post('/v2/jobs/activation', { type: 'large', timeout: 600_000, maxJobsToActivate: 2, requestTimeout: 5_000 });
  const [failing, completing] = value.jobs;
  await rest.post(`/v2/jobs/${failing.jobKey}/failure`, { retries: 0, errorMessage: 'no more retries' });
  await rest.post(`/v2/jobs/${completing.jobKey}/completion`, {});
}

/** What makes the copies differ, beside their keys; `i` counts them. */
const VARIED = {
  business_id: `t.business_id || '-' || i`,
  candidate_groups: `CASE WHEN cardinality(t.candidate_groups) > 0 THEN ARRAY['group-' || i % 50] ELSE t.candidate_groups END`,
  assignee: `CASE WHEN t.assignee IS NOT NULL THEN 'person-' || i % 500 END`,
  due_at: `t.due_at + i * 60000`,
  correlation_key: `t.correlation_key || '-' || i`,
  start_date: 't.start_date + i',
  creation_date: 't.creation_date + i',
  creation_time: 't.creation_time + i',
  due_date: 't.due_date',
  sequence_flow_id: `(t.process_instance_key + i * ${STRIDE}) || substr(t.sequence_flow_id, strpos(t.sequence_flow_id, '_'))`,
};
const SHARED_KEYS = new Set(['process_definition_key', 'form_key']);

/** What the measurements before this one activated. */
const WAIT_AGAIN = `UPDATE engine.jobs SET phase = 'ACTIVATABLE', state = 'CREATED', deadline = NULL, worker = '' WHERE type = 'large' AND phase = 'ACTIVATED'`;

const TABLES = ['process_instances', 'element_instances', 'variables', 'jobs', 'user_tasks', 'incidents', 'message_subscriptions', 'timers', 'sequence_flows'];

async function copying(db, table) {
  const { rows } = await db.query(`SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'engine' AND table_name = $1 ORDER BY ordinal_position`, [table]);
  const value = ({ name, type }) => VARIED[name] ?? (type === 'bigint' && name.endsWith('_key') && !SHARED_KEYS.has(name) ? `t.${name} + i * ${STRIDE}` : `t.${name}`);
  const own = table === 'timers' ? 't.process_instance_key IS NOT NULL AND ' : '';
  return `INSERT INTO engine.${table} (${rows.map(({ name }) => name).join(', ')}) SELECT ${rows.map(value).join(', ')}
    FROM generate_series($1::bigint, $2::bigint) AS i, engine.${table} AS t WHERE ${own}t.process_instance_key < $3::bigint`;
}

/** Grows the store of an engine that is stopped meanwhile. Indexes are built behind the rows. */
export class WaitingInstances {
  #engine;
  #copies = 0;
  #firstBehind;

  constructor(engine) {
    this.#engine = engine;
  }

  get instances() {
    return (this.#copies + 1) * IN_A_COPY;
  }

  /** The first ten, by the engine itself. */
  async begin() {
    await makeOneCopy(this.#engine.address);
    await pause(100);
    await this.#inDatabase(async (db) => {
      this.#firstBehind = (await db.query('SELECT max(process_instance_key) + 1 AS key FROM engine.process_instances')).rows[0].key;
    });
  }

  /** Until there are so many instances. The engine must be stopped. */
  async growTo(instances) {
    const copies = instances / IN_A_COPY - 1;
    await this.#inDatabase(async (db) => {
      await db.query(`SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`);
      await db.query(WAIT_AGAIN);
      const rebuild = await dropIndexes(db);
      for (const table of TABLES) await db.query(await copying(db, table), [this.#copies + 1, copies, this.#firstBehind]);
      for (const statement of rebuild) await db.query(statement);
      await db.query('UPDATE engine.engine_state SET next_key = greatest(next_key, $1::bigint + $2::bigint)', [this.#firstBehind, MOST_COPIES * STRIDE]);
      await db.query('VACUUM (ANALYZE)');
      await db.query('CHECKPOINT');
    });
    this.#copies = copies;
  }

  async #inDatabase(work) {
    const db = new pg.Client({ connectionString: this.#engine.databaseUrl });
    await db.connect();
    try {
      await work(db);
    } finally {
      await db.end();
    }
  }
}

/** Drops every index that guards no constraint; returns the statements that make them again. */
async function dropIndexes(db) {
  const { rows } = await db.query(`SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'engine' AND tablename = ANY($1)
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)`, [TABLES]);
  for (const { name } of rows) await db.query(`DROP INDEX engine.${name}`);
  return rows.map(({ definition }) => definition);
}

import type { Key, LoadRequest } from '#engine/engine';
import { column, type GatheredRows, type LoadStatement, type Reader } from './gathered.js';
import { selectList } from '../rows/read-rows.js';

type Requests<K extends LoadRequest['kind']> = readonly Extract<LoadRequest, { kind: K }>[];
type Owned = Extract<LoadRequest, { kind: 'owner' }>['of'];

const OWNERS = {
  job: `SELECT process_instance_key FROM engine.jobs WHERE job_key = ANY($1::bigint[]) AND phase <> 'GONE'`,
  userTask: `SELECT process_instance_key FROM engine.user_tasks WHERE user_task_key = ANY($1::bigint[]) AND state NOT IN ('COMPLETED', 'CANCELED')`,
  elementInstance: `SELECT process_instance_key FROM engine.element_instances WHERE element_instance_key = ANY($1::bigint[]) AND state = 'ACTIVE'
    UNION SELECT process_instance_key FROM engine.process_instances WHERE process_instance_key = ANY($1::bigint[]) AND state = 'ACTIVE'`,
  incident: `SELECT process_instance_key FROM engine.incidents WHERE incident_key = ANY($1::bigint[]) AND state = 'ACTIVE'`,
  timer: `SELECT ${selectList('timers', 't')} FROM engine.timers AS t WHERE timer_key = ANY($1::bigint[])`,
} as const satisfies Record<Owned, string>;

const SUBSCRIBERS = `SELECT DISTINCT s.process_instance_key FROM unnest($1::text[], $2::text[]) AS u(name, key)
  JOIN engine.message_subscriptions AS s ON s.message_name = u.name AND s.correlation_key = u.key WHERE s.message_subscription_state = 'CREATED'`;
const SIGNAL_SUBSCRIBERS = 'SELECT DISTINCT process_instance_key FROM engine.signal_subscriptions WHERE signal_name = ANY($1::text[])';
const BY_BUSINESS_ID = `SELECT process_instance_key FROM engine.process_instances WHERE business_id = ANY($1::text[]) AND parent_process_instance_key IS NULL AND state = 'ACTIVE'`;
const STARTED_BY_MESSAGE = `SELECT p.process_instance_key FROM unnest($1::text[], $2::text[]) AS u(id, key)
  JOIN engine.process_instances AS p ON p.start_correlation_key = u.key AND p.process_definition_id = u.id WHERE p.state = 'ACTIVE'`;

const keysOf = async (reader: Reader, statement: LoadStatement): Promise<Key[]> => column(await reader.read(statement), 'process_instance_key');

async function owners(reader: Reader, requests: Requests<'owner'>, into: GatheredRows): Promise<Key[]> {
  const kinds = [...new Set(requests.map((request) => request.of))];
  const found = await Promise.all(kinds.map(async (of) => {
    const keys = requests.filter((request) => request.of === of).map((request) => request.key);
    const raws = await reader.read({ name: `owner ${of}`, text: OWNERS[of], values: [keys] });
    if (of === 'timer') into.add('timers', raws.filter((raw) => raw['process_instance_key'] === null));
    return column(raws, 'process_instance_key');
  }));
  return found.flat();
}

/** What finds process instances by something other than their key. */
export interface InstanceFinders {
  readonly owner: Requests<'owner'>;
  readonly messageSubscribers: Requests<'messageSubscribers'>;
  readonly signalSubscribers: Requests<'signalSubscribers'>;
  readonly businessId: Requests<'businessId'>;
  readonly startedByMessage: Requests<'startedByMessage'>;
}

/** Keys of the running process instances that these requests mean. */
export async function findInstances(reader: Reader, by: InstanceFinders, into: GatheredRows): Promise<Key[]> {
  const searches: Promise<Key[]>[] = [];
  const find = (name: string, text: string, values: unknown[][]): void => {
    if (values[0]?.length) searches.push(keysOf(reader, { name, text, values }));
  };
  if (by.owner.length > 0) searches.push(owners(reader, by.owner, into));
  find('message subscribers', SUBSCRIBERS, [by.messageSubscribers.map((one) => one.name), by.messageSubscribers.map((one) => one.correlationKey)]);
  find('signal subscribers', SIGNAL_SUBSCRIBERS, [by.signalSubscribers.map((one) => one.name)]);
  find('by business id', BY_BUSINESS_ID, [by.businessId.map((one) => one.businessId)]);
  find('started by message', STARTED_BY_MESSAGE, [by.startedByMessage.map((one) => one.processDefinitionId), by.startedByMessage.map((one) => one.correlationKey)]);
  return (await Promise.all(searches)).flat();
}

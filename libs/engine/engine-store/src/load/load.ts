import type { HistoryKind, Key, Loaded, LoadRequest } from '#engine/engine';
import { selectRows } from '../rows/read-rows.js';
import { loadDefinitions } from './definition-rows.js';
import { findInstances } from './find-instances.js';
import { column, GatheredRows, type Reader } from './gathered.js';
import { loadInstances } from './instance-rows.js';

type ByKind = { readonly [K in LoadRequest['kind']]: Extract<LoadRequest, { kind: K }>[] };
type Activatable = NonNullable<Loaded['activatable']>[number];

function byKind(requests: readonly LoadRequest[]): ByKind {
  const groups: Record<LoadRequest['kind'], LoadRequest[]> = {
    processInstance: [], owner: [], messageSubscribers: [], signalSubscribers: [], businessId: [], startedByMessage: [],
    startSubscriptions: [], startEventsOf: [], messages: [], message: [], definition: [], activatableJobs: [], history: [],
  };
  for (const request of requests) groups[request.kind].push(request);
  return groups as ByKind;
}

const ACTIVATABLE = `SELECT job_key, process_instance_key FROM engine.jobs WHERE phase = 'ACTIVATABLE' AND type = $1 AND job_key > $2::bigint ORDER BY job_key LIMIT $3::integer`;

async function activatable(reader: Reader, request: Extract<LoadRequest, { kind: 'activatableJobs' }>): Promise<Activatable> {
  const raws = await reader.read({ name: 'activatable jobs', text: ACTIVATABLE, values: [request.type, request.after, request.limit] });
  return { type: request.type, jobs: raws.map((raw) => ({ jobKey: raw['job_key'] as string, processInstanceKey: raw['process_instance_key'] as string })) };
}

async function startEvents(reader: Reader, groups: ByKind, into: GatheredRows): Promise<void> {
  const { startSubscriptions, startEventsOf } = groups;
  const ids = startEventsOf.map((one) => one.processDefinitionId);
  const named = startSubscriptions.length === 0 ? [] : await reader.read({
    name: 'start subscriptions',
    text: `${selectRows('startSubscriptions')} JOIN unnest($1::text[], $2::text[]) AS u(kind, name) ON t.kind = u.kind AND t.name = u.name`,
    values: [startSubscriptions.map((one) => one.of), startSubscriptions.map((one) => one.name)],
  });
  into.add('startSubscriptions', named);
  if (ids.length === 0) return;
  const [subscriptions, timers] = await Promise.all([
    reader.read({ name: 'start subscriptions of', text: `${selectRows('startSubscriptions')} WHERE t.process_definition_id = ANY($1::text[])`, values: [ids] }),
    reader.read({
      name: 'start timers of',
      text: `${selectRows('timers')} JOIN engine.process_definitions AS d ON d.process_definition_key = t.process_definition_key
        WHERE d.process_definition_id = ANY($1::text[]) AND t.element_instance_key IS NULL`,
      values: [ids],
    }),
  ]);
  into.add('startSubscriptions', subscriptions);
  into.add('timers', timers);
}

async function messages(reader: Reader, groups: ByKind, into: GatheredRows): Promise<void> {
  if (groups.messages.length > 0) {
    into.add('messages', await reader.read({
      name: 'messages',
      text: `${selectRows('messages')} JOIN unnest($1::text[], $2::text[]) AS u(name, key) ON t.name = u.name AND t.correlation_key = u.key`,
      values: [groups.messages.map((one) => one.name), groups.messages.map((one) => one.correlationKey)],
    }));
  }
  if (groups.message.length > 0) {
    into.add('messages', await reader.read({
      name: 'message',
      text: `${selectRows('messages')} WHERE t.message_key = ANY($1::bigint[])`,
      values: [groups.message.map((one) => one.key)],
    }));
  }
}

async function instances(reader: Reader, groups: ByKind, into: GatheredRows): Promise<void> {
  const found = await findInstances(reader, groups, into);
  const keys = new Set([...groups.processInstance.map((one) => one.key), ...found]);
  await loadInstances(reader, [...keys], into);
}

const HISTORY = {
  processInstance: `SELECT process_instance_key::text AS key FROM engine.process_instances WHERE process_instance_key = ANY($1::bigint[]) AND state <> 'ACTIVE'`,
  decisionEvaluation: 'SELECT DISTINCT decision_evaluation_key::text AS key FROM engine.decision_instances WHERE decision_evaluation_key = ANY($1::bigint[])',
} as const satisfies Record<HistoryKind, string>;

async function history(reader: Reader, requests: ByKind['history']): Promise<Key[]> {
  const groups = [...Map.groupBy(requests, (request) => request.of)];
  const found = await Promise.all(groups.map(([of, group]) => reader.read({ name: `history ${of}`, text: HISTORY[of], values: [group.map((one) => one.key)] })));
  return found.flatMap((raws) => column(raws, 'key'));
}

const requestName = (request: LoadRequest): string => JSON.stringify(request);

/** Answers the requests of a whole batch together: one statement per table and kind, not per command. */
export async function load(reader: Reader, requests: readonly LoadRequest[]): Promise<Loaded> {
  const groups = byKind([...new Map(requests.map((request) => [requestName(request), request])).values()]);
  const into = new GatheredRows();
  const [jobs, finished] = await Promise.all([
    Promise.all(groups.activatableJobs.map((request) => activatable(reader, request))),
    history(reader, groups.history),
    instances(reader, groups, into),
    loadDefinitions(reader, groups.definition, into),
    startEvents(reader, groups, into),
    messages(reader, groups, into),
  ]);
  return { rows: into.rows, activatable: jobs, history: finished };
}

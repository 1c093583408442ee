import type { FieldKind, Grouping, SearchField, SearchView } from './search-view.js';
import { errorHash, VIEWS } from './views.js';

/** What the statistics of the API count, one view of groups for each. Columns carry the names of the API. */

interface Column {
  readonly sql: string;
  readonly kind: FieldKind;
  readonly nullable?: true;
}

interface StatisticsParts {
  readonly counted: Grouping['counted'];
  /** What makes a group; the first column is the key that ends every order. */
  readonly by: Readonly<Record<string, Column>>;
  readonly counts: Readonly<Record<string, Column>>;
}

function statistics({ counted, by, counts }: StatisticsParts): SearchView {
  const columns = { ...by, ...counts };
  const field = ([name, { kind, nullable }]: [string, Column]): [string, SearchField] => [name, { sql: `t."${name}"`, kind, ...(nullable ? { nullable } : {}) }];
  return {
    name: `statistics of ${counted.name} by ${Object.keys(by).join(' and ')}`,
    from: counted.from,
    select: 't.*',
    key: Object.keys(by)[0]!,
    fields: Object.fromEntries(Object.entries(columns).map(field)),
    grouping: { counted, columns: Object.fromEntries(Object.entries(columns).map(([name, { sql }]) => [name, sql])), by: Object.keys(by).length },
  };
}

const int = (sql: string): Column => ({ sql: `(${sql})::integer`, kind: 'int' });
const number = (where: string): Column => int(`count(*) FILTER (WHERE ${where})`);
const latest = (column: string, where: string): Column => ({ sql: `max(${column}) FILTER (WHERE ${where})`, kind: 'millis', nullable: true });

const COMPLETED = `t.state = 'COMPLETED'`;
const FAILED = `(t.state IN ('FAILED', 'ERROR_THROWN') OR t.has_failed_with_retries_left)`;
const WORKERS = int(`count(DISTINCT t.worker) FILTER (WHERE t.worker <> '')`);

const JOB_COUNTS = {
  created: int('count(*)'), createdAt: latest('t.creation_time', 'true'),
  completed: number(COMPLETED), completedAt: latest('t.end_time', COMPLETED),
  failed: number(FAILED), failedAt: latest('t.last_update_time', FAILED),
};

const INSTANCES = 'count(DISTINCT t.process_instance_key)';
const HEALTH = { activeInstancesWithIncidentCount: number('t.has_incident'), activeInstancesWithoutIncidentCount: number('NOT t.has_incident') };
const VERSIONS = 'FROM engine.process_definitions AS d WHERE d.process_definition_id = t.process_definition_id';

const key = (sql: string): Column => ({ sql, kind: 'key' });
const text = (sql: string): Column => ({ sql, kind: 'text' });

export const STATISTICS = {
  jobs: statistics({ counted: VIEWS.jobs, by: { all: int('1') }, counts: JOB_COUNTS }),
  jobTypes: statistics({ counted: VIEWS.jobs, by: { jobType: text('t.type') }, counts: { ...JOB_COUNTS, workers: WORKERS } }),
  jobWorkers: statistics({ counted: VIEWS.jobs, by: { worker: text('t.worker') }, counts: JOB_COUNTS }),
  jobErrors: statistics({
    counted: VIEWS.jobs,
    by: { error: text(`md5(coalesce(t.error_code, '') || chr(1) || coalesce(t.error_message, ''))`), errorCode: text(`coalesce(t.error_code, '')`), errorMessage: text(`coalesce(t.error_message, '')`) },
    counts: { workers: WORKERS },
  }),
  instancesByError: statistics({
    counted: { ...VIEWS.incidents, fields: { ...VIEWS.incidents.fields, errorHashCode: errorHash('t') } },
    by: { errorHashCode: int(errorHash('t').sql) },
    counts: { errorMessage: text('min(t.error_message)'), activeInstancesWithErrorCount: int(INSTANCES) },
  }),
  instancesByErrorAndDefinition: statistics({
    counted: {
      ...VIEWS.incidents,
      from: `${VIEWS.incidents.from} JOIN engine.process_instances AS i ON i.process_instance_key = t.process_instance_key`,
      fields: { ...VIEWS.incidents.fields, errorHashCode: errorHash('t') },
    },
    by: { processDefinitionKey: key('i.process_definition_key') },
    counts: {
      processDefinitionId: text('min(i.process_definition_id)'), processDefinitionName: text('coalesce(min(i.process_definition_name), min(i.process_definition_id))'),
      processDefinitionVersion: int('min(i.process_definition_version)'), activeInstancesWithErrorCount: int(INSTANCES),
    },
  }),
  instancesByDefinition: statistics({
    counted: VIEWS.processInstances,
    by: { processDefinitionId: text('t.process_definition_id') },
    counts: {
      latestProcessDefinitionName: { ...text(`(SELECT d.name ${VERSIONS} ORDER BY d.version DESC LIMIT 1)`), nullable: true },
      hasMultipleVersions: { sql: `(SELECT count(*) > 1 ${VERSIONS})`, kind: 'flag' }, ...HEALTH,
    },
  }),
  instancesByVersion: statistics({
    counted: VIEWS.processInstances,
    by: { processDefinitionKey: key('t.process_definition_key') },
    counts: {
      processDefinitionId: text('min(t.process_definition_id)'), processDefinitionName: { ...text('min(t.process_definition_name)'), nullable: true },
      processDefinitionVersion: int('min(t.process_definition_version)'), ...HEALTH,
    },
  }),
  subscriptionsByDefinition: statistics({
    counted: VIEWS.messageSubscriptions,
    by: { processDefinitionKey: key('t.process_definition_key') },
    counts: { processDefinitionId: text('min(t.process_definition_id)'), activeSubscriptions: int('count(*)'), processInstancesWithActiveSubscriptions: int(INSTANCES) },
  }),
} as const satisfies Record<string, SearchView>;

export type StatisticsName = keyof typeof STATISTICS;

/** Jobs by the time they were created in, in steps of so many milliseconds from `start`. */
export function jobsOverTime(start: number, step: number): SearchView {
  const [from, width] = [start, step].map((one) => Math.trunc(one).toString());
  return statistics({ counted: VIEWS.jobs, by: { time: { sql: `(${from}::bigint + (t.creation_time - ${from}::bigint) / ${width}::bigint * ${width}::bigint)`, kind: 'millis' } }, counts: JOB_COUNTS });
}

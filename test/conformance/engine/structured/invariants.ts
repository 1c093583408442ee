import { TABLES, type Key, type Rows, type TableName } from '#engine/engine';
import type { TestEngine } from '../../../../libs/engine/engine/src/testing/test-engine.js';

type Instance = Rows['elementInstances'] | Rows['processInstances'];

/** What the store holds that is still alive, by what it belongs to. */
class Living {
  readonly processes: ReadonlyMap<Key, Rows['processInstances']>;
  readonly elements: ReadonlyMap<Key, Rows['elementInstances']>;
  readonly children: ReadonlyMap<Key, readonly Rows['elementInstances'][]>;
  private readonly rows = new Map<TableName, unknown[]>();

  constructor(private readonly engine: TestEngine) {
    this.processes = new Map(this.of('processInstances').map((row) => [row.processInstanceKey, row]));
    this.elements = new Map(this.of('elementInstances').map((row) => [row.elementInstanceKey, row]));
    this.children = Map.groupBy(this.elements.values(), (row) => row.flowScopeKey);
  }

  of<T extends TableName>(name: T): readonly Rows[T][] {
    const known = this.rows.get(name) ?? this.engine.rows(name).filter((row) => TABLES[name].live(row));
    this.rows.set(name, known);
    return known as Rows[T][];
  }

  instance(key: Key | null): Instance | undefined {
    return key === null ? undefined : (this.elements.get(key) ?? this.processes.get(key));
  }
}

/** What belongs to an instance, with the column that names it. */
const BELONGINGS = {
  jobs: 'elementInstanceKey', userTasks: 'elementInstanceKey', incidents: 'elementInstanceKey', messageSubscriptions: 'elementInstanceKey', signalSubscriptions: 'elementInstanceKey',
  conditionalSubscriptions: 'elementInstanceKey', compensationSubscriptions: 'scopeKey', joinTokens: 'flowScopeKey', timers: 'elementInstanceKey',
} as const satisfies { readonly [T in TableName]?: keyof Rows[T] };
type Belonging = keyof typeof BELONGINGS;
const ownerOf = <T extends Belonging>(name: T, row: Rows[T]): Key | null => (row as unknown as Readonly<Record<string, Key | null>>)[BELONGINGS[name]] ?? null;

/** Everything that is not as it must be between two commands, in words. */
export function faults(engine: TestEngine): readonly string[] {
  const living = new Living(engine);
  return [
    ...[...living.elements.values()].flatMap((row) => misplaced(living, row)),
    ...[...living.processes.values()].flatMap((row) => uncalled(living, row)),
    ...(Object.keys(BELONGINGS) as Belonging[]).flatMap((name) => orphans(living, name)),
    ...[...living.elements.values(), ...living.processes.values()].flatMap((row) => [...idle(living, row), ...crowded(living, row), ...wronglyMarked(living, row)]),
    ...living.of('jobs').flatMap((job) => unrepairable(living, job)),
    ...history(engine),
  ];
}

const told = (instance: Instance): string => `${instance.type} ${instance.elementId} (${instance.elementInstanceKey}, ${instance.phase})`;

/** Every active element runs in an active scope of the same instance. */
function misplaced(living: Living, row: Rows['elementInstances']): readonly string[] {
  const scope = living.instance(row.flowScopeKey);
  const isRight = living.processes.has(row.processInstanceKey) && scope?.processInstanceKey === row.processInstanceKey;
  return isRight ? [] : [`${told(row)} runs in a scope that does not`];
}

/** A called instance runs as long as the activity that called it. */
function uncalled(living: Living, row: Rows['processInstances']): readonly string[] {
  if (row.parentElementInstanceKey === null) return [];
  return living.elements.get(row.parentElementInstanceKey)?.type === 'CALL_ACTIVITY' ? [] : [`${told(row)} was called by nobody who waits for it`];
}

function orphans<T extends Belonging>(living: Living, name: T): readonly string[] {
  const lost = living.of(name).filter((row) => ownerOf(name, row) !== null && !living.instance(ownerOf(name, row)) && !isCompensable(living, row));
  return lost.map((row) => `${name} of an element that is over: ${JSON.stringify(row)}`);
}

/** What completed in a scope that is over can be compensated as long as the scope itself can, or is being compensated. */
function isCompensable(living: Living, row: object): boolean {
  if (!('scopeKey' in row && 'throwerKey' in row)) return false;
  return living.instance(row.throwerKey as Key | null) !== undefined || living.of('compensationSubscriptions').some((one) => one.elementInstanceKey === row.scopeKey);
}

/** A token is somewhere: whatever runs and has nothing inside waits for something. */
function idle(living: Living, row: Instance): readonly string[] {
  const key = row.elementInstanceKey;
  if ((living.children.get(key) ?? []).length > 0) return [];
  const waitsFor = (Object.keys(BELONGINGS) as Belonging[]).some((name) => name !== 'compensationSubscriptions' && belongs(living, name, key));
  const waitsForHandlers = living.of('compensationSubscriptions').some((one) => one.throwerKey === key);
  const waitsForCalled = [...living.processes.values()].some((one) => one.parentElementInstanceKey === key);
  const mayBeAsked = row.type === 'AD_HOC_SUB_PROCESS' && row.phase === 'ACTIVATED';
  return waitsFor || waitsForHandlers || waitsForCalled || mayBeAsked ? [] : [`${told(row)} waits for nothing`];
}

function belongs<T extends Belonging>(living: Living, name: T, key: Key): boolean {
  return living.of(name).some((row) => ownerOf(name, row) === key);
}

/** One job and one user task at a time. */
function crowded(living: Living, { elementInstanceKey: key, ...row }: Instance): readonly string[] {
  const tooMany = (['jobs', 'userTasks'] as const).filter((name) => living.of(name).filter((one) => one.elementInstanceKey === key).length > 1);
  return tooMany.map((name) => `${row.type} ${row.elementId} has several ${name}`);
}

/** Incidents are shown where they are, and nowhere else. */
function wronglyMarked(living: Living, row: Instance): readonly string[] {
  const own = living.of('incidents').filter((one) => one.elementInstanceKey === row.elementInstanceKey).map((one) => one.incidentKey);
  const inside = (living.children.get(row.elementInstanceKey) ?? []).some((child) => child.hasIncident);
  const called = [...living.processes.values()].some((one) => one.parentElementInstanceKey === row.elementInstanceKey && one.hasIncident);
  const isShown = row.hasIncident === (own.length > 0 || inside || called);
  const isNamed = !('incidentKey' in row) || (row.incidentKey === null ? own.length === 0 : own.includes(row.incidentKey));
  return isShown && isNamed ? [] : [`${told(row)} shows an incident it has not, or none although it has: ${JSON.stringify([row.hasIncident, own, inside, called])}`];
}

/** A job that nobody can take has an incident that says so. */
function unrepairable(living: Living, job: Rows['jobs']): readonly string[] {
  const isStuck = job.phase === 'FAILED' || job.phase === 'ERROR_THROWN';
  return isStuck && !living.of('incidents').some((one) => one.jobKey === job.jobKey) ? [`job ${job.jobKey} of ${job.elementId} is ${job.phase} without an incident`] : [];
}

/** What is over has an end, and what is not has none. */
function history(engine: TestEngine): readonly string[] {
  const lives = [...engine.rows('elementInstances'), ...engine.rows('processInstances')].filter((row) => (row.state === 'ACTIVE') !== (row.endDate === null));
  const jobs = engine.rows('jobs').filter((row) => (row.phase === 'GONE') !== (row.endTime !== null));
  return [...lives.map(told), ...jobs.map((job) => `job ${job.jobKey} ${job.phase}`)].map((one) => `${one} ended without an end`);
}

/** What is still alive, or in memory, although every instance is over. */
export function remains(engine: TestEngine): readonly string[] {
  const living = new Living(engine);
  const rows = (Object.keys(BELONGINGS) as Belonging[]).flatMap((name) => living.of(name).map((row) => `${name} ${JSON.stringify(row)}`));
  const instances = [...living.processes.values(), ...living.elements.values()].map(told);
  const memory = engine.rowsInMemory - engine.rows('messages').length;
  return [...instances, ...rows, ...(memory > 0 ? [`${memory} rows in memory`] : [])];
}

import { ManualClock } from '#core/kernel';
import {
  CountingKeys, TABLES, createEngine,
  type Answer, type Command, type CommandKind, type DecisionEngine, type Engine, type Key, type Loaded, type LoadRequest, type Rows, type TableName,
} from '#engine/engine';
import type { ModelFile } from './model-files.js';
import type { Picture, Values, WalkEngine } from './walker.js';

const BEGIN = Date.UTC(2026, 10, 2, 9);

/** The core of the embedded engine in memory, with a clock that is moved by hand, as a `WalkEngine`. */
export class EmbeddedEngine implements WalkEngine {
  private readonly clock = new ManualClock(BEGIN);
  private readonly rows = new MirroredRows();
  private readonly engine: Engine;
  private instance: Key = '';

  constructor(decisions: DecisionEngine) {
    this.engine = createEngine({ clock: this.clock, keys: new CountingKeys(), decisions, businessIds: 'unique', zone: 'UTC' });
  }

  deploy(files: readonly ModelFile[]): void {
    this.command({ kind: 'deploy', files });
  }

  async now(): Promise<number> {
    return this.clock.now();
  }

  async start(processId: string, variables: Values): Promise<void> {
    const process = { processDefinitionId: processId, version: -1 };
    this.command({ kind: 'createProcessInstance', process, variables: JSON.stringify(variables), businessId: null, tags: [], startInstructions: [], terminateAfter: [] });
    this.instance = this.rows.all('processInstances')[0]?.processInstanceKey ?? '';
  }

  async completeJob(type: string, variables: Values): Promise<void> {
    this.command({ kind: 'completeJob', jobKey: this.activate(type), variables: JSON.stringify(variables), result: null });
  }

  async throwError(type: string, errorCode: string): Promise<void> {
    this.command({ kind: 'throwJobError', jobKey: this.activate(type), errorCode, errorMessage: '', variables: '{}' });
  }

  async failJob(type: string, retries: number, errorMessage: string): Promise<void> {
    this.command({ kind: 'failJob', jobKey: this.activate(type), retries, retryBackOff: 0, errorMessage, variables: '{}' });
  }

  async answerListener(type: string, denied: boolean): Promise<void> {
    const result = { denied, deniedReason: denied ? 'not permitted' : '', corrections: {} };
    this.command({ kind: 'completeJob', jobKey: this.activate(type), variables: '{}', result });
  }

  async completeTask(elementId: string, variables: Values): Promise<void> {
    const task = this.rows.live('userTasks').find((one) => one.elementId === elementId);
    if (!task) throw new Error(`no open task ${elementId}`);
    this.command({ kind: 'completeUserTask', userTaskKey: task.userTaskKey, variables: JSON.stringify(variables), action: '', requestId: task.userTaskKey });
  }

  async publish(name: string, correlationKey: string, variables: Values): Promise<void> {
    this.command({ kind: 'publishMessage', name, correlationKey, timeToLive: 0, messageId: '', variables: JSON.stringify(variables) });
  }

  /** Moves the clock from due timer to due timer, as time itself would. */
  async wait(milliseconds: number): Promise<void> {
    const end = this.clock.now() + milliseconds;
    for (let next = this.nextTimer(end); next; next = this.nextTimer(end)) {
      this.clock.set(Math.max(this.clock.now(), next.dueDate));
      this.command({ kind: 'triggerTimer', timerKey: next.timerKey });
    }
    this.clock.set(end);
  }

  async picture(): Promise<Picture> {
    return pictureOf(this.rows, this.instance);
  }

  private nextTimer(until: number): Rows['timers'] | undefined {
    const due = this.rows.all('timers').filter((timer) => timer.dueDate <= until);
    return due.sort((a, b) => a.dueDate - b.dueDate)[0];
  }

  private activate(type: string): Key {
    const answer = this.command<'activateJobs'>({ kind: 'activateJobs', type, worker: 'walk', timeout: 60_000, maxJobs: 1, fetchVariables: [] });
    const job = answer.kind === 'response' ? answer.response.jobs[0] : undefined;
    if (!job) throw new Error(`no job of type ${type}`);
    return job.jobKey;
  }

  private command<K extends CommandKind>(command: Extract<Command, { kind: K }>): Answer<K> {
    const outcome = this.engine.process<K>(command);
    if (outcome.kind === 'needs') {
      this.engine.put(outcome.requests, this.rows.answer(outcome.requests));
      return this.command<K>(command);
    }
    const changes = this.engine.takeChanges();
    this.rows.write(changes.changes);
    this.engine.flushed(changes);
    if (outcome.answer.kind === 'rejection') throw new Error(`${command.kind}: ${outcome.answer.rejection.reason}`);
    return outcome.answer;
  }
}

/** What a store would hold: every row ever written, by table and key. */
class MirroredRows {
  private readonly tables = new Map<TableName, Map<Key, unknown>>();

  all<T extends TableName>(table: T): Rows[T][] {
    return [...this.table(table).values()] as Rows[T][];
  }

  live<T extends TableName>(table: T): Rows[T][] {
    return this.all(table).filter(TABLES[table].live);
  }

  write({ purges: _nothing, ...tables }: ReturnType<Engine['takeChanges']>['changes']): void {
    for (const [name, { inserts, updates, deletes }] of Object.entries(tables)) {
      const table = name as TableName;
      const key = TABLES[table].key;
      for (const row of [...inserts, ...updates]) this.table(table).set(String(row[key as keyof typeof row]), row);
      for (const gone of deletes) this.table(table).delete(gone);
    }
  }

  /** Answers any request with everything that is live: more than was asked for does no harm. */
  answer(requests: readonly LoadRequest[]): Loaded {
    const tables = Object.keys(TABLES) as TableName[];
    const activatable = requests.flatMap((request) => (request.kind === 'activatableJobs' ? [{ type: request.type, jobs: this.activatable(request.type, request.after) }] : []));
    return { rows: Object.fromEntries(tables.map((table) => [table, this.live(table)])), activatable };
  }

  private activatable(type: string, after: Key): Rows['jobs'][] {
    return this.live('jobs').filter((job) => job.type === type && job.phase === 'ACTIVATABLE' && job.jobKey > after);
  }

  private table(name: TableName): Map<Key, unknown> {
    const table = this.tables.get(name) ?? new Map<Key, unknown>();
    this.tables.set(name, table);
    return table;
  }
}

/** Of the instance that was started; what it calls is walked on its own. */
function pictureOf(rows: MirroredRows, instance: Key): Picture {
  const process = rows.all('processInstances').find((one) => one.processInstanceKey === instance);
  if (!process) throw new Error('no process instance was started');
  const own = <R extends { readonly processInstanceKey: Key | null }>(all: readonly R[]): R[] => all.filter((row) => row.processInstanceKey === instance);
  const elements = own(rows.all('elementInstances')).filter((one) => one.elementInstanceKey !== instance).sort((a, b) => (a.elementInstanceKey < b.elementInstanceKey ? -1 : 1));
  const scopes = new Map([[instance, process.processDefinitionId], ...elements.map((one) => [one.elementInstanceKey, one.elementId] as const)]);
  return {
    state: process.state,
    elements,
    takenFlows: own(rows.all('sequenceFlows')).map((flow) => flow.elementId),
    variables: own(rows.all('variables')).map(({ scopeKey, name, value }) => ({ scope: scopes.get(scopeKey) ?? scopeKey, name, value: JSON.parse(value) as unknown })),
    openJobs: own(rows.live('jobs')).filter((job) => job.phase !== 'ERROR_THROWN'),
    openTasks: own(rows.live('userTasks')).map((task) => ({ ...taskSeen(task), hasForm: task.formKey !== null })),
    timers: own(rows.all('timers')).map(({ elementId, dueDate }) => ({ elementId, due: dueDate })),
    subscriptions: own(rows.live('messageSubscriptions')).map(({ messageName, correlationKey, elementId }) => ({ message: messageName, correlationKey, elementId })),
    incidents: own(rows.live('incidents')),
  };
}

function taskSeen({ elementId, state, assignee, candidateGroups, dueDate, followUpDate, priority }: Rows['userTasks']): Omit<Picture['openTasks'][number], 'hasForm'> {
  return { elementId, state, assignee, candidateGroups, dueDate, followUpDate, priority };
}

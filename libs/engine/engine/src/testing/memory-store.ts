import type { Changes, Loaded, LoadRequest, TableChanges } from '../state/load.js';
import { TABLES, type DecisionDefinitionRow, type Key, type Rows, type TableName } from '../state/rows.js';

const TABLE_NAMES = Object.keys(TABLES) as TableName[];
const INSTANCE_TABLES = TABLE_NAMES.filter((name) => TABLES[name].loaded === 'instance' && name !== 'variables');

type Selected = { [T in TableName]?: Rows[T][] };

/** A store for specs: every row as JSON text, loaded by walking over all of them. What it gives is a copy. */
export class MemoryStore {
  private readonly tables = Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map<Key, string>()])) as Record<TableName, Map<Key, string>>;

  write(changes: Changes): void {
    for (const name of TABLE_NAMES) this.writeTable(name, changes[name] as TableChanges<typeof name> | undefined);
    for (const name of TABLE_NAMES) this.purge(name, 'processInstanceKey', changes.purges?.processInstance ?? []);
    this.purge('decisionInstances', 'decisionEvaluationKey', changes.purges?.decisionEvaluation ?? []);
  }

  private writeTable<T extends TableName>(name: T, changes: TableChanges<T> | undefined): void {
    if (!changes) return;
    const keyOf = (row: Rows[T]): Key => row[TABLES[name].key] as unknown as Key;
    for (const row of changes.inserts) {
      if (this.tables[name].has(keyOf(row)) && name !== 'sequenceFlows') throw new Error(`${name} ${keyOf(row)} is inserted twice`);
      this.tables[name].set(keyOf(row), JSON.stringify(row));
    }
    for (const row of changes.updates) {
      if (!this.tables[name].has(keyOf(row))) throw new Error(`${name} ${keyOf(row)} is updated but was never inserted`);
      this.tables[name].set(keyOf(row), JSON.stringify(row));
    }
    for (const key of changes.deletes) this.tables[name].delete(key);
  }

  private purge(name: TableName, column: string, keys: readonly Key[]): void {
    if (keys.length === 0) return;
    for (const [key, text] of this.tables[name]) if (keys.includes((JSON.parse(text) as Record<string, Key>)[column] ?? '')) this.tables[name].delete(key);
  }

  all<T extends TableName>(name: T): Rows[T][] {
    return [...this.tables[name].values()].map((text) => JSON.parse(text) as Rows[T]);
  }

  load(requests: readonly LoadRequest[]): Loaded {
    const rows: Selected = {};
    const activatable: { type: string; jobs: { jobKey: Key; processInstanceKey: Key }[] }[] = [];
    const history: Key[] = [];
    for (const request of requests) {
      if (request.kind === 'history') history.push(...this.finished(request));
      else if (request.kind === 'activatableJobs') activatable.push(this.waiting(request));
      else this.select(request, rows);
    }
    return { rows, activatable, history };
  }

  private finished({ of, key }: Extract<LoadRequest, { kind: 'history' }>): Key[] {
    const ended = of === 'processInstance' && this.all('processInstances').some((row) => row.processInstanceKey === key && row.state !== 'ACTIVE');
    return ended || (of === 'decisionEvaluation' && this.all('decisionInstances').some((row) => row.decisionEvaluationKey === key)) ? [key] : [];
  }

  private waiting({ type, after, limit }: Extract<LoadRequest, { kind: 'activatableJobs' }>): { type: string; jobs: { jobKey: Key; processInstanceKey: Key }[] } {
    const jobs = this.all('jobs').filter((job) => job.type === type && job.phase === 'ACTIVATABLE' && job.jobKey > after);
    return { type, jobs: jobs.sort((left, right) => (left.jobKey < right.jobKey ? -1 : 1)).slice(0, limit) };
  }

  private select(request: Exclude<LoadRequest, { kind: 'activatableJobs' | 'history' }>, rows: Selected): void {
    switch (request.kind) {
      case 'processInstance':
        return this.addInstances([request.key], rows);
      case 'owner':
        return this.addOwner(request, rows);
      case 'messageSubscribers':
        return this.addInstances(this.live('messageSubscriptions').filter((row) => row.messageName === request.name && row.correlationKey === request.correlationKey).map((row) => row.processInstanceKey), rows);
      case 'signalSubscribers':
        return this.addInstances(this.live('signalSubscriptions').filter((row) => row.signalName === request.name).map((row) => row.processInstanceKey), rows);
      case 'businessId':
        return this.addInstances(this.live('processInstances').filter((row) => row.businessId === request.businessId && row.parentProcessInstanceKey === null).map((row) => row.processInstanceKey), rows);
      case 'startedByMessage':
        return this.addInstances(
          this.live('processInstances').filter((row) => row.processDefinitionId === request.processDefinitionId && row.startCorrelationKey === request.correlationKey).map((row) => row.processInstanceKey),
          rows,
        );
      case 'startSubscriptions':
        return this.add('startSubscriptions', (row) => row.kind === request.of && row.name === request.name, rows);
      case 'startEventsOf':
        return this.addStartEvents(request.processDefinitionId, rows);
      case 'messages':
        return this.add('messages', (row) => row.name === request.name && row.correlationKey === request.correlationKey, rows);
      case 'message':
        return this.add('messages', (row) => row.messageKey === request.key, rows);
      case 'definition':
        return this.addDefinition(request, rows);
    }
  }

  private live<T extends TableName>(name: T): Rows[T][] {
    return this.all(name).filter((row) => TABLES[name].live(row));
  }

  private add<T extends TableName>(name: T, which: (row: Rows[T]) => boolean, rows: Selected): void {
    const selected = (rows[name] ??= [] as never) as Rows[T][];
    selected.push(...this.all(name).filter(which));
  }

  private addOwner({ of, key }: Extract<LoadRequest, { kind: 'owner' }>, rows: Selected): void {
    const table = ({ job: 'jobs', userTask: 'userTasks', elementInstance: 'elementInstances', incident: 'incidents', timer: 'timers' } as const)[of];
    const text = this.tables[table].get(key) ?? (of === 'elementInstance' ? this.tables.processInstances.get(key) : undefined);
    const row = text === undefined ? undefined : (JSON.parse(text) as { processInstanceKey: Key | null });
    if (row?.processInstanceKey) this.addInstances([row.processInstanceKey], rows);
    else if (of === 'timer') this.add('timers', (timer) => timer.timerKey === key, rows);
  }

  private addInstances(keys: readonly Key[], rows: Selected): void {
    const running = new Set(this.live('processInstances').map((row) => row.processInstanceKey).filter((key) => keys.includes(key)));
    for (const name of INSTANCE_TABLES) this.addInstanceRows(name, running, rows);
    const scopes = new Set([...running, ...this.live('elementInstances').map((row) => row.elementInstanceKey)]);
    this.add('variables', (row) => running.has(row.processInstanceKey) && scopes.has(row.scopeKey), rows);
  }

  private addInstanceRows<T extends TableName>(name: T, running: ReadonlySet<Key>, rows: Selected): void {
    this.add(name, (row) => TABLES[name].live(row) && 'processInstanceKey' in row && row.processInstanceKey !== null && running.has(row.processInstanceKey), rows);
  }

  private addStartEvents(processDefinitionId: string, rows: Selected): void {
    this.add('startSubscriptions', (row) => row.processDefinitionId === processDefinitionId, rows);
    const versions = new Set(this.all('processDefinitions').filter((row) => row.processDefinitionId === processDefinitionId).map((row) => row.processDefinitionKey));
    this.add('timers', (row) => row.elementInstanceKey === null && versions.has(row.processDefinitionKey), rows);
  }

  private addDefinition({ table, by }: Extract<LoadRequest, { kind: 'definition' }>, rows: Selected): void {
    const keyField = TABLES[table].key;
    const idField = ({ processDefinitions: 'processDefinitionId', decisionDefinitions: 'decisionDefinitionId', decisionRequirements: 'decisionRequirementsId', forms: 'formId', resources: 'resourceId' } as const)[table];
    const fits = (row: Readonly<Record<string, unknown>>): boolean => {
      if ('key' in by) return row[keyField] === by.key;
      if ('latest' in by) return row[idField] === by.latest;
      if ('every' in by) return row[idField] === by.every;
      const other = 'version' in by ? row['version'] === by.version : 'versionTag' in by ? row['versionTag'] === by.versionTag && row['state'] === 'ACTIVE' : row['deploymentKey'] === by.deploymentKey;
      return row[idField] === by.id && other;
    };
    const found = (this.all(table) as unknown as DecisionDefinitionRow[]).filter((row) => fits(row as unknown as Record<string, unknown>));
    const newest = found.sort((left, right) => right.version - left.version).filter((row, at) => 'every' in by || found.findIndex((one) => one.state === row.state) === at);
    ((rows[table] ??= [] as never) as unknown as DecisionDefinitionRow[]).push(...newest);
  }
}

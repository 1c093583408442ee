import type { Changes, Loaded, LoadRequest, TableChanges } from './load.js';
import { History } from './history.js';
import { JobQueues } from './job-queues.js';
import { TABLES, type Key, type Rows, type TableName } from './rows.js';
import { Index, Table } from './table.js';

type Tables = { readonly [T in TableName]: Table<T> };

const INSTANCE_TABLES = (Object.keys(TABLES) as TableName[]).filter((name) => TABLES[name].loaded === 'instance');
const TABLE_NAMES = Object.keys(TABLES) as TableName[];
const DEFINITION_TABLES = ['processDefinitions', 'decisionRequirements', 'decisionDefinitions', 'forms', 'resources', 'startSubscriptions'] as const satisfies readonly TableName[];
/** What an entry weighs beside its text, in characters. */
const OF_EACH = 100;
/** Characters of deployed files that stay in memory. */
const KEPT_DEFINITIONS = 8_000_000;
/** Characters of the requests that are known to be answered: names and keys in them come from outside. */
const KEPT_ANSWERS = 8_000_000;

const pair = (left: string, right: string): string => `${left}\u0000${right}`;

/**
 * The working set: every live row of the process instances that are in memory, and the definitions used. All writes of one
 * command can be taken back. Reads that find nothing know, through `answered`, whether the store was asked.
 */
export class Memory {
  private undoLog: (() => void)[] = [];
  private readonly answered = new Set<string>();
  private answeredLength = 0;
  /** How many definitions there were when they were weighed. */
  private weighedDefinitions = 0;
  /** Process instances in memory, least recently used first. */
  private readonly units = new Set<Key>();

  readonly by = {
    elementsInScope: new Index<Rows['elementInstances']>((row) => row.flowScopeKey),
    variable: new Index<Rows['variables']>((row) => pair(row.scopeKey, row.name)),
    variablesInScope: new Index<Rows['variables']>((row) => row.scopeKey),
    jobsOfElement: new Index<Rows['jobs']>((row) => row.elementInstanceKey),
    userTaskOfElement: new Index<Rows['userTasks']>((row) => row.elementInstanceKey),
    incidentsOfElement: new Index<Rows['incidents']>((row) => row.elementInstanceKey),
    subscriptionsOfElement: new Index<Rows['messageSubscriptions']>((row) => row.elementInstanceKey),
    subscriptions: new Index<Rows['messageSubscriptions']>((row) => pair(row.messageName, row.correlationKey)),
    signalsOfElement: new Index<Rows['signalSubscriptions']>((row) => row.elementInstanceKey),
    signals: new Index<Rows['signalSubscriptions']>((row) => row.signalName),
    conditionsOfElement: new Index<Rows['conditionalSubscriptions']>((row) => row.elementInstanceKey),
    conditionsOfProcess: new Index<Rows['conditionalSubscriptions']>((row) => row.processInstanceKey),
    compensationsInScope: new Index<Rows['compensationSubscriptions']>((row) => row.scopeKey),
    compensationsOfThrower: new Index<Rows['compensationSubscriptions']>((row) => row.throwerKey),
    timersOfElement: new Index<Rows['timers']>((row) => row.elementInstanceKey),
    startTimers: new Index<Rows['timers']>((row) => (row.elementInstanceKey === null ? row.processDefinitionKey : null)),
    tokensInScope: new Index<Rows['joinTokens']>((row) => row.flowScopeKey),
    startSubscriptions: new Index<Rows['startSubscriptions']>((row) => pair(row.kind, row.name)),
    startSubscriptionsOf: new Index<Rows['startSubscriptions']>((row) => row.processDefinitionId),
    messages: new Index<Rows['messages']>((row) => pair(row.name, row.correlationKey)),
    businessId: new Index<Rows['processInstances']>((row) => (row.parentProcessInstanceKey === null ? row.businessId : null)),
    startedByMessage: new Index<Rows['processInstances']>((row) =>
      row.startCorrelationKey === null ? null : pair(row.processDefinitionId, row.startCorrelationKey),
    ),
    processDefinitions: new Index<Rows['processDefinitions']>((row) => row.processDefinitionId),
    decisionRequirements: new Index<Rows['decisionRequirements']>((row) => row.decisionRequirementsId),
    decisionDefinitions: new Index<Rows['decisionDefinitions']>((row) => row.decisionDefinitionId),
    forms: new Index<Rows['forms']>((row) => row.formId),
    resources: new Index<Rows['resources']>((row) => row.resourceId),
    childInstance: new Index<Rows['processInstances']>((row) => row.parentElementInstanceKey),
  };

  readonly tables: Tables = this.createTables();
  readonly history = new History(this.undoable());
  readonly queues = new JobQueues(this.undoable(), (key) => this.tables.jobs.get(key));

  private createTables(): Tables {
    const undo = this.undoable();
    const { by } = this;
    return {
      processDefinitions: new Table('processDefinitions', undo, [by.processDefinitions]),
      decisionRequirements: new Table('decisionRequirements', undo, [by.decisionRequirements]),
      decisionDefinitions: new Table('decisionDefinitions', undo, [by.decisionDefinitions]),
      forms: new Table('forms', undo, [by.forms]),
      resources: new Table('resources', undo, [by.resources]),
      startSubscriptions: new Table('startSubscriptions', undo, [by.startSubscriptions, by.startSubscriptionsOf]),
      processInstances: new Table('processInstances', undo, [by.businessId, by.startedByMessage, by.childInstance]),
      elementInstances: new Table('elementInstances', undo, [by.elementsInScope]),
      variables: new Table('variables', undo, [by.variable, by.variablesInScope]),
      jobs: new Table('jobs', undo, [by.jobsOfElement]),
      userTasks: new Table('userTasks', undo, [by.userTaskOfElement]),
      incidents: new Table('incidents', undo, [by.incidentsOfElement]),
      messageSubscriptions: new Table('messageSubscriptions', undo, [by.subscriptionsOfElement, by.subscriptions]),
      correlatedMessageSubscriptions: new Table('correlatedMessageSubscriptions', undo),
      signalSubscriptions: new Table('signalSubscriptions', undo, [by.signalsOfElement, by.signals]),
      conditionalSubscriptions: new Table('conditionalSubscriptions', undo, [by.conditionsOfElement, by.conditionsOfProcess]),
      compensationSubscriptions: new Table('compensationSubscriptions', undo, [by.compensationsInScope, by.compensationsOfThrower]),
      messages: new Table('messages', undo, [by.messages]),
      timers: new Table('timers', undo, [by.timersOfElement, by.startTimers]),
      joinTokens: new Table('joinTokens', undo, [by.tokensInScope]),
      sequenceFlows: new Table('sequenceFlows', undo),
      decisionInstances: new Table('decisionInstances', undo),
    };
  }

  private undoable(): { push(undo: () => void): void } {
    return { push: (undo) => this.undoLog.push(undo) };
  }

  /** Begins a command. */
  begin(): void {
    this.undoLog = [];
  }

  /** Takes back every write since `begin`. */
  rollBack(): void {
    for (let undo = this.undoLog.pop(); undo; undo = this.undoLog.pop()) undo();
  }

  isAnswered(request: LoadRequest): boolean {
    return this.answered.has(JSON.stringify(request));
  }

  hasInstance(key: Key): boolean {
    return this.units.has(key);
  }

  /** A new process instance: nothing of it is in the store. */
  startInstance(key: Key): void {
    this.units.add(key);
    this.undoLog.push(() => this.units.delete(key));
  }

  /** Marks it as used now. */
  touch(key: Key): void {
    if (this.units.delete(key)) this.units.add(key);
  }

  get loadedInstances(): number {
    return this.units.size;
  }

  /** Rows that can be forgotten and loaded again: those of process instances, and buffered messages. */
  get loadedRows(): number {
    return INSTANCE_TABLES.reduce((sum, name) => sum + this.tables[name].size, this.tables.messages.size);
  }

  put(requests: readonly LoadRequest[], loaded: Loaded): void {
    const fresh = new Set((loaded.rows.processInstances ?? []).map((row) => row.processInstanceKey).filter((key) => this.isUnknown(key)));
    for (const name of TABLE_NAMES) this.putRows(name, loaded, fresh);
    for (const key of fresh) this.units.add(key);
    for (const request of requests) this.answer(request, loaded);
  }

  private isUnknown(key: Key): boolean {
    return !this.units.has(key) && !this.tables.processInstances.knows(key);
  }

  private putRows<T extends TableName>(name: T, loaded: Loaded, fresh: ReadonlySet<Key>): void {
    const table: Table<T> = this.tables[name];
    for (const row of loaded.rows[name] ?? []) {
      const owner = 'processInstanceKey' in row && TABLES[name].loaded === 'instance' ? row.processInstanceKey : null;
      if (owner === null ? !table.knows(table.keyOf(row)) : fresh.has(owner)) table.load(row);
    }
  }

  private answer(request: LoadRequest, loaded: Loaded): void {
    if (request.kind === 'activatableJobs') {
      const found = loaded.activatable?.find((one) => one.type === request.type)?.jobs ?? [];
      this.queues.extend(request, found, this.tables.jobs.unflushed());
      return;
    }
    if (request.kind === 'history') {
      this.history.learn(request.key, loaded.history?.includes(request.key) ?? false);
      return;
    }
    const text = JSON.stringify(request);
    if (!this.answered.has(text)) this.answeredLength += text.length + OF_EACH;
    this.answered.add(text);
  }

  private forgetAnswers(): void {
    this.answered.clear();
    this.answeredLength = 0;
  }

  take(): Changes {
    this.undoLog = [];
    const purges = this.history.take();
    const changes: { [T in TableName | 'purges']?: unknown } = purges ? { purges } : {};
    for (const name of TABLE_NAMES) {
      const taken = this.tables[name].take();
      if (taken) changes[name] = taken;
    }
    return changes as Changes;
  }

  flushed(changes: Changes): void {
    this.history.flushed(changes.purges);
    for (const name of TABLE_NAMES) this.landed(name, changes);
    for (const row of changes.processInstances?.updates ?? []) if (row.state !== 'ACTIVE') this.units.delete(row.processInstanceKey);
    for (const row of changes.processInstances?.inserts ?? []) if (row.state !== 'ACTIVE') this.units.delete(row.processInstanceKey);
  }

  private landed<T extends TableName>(name: T, changes: Changes): void {
    const landed = changes[name] as TableChanges<T> | undefined;
    if (landed) this.tables[name].flushed(landed);
  }

  /** Goes below the bound by a fifth, so that the walk over the rows is paid seldom. */
  evict(keepRows: number): void {
    this.queues.trim();
    this.evictDefinitions();
    if (this.answeredLength > KEPT_ANSWERS) this.forgetAnswers();
    if (this.loadedRows <= keepRows) return;
    this.tables.messages.forgetFlushed();
    this.dropUnits(this.loadedRows - keepRows * 0.8);
    for (const name of INSTANCE_TABLES) this.forgetStrangers(name);
    this.forgetAnswers();
  }

  /** Those in use come again with the next command that needs them. */
  private evictDefinitions(): void {
    const count = DEFINITION_TABLES.reduce((sum, name) => sum + this.tables[name].size, 0);
    if (count === this.weighedDefinitions) return;
    this.weighedDefinitions = count;
    if (this.definitionsLength() <= KEPT_DEFINITIONS) return;
    for (const name of DEFINITION_TABLES) this.tables[name].forgetFlushed();
    this.forgetAnswers();
  }

  private definitionsLength(): number {
    const { processDefinitions, decisionRequirements, forms, resources } = this.tables;
    const length = <Row>(rows: Iterable<Row>, text: (row: Row) => string): number => [...rows].reduce((sum, row) => sum + text(row).length, 0);
    return (
      this.weighedDefinitions * OF_EACH +
      length(processDefinitions.values(), (row) => row.xml) +
      length(decisionRequirements.values(), (row) => row.xml) +
      length(forms.values(), (row) => row.schema) +
      length(resources.values(), (row) => row.content)
    );
  }

  /** Least recently used ones with at least so many rows together; never one with unflushed changes. */
  private dropUnits(rows: number): void {
    const rowsOf = this.rowsByInstance();
    const busy = this.unflushedInstances();
    let left = rows;
    for (const key of this.units) {
      if (left <= 0) break;
      if (busy.has(key)) continue;
      this.units.delete(key);
      left -= rowsOf.get(key) ?? 0;
    }
  }

  private rowsByInstance(): Map<Key, number> {
    const counts = new Map<Key, number>();
    for (const name of INSTANCE_TABLES) this.countRows(name, counts);
    return counts;
  }

  private countRows<T extends TableName>(name: T, counts: Map<Key, number>): void {
    const table: Table<T> = this.tables[name];
    for (const row of table.values()) {
      if ('processInstanceKey' in row && row.processInstanceKey !== null) counts.set(row.processInstanceKey, (counts.get(row.processInstanceKey) ?? 0) + 1);
    }
  }

  private unflushedInstances(): Set<Key> {
    const busy = new Set<Key>();
    for (const name of INSTANCE_TABLES) this.collectBusy(name, busy);
    return busy;
  }

  private collectBusy<T extends TableName>(name: T, busy: Set<Key>): void {
    const table: Table<T> = this.tables[name];
    for (const row of table.unflushed()) if ('processInstanceKey' in row && row.processInstanceKey !== null) busy.add(row.processInstanceKey);
  }

  private forgetStrangers<T extends TableName>(name: T): void {
    const table: Table<T> = this.tables[name];
    for (const row of [...table.values()]) {
      if ('processInstanceKey' in row && row.processInstanceKey !== null && !this.units.has(row.processInstanceKey)) table.forget(row);
    }
  }

  clear(): void {
    for (const name of TABLE_NAMES) this.tables[name].clear();
    this.queues.clear();
    this.history.clear();
    this.units.clear();
    this.forgetAnswers();
    this.undoLog = [];
  }
}

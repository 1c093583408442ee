import { NotLoaded, type DefinitionSelector, type DefinitionTable, type HistoryKind, type LoadRequest } from './load.js';
import type { Memory } from './memory.js';
import type {
  CompensationSubscriptionRow, ConditionalSubscriptionRow, ElementInstanceRow, IncidentRow, JobRow, JoinTokenRow, Key, MessageRow, MessageSubscriptionRow, ProcessInstanceRow, Rows, SignalSubscriptionRow,
  StartSubscriptionRow, TimerRow, UserTaskRow, VariableRow,
} from './rows.js';
import type { Index } from './table.js';

/** A process instance or an element instance: both live the same life. */
export type Instance = ElementInstanceRow | ProcessInstanceRow;

export const isProcess = (instance: Instance): instance is ProcessInstanceRow => instance.type === 'PROCESS';

/**
 * What deciding reads. Every read is of memory; what may lie in the store only is asked for by throwing `NotLoaded`.
 * Rows of a process instance are in memory together, so reads below one need no such question.
 */
export class State {
  constructor(private readonly memory: Memory) {}

  /** The live instance of this key; the owner is loaded first when needed. */
  instance(key: Key): Instance | undefined {
    return this.find(key) ?? this.loadOwner('elementInstance', key, () => this.find(key));
  }

  private find(key: Key): Instance | undefined {
    return this.memory.tables.elementInstances.get(key) ?? this.memory.tables.processInstances.get(key);
  }

  /** An instance that must be in memory because something of it was just read. */
  owned(key: Key): Instance {
    const instance = this.find(key);
    if (!instance) throw new Error(`instance ${key} is not in memory`);
    return instance;
  }

  /** The instance if it still lives; its process instance is in memory. */
  live(key: Key): Instance | undefined {
    return this.find(key);
  }

  processInstance(key: Key): ProcessInstanceRow | undefined {
    const { processInstances } = this.memory.tables;
    const row = processInstances.get(key);
    if (row || processInstances.knows(key)) return row;
    this.ask({ kind: 'processInstance', key });
    return undefined;
  }

  job(key: Key): JobRow | undefined {
    return this.memory.tables.jobs.get(key) ?? this.loadOwner('job', key, () => this.memory.tables.jobs.get(key));
  }

  userTask(key: Key): UserTaskRow | undefined {
    return this.memory.tables.userTasks.get(key) ?? this.loadOwner('userTask', key, () => this.memory.tables.userTasks.get(key));
  }

  incident(key: Key): IncidentRow | undefined {
    return this.memory.tables.incidents.get(key) ?? this.loadOwner('incident', key, () => this.memory.tables.incidents.get(key));
  }

  timer(key: Key): TimerRow | undefined {
    return this.memory.tables.timers.get(key) ?? this.loadOwner('timer', key, () => this.memory.tables.timers.get(key));
  }

  private loadOwner<Row>(of: Extract<LoadRequest, { kind: 'owner' }>['of'], key: Key, read: () => Row | undefined): Row | undefined {
    if (this.isKnownGone(of, key)) return undefined;
    this.ask({ kind: 'owner', of, key });
    return read();
  }

  private isKnownGone(of: Extract<LoadRequest, { kind: 'owner' }>['of'], key: Key): boolean {
    const { tables } = this.memory;
    const table = { job: tables.jobs, userTask: tables.userTasks, elementInstance: tables.elementInstances, incident: tables.incidents, timer: tables.timers }[of];
    return table.knows(key) || (of === 'elementInstance' && tables.processInstances.knows(key));
  }

  /** Asks for all of these at once: one walk to the store instead of one for each. */
  need(requests: readonly LoadRequest[]): void {
    const missing = requests.filter((request) => !this.memory.isAnswered(request));
    if (missing.length > 0) throw new NotLoaded(missing);
  }

  private ask(request: LoadRequest): void {
    if (!this.memory.isAnswered(request)) throw new NotLoaded([request]);
  }

  children(scopeKey: Key): readonly ElementInstanceRow[] {
    return this.memory.by.elementsInScope.all(scopeKey);
  }

  countChildren(scopeKey: Key): number {
    return this.memory.by.elementsInScope.count(scopeKey);
  }

  variable(scopeKey: Key, name: string): VariableRow | undefined {
    return this.memory.by.variable.first(`${scopeKey}\u0000${name}`);
  }

  variablesIn(scopeKey: Key): readonly VariableRow[] {
    return this.memory.by.variablesInScope.all(scopeKey);
  }

  jobOf(elementInstanceKey: Key): JobRow | undefined {
    return this.memory.by.jobsOfElement.first(elementInstanceKey);
  }

  userTaskOf(elementInstanceKey: Key): UserTaskRow | undefined {
    return this.memory.by.userTaskOfElement.first(elementInstanceKey);
  }

  incidentsOf(elementInstanceKey: Key): readonly IncidentRow[] {
    return this.memory.by.incidentsOfElement.all(elementInstanceKey);
  }

  subscriptionsOf(elementInstanceKey: Key): readonly MessageSubscriptionRow[] {
    return this.memory.by.subscriptionsOfElement.all(elementInstanceKey);
  }

  signalSubscriptionsOf(elementInstanceKey: Key): readonly SignalSubscriptionRow[] {
    return this.memory.by.signalsOfElement.all(elementInstanceKey);
  }

  /** Conditions that an element instance waits for. */
  conditionsOf(elementInstanceKey: Key): readonly ConditionalSubscriptionRow[] {
    return this.memory.by.conditionsOfElement.all(elementInstanceKey);
  }

  condition(subscriptionKey: Key): ConditionalSubscriptionRow | undefined {
    return this.memory.tables.conditionalSubscriptions.get(subscriptionKey);
  }

  countConditionsIn(processInstanceKey: Key): number {
    return this.memory.by.conditionsOfProcess.count(processInstanceKey);
  }

  /** Every condition waited for in a process instance, oldest first. */
  conditionsIn(processInstanceKey: Key): readonly ConditionalSubscriptionRow[] {
    return this.memory.by.conditionsOfProcess.all(processInstanceKey);
  }

  /** Completed activities of a scope that can be compensated, oldest first. */
  compensationsIn(scopeKey: Key): readonly CompensationSubscriptionRow[] {
    return this.memory.by.compensationsInScope.all(scopeKey);
  }

  countCompensationsIn(scopeKey: Key): number {
    return this.memory.by.compensationsInScope.count(scopeKey);
  }

  compensation(subscriptionKey: Key): CompensationSubscriptionRow | undefined {
    return this.memory.tables.compensationSubscriptions.get(subscriptionKey);
  }

  /** How many handlers a throw event waits for. */
  countCompensationsOf(throwerKey: Key): number {
    return this.memory.by.compensationsOfThrower.count(throwerKey);
  }

  timersOf(elementInstanceKey: Key): readonly TimerRow[] {
    return this.memory.by.timersOfElement.all(elementInstanceKey);
  }

  tokensIn(scopeKey: Key): readonly JoinTokenRow[] {
    return this.memory.by.tokensInScope.all(scopeKey);
  }

  token(scopeKey: Key, flowId: string): JoinTokenRow | undefined {
    return this.memory.tables.joinTokens.get(`${scopeKey}/${flowId}`);
  }

  messageSubscriptions(name: string, correlationKey: string): readonly MessageSubscriptionRow[] {
    this.ask({ kind: 'messageSubscribers', name, correlationKey });
    return this.memory.by.subscriptions.all(`${name}\u0000${correlationKey}`);
  }

  /** In the order of the instances that wait. */
  signalSubscriptions(name: string): readonly SignalSubscriptionRow[] {
    this.ask({ kind: 'signalSubscribers', name });
    const waits = (row: SignalSubscriptionRow): string => `${row.elementInstanceKey} ${row.subscriptionKey}`;
    return this.memory.by.signals.all(name).toSorted((left, right) => (waits(left) < waits(right) ? -1 : 1));
  }

  startSubscriptions(of: StartSubscriptionRow['kind'], name: string): readonly StartSubscriptionRow[] {
    this.ask({ kind: 'startSubscriptions', of, name });
    return this.memory.by.startSubscriptions.all(`${of}\u0000${name}`);
  }

  startEventsOf(processDefinitionId: string): { readonly subscriptions: readonly StartSubscriptionRow[]; timersOf(processDefinitionKey: Key): readonly TimerRow[] } {
    this.ask({ kind: 'startEventsOf', processDefinitionId });
    return { subscriptions: this.memory.by.startSubscriptionsOf.all(processDefinitionId), timersOf: (key) => this.memory.by.startTimers.all(key) };
  }

  /** Buffered messages, oldest first. */
  messages(name: string, correlationKey: string): readonly MessageRow[] {
    this.ask({ kind: 'messages', name, correlationKey });
    return this.memory.by.messages.all(`${name}\u0000${correlationKey}`);
  }

  message(key: Key): MessageRow | undefined {
    const { messages } = this.memory.tables;
    const row = messages.get(key);
    if (row || messages.knows(key)) return row;
    this.ask({ kind: 'message', key });
    return messages.get(key);
  }

  /** A running root instance of any version of the process. */
  withBusinessId(processDefinitionId: string, businessId: string): ProcessInstanceRow | undefined {
    this.ask({ kind: 'businessId', businessId });
    return this.memory.by.businessId.all(businessId).find((row) => row.processDefinitionId === processDefinitionId);
  }

  startedByMessage(processDefinitionId: string, correlationKey: string): ProcessInstanceRow | undefined {
    this.ask({ kind: 'startedByMessage', processDefinitionId, correlationKey });
    return this.memory.by.startedByMessage.first(`${processDefinitionId}\u0000${correlationKey}`);
  }

  /** The process instance a call activity started, while it runs. */
  calledInstance(elementInstanceKey: Key): ProcessInstanceRow | undefined {
    return this.memory.by.childInstance.first(elementInstanceKey);
  }

  /** Newest version that fits and is not deleted. */
  definition<T extends DefinitionTable>(table: T, by: DefinitionSelector): Rows[T] | undefined {
    if ('key' in by) return [this.deployed(table, by.key)].find((row) => row?.state === 'ACTIVE');
    this.ask({ kind: 'definition', table, by });
    return newest(this.versionsInMemory(table, idOf(by)).filter((row) => row.state === 'ACTIVE' && fits(row, by)));
  }

  /** Deleted or not: what runs goes on with the definition it began with. */
  deployed<T extends DefinitionTable>(table: T, key: Key): Rows[T] | undefined {
    const row = this.memory.tables[table].get(key) as Rows[T] | undefined;
    if (row) return row;
    this.ask({ kind: 'definition', table, by: { key } });
    return this.memory.tables[table].get(key) as Rows[T] | undefined;
  }

  /** The highest version there ever was of this id; 0 when there was none. */
  lastVersion(table: DefinitionTable, id: string): number {
    this.ask({ kind: 'definition', table, by: { latest: id } });
    return newest<Rows[DefinitionTable]>(this.versionsInMemory(table, id))?.version ?? 0;
  }

  private versionsInMemory<T extends DefinitionTable>(table: T, id: string): readonly Rows[T][] {
    return (this.memory.by[table] as unknown as Index<Rows[T]>).all(id);
  }

  /** A finished process instance, or an evaluation of decisions, of which there still are rows. */
  hasHistory(of: HistoryKind, key: Key): boolean {
    const { tables, history } = this.memory;
    const known = history.has(key);
    if (known !== undefined) return known;
    if (of === 'processInstance' ? tables.processInstances.knows(key) : tables.decisionInstances.knows(`${key}-1`)) return true;
    throw new NotLoaded([{ kind: 'history', of, key }]);
  }

  /** Up to `limit` jobs of a type that wait, oldest first and up to the first that does not fit, their process instances in memory. */
  waitingJobs(type: string, limit: number, fits: (job: JobRow) => boolean): readonly JobRow[] {
    const found: JobRow[] = [];
    while (found.length < limit) {
      const missing = this.memory.queues.missing(type);
      if (missing) throw new NotLoaded([missing]);
      const entries = this.memory.queues.peek(type, limit);
      if (entries.length === 0) break;
      this.loadInstances(entries.map((entry) => entry.processInstanceKey));
      for (const { jobKey } of entries) {
        const job = this.memory.tables.jobs.get(jobKey);
        const waiting = job?.phase === 'ACTIVATABLE' ? job : undefined;
        if (waiting && !fits(waiting)) return found;
        if (waiting) found.push(waiting);
        this.memory.queues.drop(type, jobKey);
      }
    }
    return found;
  }

  private loadInstances(keys: readonly Key[]): void {
    const requests = [...new Set(keys)]
      .filter((key) => !this.memory.hasInstance(key) && !this.memory.tables.processInstances.knows(key))
      .map((key): LoadRequest => ({ kind: 'processInstance', key }))
      .filter((request) => !this.memory.isAnswered(request));
    if (requests.length > 0) throw new NotLoaded(requests);
  }
}

function idOf(by: Exclude<DefinitionSelector, { readonly key: Key }>): string {
  if ('latest' in by) return by.latest;
  return 'every' in by ? by.every : by.id;
}

function fits(row: Rows[DefinitionTable], by: Exclude<DefinitionSelector, { readonly key: Key }>): boolean {
  if ('version' in by) return row.version === by.version;
  if ('deploymentKey' in by) return row.deploymentKey === by.deploymentKey;
  return !('versionTag' in by) || ('versionTag' in row && row.versionTag === by.versionTag);
}

function newest<Row extends { readonly version: number }>(rows: readonly Row[]): Row | undefined {
  return rows.reduce<Row | undefined>((best, row) => (best && best.version >= row.version ? best : row), undefined);
}

import { createDecisionEngine } from '#engine/dmn';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineEvent } from '../../../libs/engine/engine/src/apply/events.js';
import { TestEngine, type TestEngineOptions } from '../../../libs/engine/engine/src/testing/test-engine.js';
import { ANSWERS, LINES, type Happened, type Step, type Subject } from './scenario.mjs';
import type { CommandKind, CommandPayloads, Rows, UserTaskAttributes } from '#engine/engine';

type Given = Readonly<Record<string, unknown>>;
type Reference = number | string | readonly [string, number?];
type Scoped = Readonly<Record<string, Given>>;
interface Modification {
  readonly instance?: number | string;
  readonly activate?: readonly { readonly element: string; readonly ancestor?: Reference; readonly variables?: Scoped }[];
  readonly terminate?: readonly (string | readonly [string, number?] | number)[];
  readonly move?: readonly { readonly from?: string; readonly key?: Reference; readonly to: string; readonly ancestor?: Reference; readonly variables?: Scoped }[];
}
const scoped = (variables: Scoped = {}): { scopeId: string; variables: string }[] => Object.entries(variables).map(([scopeId, values]) => ({ scopeId, variables: json(values) }));
const json = (value: unknown): string => JSON.stringify(value ?? {});

/** The embedded engine, seen through its events. */
export class EmbeddedEngine implements Subject {
  private readonly engine: TestEngine;
  private readonly elementOf = new Map<string, string>();
  private readonly jobs: { type: string; key: string }[] = [];
  private readonly instances: string[] = [];
  private lastJob = '';
  private updated: readonly string[] = [];
  private seen = 0;
  private requests = 0;

  constructor(private readonly folder: string, options: TestEngineOptions) {
    this.engine = new TestEngine({ decisions: createDecisionEngine(), ...options });
  }

  step(step: Step): string {
    const [[kind, given] = ['', {}]] = Object.entries(step);
    const act = this.steps[kind];
    if (!act) throw new Error(`unknown step ${kind}`);
    const answer = act(given as Given);
    this.engine.fireTimers();
    return answer;
  }

  private do<K extends CommandKind>(kind: K, payload: CommandPayloads[K]): string {
    const { rejection, pending } = this.engine.do(kind, payload);
    return rejection?.type ?? (pending === undefined ? 'ok' : 'pending');
  }

  private readonly steps: Readonly<Record<string, (given: Given) => string>> = {
    deploy: (given) => {
      return this.do('deploy', this.contents(given as unknown as readonly string[]));
    },
    deployed: (given) => this.deployed(given as unknown as readonly string[]),
    start: ({ process, version, variables, businessId, tags, at, terminateAfter }) =>
      this.do('createProcessInstance', {
        process: { processDefinitionId: process as string, version: (version as number | undefined) ?? -1 },
        variables: json(variables),
        businessId: (businessId as string | undefined) ?? null,
        tags: (tags as readonly string[] | undefined) ?? [],
        startInstructions: ((at as readonly string[] | undefined) ?? []).map((elementId) => ({ elementId })),
        terminateAfter: (terminateAfter as readonly string[] | undefined) ?? [],
      }),
    migrate: ({ instance, to, map }) => {
      const definition = this.engine.rows('processDefinitions').findLast((row) => row.processDefinitionId === to || `${row.processDefinitionId}:${row.version}` === to);
      const mapping = Object.entries((map as Readonly<Record<string, string>> | undefined) ?? {}).map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId }));
      const processInstanceKey = typeof instance === 'string' ? instance : (this.instances[(instance as number | undefined) ?? 0] ?? '');
      return this.do('migrateProcessInstance', { processInstanceKey, targetProcessDefinitionKey: definition?.processDefinitionKey ?? '1', mapping });
    },
    modify: (given) => this.do('modifyProcessInstance', this.modification(given)),
    cancel: (given) => this.do('cancelProcessInstance', { processInstanceKey: this.instances[typeof given === 'number' ? given : 0] ?? '' }),
    activate: ({ type, timeout }) => `ok ${this.activate(type as string, (timeout as number | undefined) ?? 3_600_000)}`,
    inspect: ({ type, fetch, timeout }) => this.inspect(type as string, (fetch as readonly string[] | undefined) ?? [], (timeout as number | undefined) ?? 3_600_000),
    inspectTask: (given) => this.inspectTask(given as unknown as string),
    decide: ({ decision, variables }) => {
      const { response, rejection } = this.engine.do('evaluateDecision', { decision: { decisionDefinitionId: decision as string }, variables: json(variables) });
      return response ? ANSWERS.decision(response.output, response.failedDecisionDefinitionId) : (rejection?.type ?? 'pending');
    },
    updateJob: ({ type, retries, timeout }) => {
      this.updated = [...(retries === undefined ? [] : ['RETRIES_UPDATED']), ...(timeout === undefined ? [] : ['TIMEOUT_UPDATED'])];
      const jobKey = type === undefined ? this.lastJob : (this.jobs.find((job) => job.type === type)?.key ?? '');
      return this.do('updateJob', { jobKey, retries: (retries as number | undefined) ?? null, timeout: (timeout as number | undefined) ?? null });
    },
    complete: ({ type, variables, result, keep }) => {
      const jobKey = this.takeJob(type as string, keep === true);
      return this.do('completeJob', { jobKey, variables: json(variables), ...jobResult(result as Given | undefined) });
    },
    fail: ({ type, retries, retryBackOff, errorMessage, variables, keep }) => {
      this.lastJob = this.takeJob(type as string, keep === true);
      return this.do('failJob', {
        jobKey: this.lastJob,
        retries: retries as number,
        retryBackOff: (retryBackOff as number | undefined) ?? 0,
        errorMessage: (errorMessage as string | undefined) ?? '',
        variables: json(variables),
      });
    },
    throwError: ({ type, errorCode, errorMessage, variables, keep }) => {
      this.lastJob = this.takeJob(type as string, keep === true);
      return this.do('throwJobError', {
        jobKey: this.lastJob, errorCode: errorCode as string, errorMessage: (errorMessage as string | undefined) ?? '', variables: json(variables),
      });
    },
    updateRetries: (retries) => {
      this.updated = ['RETRIES_UPDATED'];
      return this.do('updateJob', { jobKey: this.lastJob, retries: retries as unknown as number, timeout: null });
    },
    publish: ({ name, key, timeToLive, messageId, variables }) =>
      this.do('publishMessage', {
        name: name as string,
        correlationKey: (key as string | undefined) ?? '',
        timeToLive: (timeToLive as number | undefined) ?? 0,
        messageId: (messageId as string | undefined) ?? '',
        variables: json(variables),
      }),
    correlate: ({ name, key, variables }) =>
      this.do('correlateMessage', { name: name as string, correlationKey: (key as string | undefined) ?? '', variables: json(variables) }),
    signal: ({ name, variables }) => this.do('broadcastSignal', { name: name as string, variables: json(variables) }),
    evaluateConditionals: ({ process, variables }) =>
      this.do('evaluateConditionals', { processDefinitionKey: process === undefined ? null : this.definitionKey(process as string), variables: json(variables) }),
    advance: (millis) => {
      this.engine.jump(millis as unknown as number);
      return 'ok';
    },
    completeTask: ({ task, variables }) =>
      this.do('completeUserTask', { userTaskKey: this.userTask(task as string), variables: json(variables), action: '', requestId: this.newRequest() }),
    assignTask: ({ task, assignee, allowOverride }) =>
      this.do('assignUserTask', {
        userTaskKey: this.userTask(task as string),
        assignee: (assignee as string | undefined) ?? null,
        allowOverride: allowOverride !== false,
        action: '',
        requestId: this.newRequest(),
      }),
    updateTask: ({ task, ...changeset }) =>
      this.do('updateUserTask', { userTaskKey: this.userTask(task as string), changeset, action: '', requestId: this.newRequest() }),
    setVariables: ({ element, variables, local }) => {
      const key = element ? this.newest(element as string) : this.instances[0];
      return this.do('setVariables', { elementInstanceKey: key ?? '', variables: json(variables), local: local === true });
    },
    activateElements: ({ element, elements, cancelRemainingInstances }) => {
      const elementInstanceKey = this.newest(element as string);
      return this.do('activateAdHocActivities', { elementInstanceKey, elements: activations(elements), cancelRemaining: cancelRemainingInstances === true });
    },
    resolve: () => this.do('resolveIncident', { incidentKey: this.engine.rows('incidents').at(-1)?.incidentKey ?? '' }),
  };

  private modification({ instance, activate, terminate, move }: Modification): CommandPayloads['modifyProcessInstance'] {
    return {
      processInstanceKey: typeof instance === 'string' ? instance : (this.instances[instance ?? 0] ?? ''),
      activate: (activate ?? []).map(({ element, ancestor, variables }) => ({ elementId: element, ancestorKey: ancestor === undefined ? null : this.keyOf(ancestor), variables: scoped(variables) })),
      terminate: (terminate ?? []).map((one) => (typeof one === 'string' ? { elementId: one } : { elementInstanceKey: this.keyOf(one) })),
      move: (move ?? []).map(({ from, key, to, ancestor, variables }) => ({
        source: from === undefined ? { elementInstanceKey: this.keyOf(key ?? 0) } : { elementId: from },
        targetElementId: to,
        ancestor: ancestor === 'inferred' || ancestor === 'sourceParent' ? ancestor : { key: ancestor === undefined ? null : this.keyOf(ancestor) },
        variables: scoped(variables),
      })),
    };
  }

  /** `[id, n]` is the n-th instance of an element, the last one without n; a number is a key. */
  private keyOf(reference: Reference): string {
    if (typeof reference === 'number') return String(reference);
    const [id, nth = -1] = typeof reference === 'string' ? [reference] : reference;
    return [...this.elementOf].filter(([, elementId]) => elementId === id).at(nth)?.[0] ?? '1';
  }

  private definitionKey(processDefinitionId: string): string {
    return this.engine.rows('processDefinitions').findLast((row) => row.processDefinitionId === processDefinitionId)?.processDefinitionKey ?? '1';
  }

  private newest(elementId: string): string {
    return [...this.elementOf].findLast(([, id]) => id === elementId)?.[0] ?? '';
  }

  private contents(names: readonly string[]): CommandPayloads['deploy'] {
    return { files: names.map((name) => ({ name, content: readFileSync(join(this.folder, name), 'utf8') })) };
  }

  private deployed(names: readonly string[]): string {
    const before = new Set(DEFINITIONS.flatMap((table) => this.engine.rows(table).map(keyOf)));
    const { response, rejection } = this.engine.do('deploy', this.contents(names));
    if (!response) return ANSWERS.refusal(rejection?.type ?? '', rejection?.reason ?? '');
    const part = (id: string, version: number, key: string): { id: string; version: number; duplicate: boolean } => ({ id, version, duplicate: before.has(key) });
    return ANSWERS.deployment([
      ...response.processes.map((one) => part(one.processDefinitionId, one.processDefinitionVersion, one.processDefinitionKey)),
      ...response.decisions.map((one) => part(one.decisionDefinitionId, one.version, one.decisionDefinitionKey)),
      ...response.decisionRequirements.map((one) => part(one.decisionRequirementsId, one.version, one.decisionRequirementsKey)),
      ...response.forms.map((one) => part(one.formId, one.version, one.formKey)),
      ...response.resources.map((one) => part(one.resourceId, one.version, one.resourceKey)),
    ]);
  }

  private inspect(type: string, fetchVariables: readonly string[], timeout: number): string {
    const [job] = this.engine.ok('activateJobs', { type, worker: 'spec', timeout, maxJobs: 1, fetchVariables }).jobs;
    if (!job) return 'ok nothing';
    this.jobs.push({ type, key: job.jobKey });
    return ANSWERS.job({ ...job, variables: JSON.parse(job.variables) as unknown });
  }

  private inspectTask(elementId: string): string {
    const task = this.engine.rows('userTasks').findLast((row) => row.elementId === elementId);
    if (!task) return 'ok nothing';
    const form = this.engine.rows('forms').find((row) => row.formKey === task.formKey);
    return ANSWERS.userTask({ ...task, ...task.transition?.attributes, form: form ? `${form.formId} ${form.version}` : null });
  }

  private newRequest(): string {
    return `request-${++this.requests}`;
  }

  private userTask(elementId: string): string {
    return this.engine.rows('userTasks').findLast((row) => row.elementId === elementId)?.userTaskKey ?? '';
  }

  private activate(type: string, timeout: number): number {
    const { jobs } = this.engine.ok('activateJobs', { type, worker: 'spec', timeout, maxJobs: 1, fetchVariables: [] });
    for (const job of jobs) this.jobs.push({ type, key: job.jobKey });
    return jobs.length;
  }

  private takeJob(type: string, keep: boolean): string {
    if (!this.jobs.some((job) => job.type === type)) this.activate(type, 3_600_000);
    const at = this.jobs.findIndex((job) => job.type === type);
    const job = this.jobs[at];
    if (!job) throw new Error(`no job of type ${type}`);
    this.jobs.splice(at, 1);
    if (keep) this.jobs.push(job);
    return job.key;
  }

  happened(): Happened {
    const happened: Happened = {};
    for (const event of this.engine.events.slice(this.seen)) this.note(event, happened);
    this.seen = this.engine.events.length;
    return happened;
  }

  private note(event: EngineEvent, happened: Happened): void {
    const add = (category: keyof Happened, line: string): void => void (happened[category] ??= []).push(line);
    if (event.kind === 'ELEMENT_ACTIVATING' || event.kind === 'ELEMENT_MIGRATED') this.elementOf.set(event.instance.elementInstanceKey, event.instance.elementId);
    if (event.kind === 'ELEMENT_ACTIVATING' && event.instance.type === 'PROCESS') this.instances.push(event.instance.processInstanceKey);
    this.noteElement(event, add);
    this.noteWork(event, add);
    this.noteWaiting(event, add);
  }

  private noteElement(event: EngineEvent, add: (category: keyof Happened, line: string) => void): void {
    if (event.kind === 'SEQUENCE_FLOW_TAKEN') add('elements', LINES.flow(event.row.elementId));
    else if (event.kind === 'VARIABLE_CREATED' || event.kind === 'VARIABLE_UPDATED' || event.kind === 'VARIABLE_MIGRATED') {
      const { scopeKey, name, value } = event.row;
      const told = event.kind === 'VARIABLE_MIGRATED' ? 'null' : value;
      add('variables', LINES.variable(event.kind.slice('VARIABLE_'.length), this.elementOf.get(scopeKey) ?? '?', name, told));
    } else if (event.kind.startsWith('ELEMENT_')) {
      const key = 'instance' in event ? event.instance.elementInstanceKey : 'key' in event ? event.key : '';
      const row = this.engine.rows('elementInstances').find((one) => one.elementInstanceKey === key);
      add('elements', LINES.element(event.kind.slice('ELEMENT_'.length), this.elementOf.get(key) ?? '?', row?.type ?? 'PROCESS'));
    }
  }

  private noteWork(event: EngineEvent, add: (category: keyof Happened, line: string) => void): void {
    if (event.kind.startsWith('JOB_') && !NOT_TOLD.includes(event.kind) && 'row' in event && 'jobKey' in event.row && 'type' in event.row) {
      const intent = JOB_INTENTS[event.kind] ?? event.kind.slice('JOB_'.length);
      if (event.kind === 'JOB_UPDATED') for (const what of this.updated) add('jobs', LINES.job(what, event.row.type, event.row.elementId));
      add('jobs', LINES.job(intent, event.row.type, event.row.elementId));
    } else if (event.kind.startsWith('USER_TASK_') && 'row' in event && 'userTaskKey' in event.row) {
      const { elementId, transition, assignee } = event.row;
      const shown = event.kind === 'USER_TASK_CREATING' || !transition ? assignee : transition.attributes.assignee;
      const intent = transition?.event === 'ASSIGNING' && transition.action === 'claim' && event.kind === 'USER_TASK_ASSIGNING' ? 'CLAIMING' : event.kind.slice('USER_TASK_'.length);
      if (event.kind !== 'USER_TASK_LISTENER_PASSED') add('userTasks', LINES.userTask(intent, elementId, shown));
    } else if (event.kind === 'INCIDENT_CREATED' || event.kind === 'INCIDENT_RESOLVED' || event.kind === 'INCIDENT_MIGRATED') {
      add('incidents', LINES.incident(event.kind.slice('INCIDENT_'.length), event.row.errorType, event.row.elementId));
    }
  }

  private noteWaiting(event: EngineEvent, add: (category: keyof Happened, line: string) => void): void {
    const subscription = SUBSCRIPTION_INTENTS[event.kind];
    const timer = TIMER_INTENTS[event.kind];
    if (subscription !== undefined && 'row' in event && 'messageSubscriptionKey' in event.row) {
      add('subscriptions', LINES.subscription(subscription, event.row.messageName, event.row.elementId));
    }
    if (event.kind === 'MESSAGE_CORRELATED' && event.row.elementInstanceKey !== null) {
      add('subscriptions', LINES.subscription('CORRELATED', event.row.messageName, event.row.elementId));
    }
    if (timer !== undefined && 'row' in event && 'timerKey' in event.row) add('timers', LINES.timer(timer, event.row.elementId));
  }
}

const DEFINITIONS = ['processDefinitions', 'decisionDefinitions', 'decisionRequirements', 'forms', 'resources'] as const;
type DefinitionRow = Rows[(typeof DEFINITIONS)[number]];
function keyOf(row: DefinitionRow): string {
  if ('processDefinitionKey' in row) return row.processDefinitionKey;
  if ('decisionDefinitionKey' in row) return row.decisionDefinitionKey;
  if ('decisionRequirementsKey' in row) return row.decisionRequirementsKey;
  return 'formKey' in row ? row.formKey : row.resourceKey;
}

const JOB_INTENTS: Readonly<Record<string, string>> = { JOB_BACK_OFF_ENDED: 'RECURRED_AFTER_BACKOFF' };
const NOT_TOLD = ['JOB_ACTIVATED', 'JOB_RETRIED', 'JOB_WITHHELD'];
const SUBSCRIPTION_INTENTS: Readonly<Record<string, string>> = {
  MESSAGE_SUBSCRIPTION_OPENED: 'CREATED', MESSAGE_SUBSCRIPTION_CLOSED: 'DELETED', MESSAGE_SUBSCRIPTION_MIGRATED: 'MIGRATED',
};
const TIMER_INTENTS: Readonly<Record<string, string>> = { TIMER_CREATED: 'CREATED', TIMER_RESCHEDULED: 'CREATED', TIMER_MIGRATED: 'MIGRATED' };

function activations(elements: unknown): readonly { elementId: string; variables: string }[] {
  return (elements as readonly Given[]).map((one) => ({ elementId: one['elementId'] as string, variables: json(one['variables']) }));
}

function jobResult(result: Given | undefined): Pick<CommandPayloads['completeJob'], 'result' | 'adHoc'> {
  if (result?.['type'] !== 'adHocSubProcess') return { result: result ? listenerResult(result) : null };
  const adHoc = {
    activateElements: activations(result['activateElements']),
    isCompletionConditionFulfilled: result['isCompletionConditionFulfilled'] === true,
    isCancelRemainingInstances: result['isCancelRemainingInstances'] === true,
  };
  return { result: null, adHoc };
}

function listenerResult({ denied, deniedReason, corrections }: Given): CommandPayloads['completeJob']['result'] {
  return {
    denied: denied === true,
    deniedReason: (deniedReason as string | undefined) ?? '',
    corrections: (corrections as Partial<UserTaskAttributes> | undefined) ?? {},
  };
}

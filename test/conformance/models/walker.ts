/**
 * Walks a model path by path on any engine and writes down what changed at each step, in a form in which two engines can be
 * compared: no keys, no absolute times. Runs in Node as it stands (types are stripped), so it imports nothing.
 */

/** A value in which `{ "inHours": 2 }` stands for the instant two hours after the walk began. */
export type Values = Readonly<Record<string, unknown>>;

export type Step =
  | { readonly do: 'complete-job'; readonly type: string; readonly variables?: Values }
  | { readonly do: 'throw-error'; readonly type: string; readonly code: string }
  | { readonly do: 'fail-job'; readonly type: string; readonly retries: number; readonly message: string }
  | { readonly do: 'complete-task'; readonly element: string; readonly variables: Values }
  /** Answer of a listener to the completion of a task. */
  | { readonly do: 'permit' | 'deny'; readonly type: string }
  | { readonly do: 'publish'; readonly message: string; readonly variables: Values }
  | { readonly do: 'wait'; readonly hours: number };

export interface Walk {
  readonly name: string;
  readonly processId: string;
  /** Correlation key of its messages. */
  readonly recordNumber: string;
  readonly variables: Values;
  readonly steps: readonly Step[];
  /** Tokens run beside each other: in which order the elements of one step are entered says nothing, and they are listed by their names. */
  readonly beside?: boolean;
}

export interface ElementSeen {
  readonly elementId: string;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
}

export interface TaskSeen {
  readonly elementId: string;
  readonly state: string;
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly dueDate: string | null;
  readonly followUpDate: string | null;
  readonly priority: number;
  readonly hasForm: boolean;
}

/** Everything about one process instance that a client can see. Lists without an order of their own may come in any. */
export interface Picture {
  readonly state: ElementSeen['state'];
  /** In the order of their keys, the process itself left out. */
  readonly elements: readonly ElementSeen[];
  readonly takenFlows: readonly string[];
  readonly variables: readonly { readonly scope: string; readonly name: string; readonly value: unknown }[];
  readonly openJobs: readonly { readonly type: string; readonly elementId: string; readonly retries: number }[];
  readonly openTasks: readonly TaskSeen[];
  readonly timers: readonly { readonly elementId: string; readonly due: number }[];
  readonly subscriptions: readonly { readonly message: string; readonly correlationKey: string; readonly elementId: string }[];
  readonly incidents: readonly { readonly errorType: string; readonly elementId: string }[];
}

/** An engine as a walk needs it. Every call returns when the engine is at rest; a refusal is thrown. */
export interface WalkEngine {
  now(): Promise<number>;
  start(processId: string, variables: Values): Promise<void>;
  completeJob(type: string, variables: Values): Promise<void>;
  throwError(type: string, code: string): Promise<void>;
  failJob(type: string, retries: number, message: string): Promise<void>;
  answerListener(type: string, denied: boolean): Promise<void>;
  completeTask(elementId: string, variables: Values): Promise<void>;
  publish(message: string, correlationKey: string, variables: Values): Promise<void>;
  wait(milliseconds: number): Promise<void>;
  picture(): Promise<Picture>;
}

/** What changed in one step; what did not change is left out. */
export interface TraceEntry {
  readonly step: string;
  readonly state?: string;
  readonly entered?: readonly string[];
  readonly completed?: readonly string[];
  readonly terminated?: readonly string[];
  readonly flows?: readonly string[];
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly openJobs?: readonly string[];
  readonly openTasks?: readonly Readonly<Record<string, unknown>>[];
  readonly waitsFor?: readonly string[];
  readonly incidents?: readonly string[];
}

export interface Trace {
  readonly walk: string;
  readonly entries: readonly TraceEntry[];
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Walks one path and returns its trace. */
export async function walkPath(walk: Walk, engine: WalkEngine): Promise<Trace> {
  const begin = await engine.now();
  await engine.start(walk.processId, instants(walk.variables, begin));
  const first = normalised(await engine.picture(), begin);
  const entries: TraceEntry[] = [{ step: 'start', ...difference(NOTHING, first) }];
  let before = first;
  for (const step of walk.steps) {
    await take(step, walk, engine, begin);
    const after = normalised(await engine.picture(), begin);
    entries.push({ step: named(step), ...inOrder(difference(before, after), walk) });
    before = after;
  }
  return { walk: walk.name, entries };
}

async function take(step: Step, walk: Walk, engine: WalkEngine, begin: number): Promise<void> {
  switch (step.do) {
    case 'complete-job':
      return engine.completeJob(step.type, instants(step.variables ?? {}, begin));
    case 'throw-error':
      return engine.throwError(step.type, step.code);
    case 'fail-job':
      return engine.failJob(step.type, step.retries, step.message);
    case 'complete-task':
      return engine.completeTask(step.element, instants(step.variables, begin));
    case 'permit':
    case 'deny':
      return engine.answerListener(step.type, step.do === 'deny');
    case 'publish':
      return engine.publish(step.message, walk.recordNumber, instants(step.variables, begin));
    case 'wait':
      return engine.wait(step.hours * HOUR);
  }
}

function named(step: Step): string {
  switch (step.do) {
    case 'complete-task':
      return `complete task ${step.element}`;
    case 'publish':
      return `publish ${step.message}`;
    case 'wait':
      return `wait ${step.hours} h`;
    default:
      return `${step.do.replace('-', ' ')} ${step.type}`;
  }
}

function instants(values: Values, begin: number): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, instant(value, begin)]));
}

function instant(value: unknown, begin: number): unknown {
  if (Array.isArray(value)) return value.map((one) => instant(one, begin));
  if (typeof value !== 'object' || value === null) return value;
  if (!('inHours' in value)) return instants(value as Values, begin);
  return new Date(begin + Number(value.inHours) * HOUR).toISOString();
}

// ------------------------------------------------------------------ pictures without keys and absolute times

interface Normalised {
  readonly state: string;
  readonly elements: readonly ElementSeen[];
  readonly flows: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly openJobs: readonly string[];
  readonly openTasks: readonly Readonly<Record<string, unknown>>[];
  readonly waitsFor: readonly string[];
  readonly incidents: readonly string[];
}

const NOTHING: Normalised = {
  state: '', elements: [], flows: [], variables: {}, openJobs: [], openTasks: [], waitsFor: [], incidents: [],
};

function normalised(picture: Picture, begin: number): Normalised {
  const after = (millis: number): string => `begin + ${Math.round((millis - begin) / MINUTE)} min`;
  return {
    state: picture.state,
    elements: picture.elements,
    flows: [...new Set(picture.takenFlows)].sort(),
    variables: Object.fromEntries(
      picture.variables.map(({ scope, name, value }) => [`${scope}/${name}`, relative(value, after)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    openJobs: picture.openJobs.map((job) => `${job.type} at ${job.elementId}, retries ${job.retries}`).sort(),
    openTasks: [...picture.openTasks].sort((a, b) => (a.elementId < b.elementId ? -1 : 1)).map((task) => taskSeen(task, after)),
    waitsFor: [
      ...picture.timers.map((timer) => `${timer.elementId}: ${after(timer.due)}`),
      ...picture.subscriptions.map((one) => `${one.elementId}: message ${one.message} for ${one.correlationKey}`),
    ].sort(),
    incidents: picture.incidents.map((incident) => `${incident.errorType} at ${incident.elementId}`).sort(),
  };
}

function taskSeen(task: TaskSeen, after: (millis: number) => string): Record<string, unknown> {
  return { ...task, dueDate: relative(task.dueDate, after), followUpDate: relative(task.followUpDate, after) };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)(\[[^\]]+\])?$/;

function relative(value: unknown, after: (millis: number) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => relative(one, after));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, relative(member, after)]));
  if (typeof value !== 'string' || !INSTANT.test(value)) return value;
  return after(Date.parse(value.replace(/\[[^\]]+\]$/, '')));
}

// ------------------------------------------------------------------ differences

function difference(before: Normalised, after: Normalised): Omit<TraceEntry, 'step'> {
  const entry: Record<string, unknown> = {};
  const tell = (name: string, value: unknown, isNews: boolean): void => {
    if (isNews) entry[name] = value;
  };
  tell('state', after.state, after.state !== before.state);
  for (const [name, ids] of Object.entries(elementChanges(before.elements, after.elements))) tell(name, ids, ids.length > 0);
  const flows = after.flows.filter((id) => !before.flows.includes(id));
  tell('flows', flows, flows.length > 0);
  const variables = changedVariables(before.variables, after.variables);
  tell('variables', variables, Object.keys(variables).length > 0);
  for (const name of ['openJobs', 'openTasks', 'waitsFor', 'incidents'] as const) {
    tell(name, after[name], JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  }
  return entry;
}

function inOrder(entry: Omit<TraceEntry, 'step'>, { beside = false }: Walk): Omit<TraceEntry, 'step'> {
  if (!beside) return entry;
  const lists = (['entered', 'completed', 'terminated'] as const).flatMap((name) => (entry[name] ? [[name, [...entry[name]].sort()] as const] : []));
  return { ...entry, ...Object.fromEntries(lists) };
}

function elementChanges(before: readonly ElementSeen[], after: readonly ElementSeen[]): Record<'entered' | 'completed' | 'terminated', string[]> {
  const became = (state: ElementSeen['state']): string[] =>
    after.filter((element, index) => element.state === state && before[index]?.state !== state).map((element) => element.elementId);
  return {
    entered: after.slice(before.length).map((element) => element.elementId),
    completed: became('COMPLETED'),
    terminated: became('TERMINATED'),
  };
}

function changedVariables(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isNews = ([name, value]: [string, unknown]): boolean => !(name in before) || JSON.stringify(before[name]) !== JSON.stringify(value);
  return Object.fromEntries(Object.entries(after).filter(isNews));
}

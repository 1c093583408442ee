import fc from 'fast-check';
import type { CommandPayloads, JobRow, Rows, TableName } from '#engine/engine';
import type { TestEngine } from '../../../../libs/engine/engine/src/testing/test-engine.js';

const GENTLE = ['start', 'job', 'job', 'job', 'job', 'fail', 'error', 'activate', 'task', 'task', 'assign', 'message', 'message', 'signal', 'advance', 'advance', 'variables', 'resolve', 'adHoc'] as const;
/** After these a token may be missing or one too many: such instances need not come to an end. */
const ROUGH = ['cancel', 'modify', 'modify'] as const;
export type Act = (typeof GENTLE)[number] | (typeof ROUGH)[number];

export interface Move {
  readonly act: Act;
  readonly pick: number;
  readonly variables: string;
  /** The process dies after it and begins again with nothing in memory; or idle instances are forgotten. */
  readonly then: 'goes on' | 'dies' | 'forgets';
}

/** What workers say: good values mostly, and some that no condition can be decided with. */
const VARIABLES = ['{}', '{"v":1}', '{"v":2,"r":[1]}', '{"v":7}', '{"v":4,"given":"x"}', '{"v":"text"}', '{"items":[]}', '{"items":[5,6]}', '{"items":7}'];

const movesOf = (acts: readonly Act[]): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc.record({
      act: fc.constantFrom(...acts), pick: fc.nat(10_000), variables: fc.constantFrom(...VARIABLES),
      then: fc.constantFrom('goes on' as const, 'goes on' as const, 'goes on' as const, 'dies' as const, 'forgets' as const),
    }),
    { minLength: 5, maxLength: 40 },
  );
export const gentleMoves = movesOf(GENTLE);
export const roughMoves = movesOf([...GENTLE, ...ROUGH]);

export const pickOf = <T>(values: readonly T[], pick: number): T | undefined => values[pick % Math.max(1, values.length)];
const START = { key: 'k', v: 1, items: [1, 2] };

const live = <T extends TableName>(engine: TestEngine, name: T, which: (row: Rows[T]) => boolean): Rows[T][] => engine.rows(name).filter(which);
const running = (engine: TestEngine): Rows['processInstances'][] => live(engine, 'processInstances', (row) => row.state === 'ACTIVE');

export function start(engine: TestEngine): string {
  return engine.start('main', START);
}

type Does = (engine: TestEngine, pick: number, variables: string) => void;

/** One random move; what cannot be done is refused by the engine or left out. */
export const ACTS: { readonly [A in Act]: Does } = {
  start: (engine) => void (running(engine).length < 4 && start(engine)),
  job: (engine, pick, variables) => withJob(engine, pick, (job) => completeJob(engine, job, pick, variables)),
  /** Its worker says nothing more: it times out. */
  activate: (engine, pick) => withJob(engine, pick, () => undefined),
  fail: (engine, pick, variables) => withJob(engine, pick, ({ jobKey }) => engine.do('failJob', { jobKey, retries: pick % 3, retryBackOff: (pick % 2) * 30_000, errorMessage: 'broken', variables })),
  error: (engine, pick, variables) => withJob(engine, pick, ({ jobKey }) => engine.do('throwJobError', { jobKey, errorCode: pick % 3 ? 'E1' : 'E2', errorMessage: '', variables })),
  task(engine, pick, variables) {
    const task = pickOf(live(engine, 'userTasks', (row) => row.state === 'CREATED'), pick);
    if (task) engine.do('completeUserTask', { userTaskKey: task.userTaskKey, variables, action: '', requestId: `r${pick}` });
  },
  assign(engine, pick) {
    const userTaskKey = pickOf(live(engine, 'userTasks', (row) => row.state === 'CREATED'), pick)?.userTaskKey;
    if (userTaskKey === undefined) return;
    if (pick % 2) engine.do('assignUserTask', { userTaskKey, assignee: pick % 3 ? 'bob' : null, allowOverride: true, action: '', requestId: `r${pick}` });
    else engine.do('updateUserTask', { userTaskKey, changeset: { priority: pick % 100 }, action: '', requestId: `r${pick}` });
  },
  message(engine, pick, variables) {
    const waited = pickOf(live(engine, 'messageSubscriptions', (row) => row.messageSubscriptionState === 'CREATED'), pick);
    if (waited) engine.do('publishMessage', { name: waited.messageName, correlationKey: 'k', timeToLive: (pick % 2) * 3_600_000, messageId: '', variables });
  },
  signal: (engine, pick, variables) => void engine.do('broadcastSignal', { name: pick % 2 ? 'alarm' : 'bell', variables }),
  advance: (engine, pick) => engine.advance((pick % 3) * 600_000 + 31_000),
  variables(engine, pick, variables) {
    const element = pickOf(live(engine, 'elementInstances', (row) => row.state === 'ACTIVE'), pick);
    if (element) engine.do('setVariables', { elementInstanceKey: element.elementInstanceKey, variables, local: pick % 3 === 0 });
  },
  resolve(engine, pick) {
    const incident = pickOf(live(engine, 'incidents', (row) => row.state === 'ACTIVE'), pick);
    if (incident?.jobKey && pick % 4) engine.do('updateJob', { jobKey: incident.jobKey, retries: 1, timeout: null });
    if (incident) engine.do('resolveIncident', { incidentKey: incident.incidentKey });
  },
  adHoc(engine, pick, variables) {
    const scope = pickOf(live(engine, 'elementInstances', (row) => row.state === 'ACTIVE' && row.type === 'AD_HOC_SUB_PROCESS'), pick);
    if (!scope) return;
    const elements = choicesIn(engine, scope).slice(0, pick % 3).map((elementId) => ({ elementId, variables }));
    engine.do('activateAdHocActivities', { elementInstanceKey: scope.elementInstanceKey, elements, cancelRemaining: pick % 5 === 0 });
  },
  cancel(engine, pick) {
    const instance = pickOf(running(engine), pick);
    if (instance) engine.do('cancelProcessInstance', { processInstanceKey: instance.processInstanceKey });
  },
  modify(engine, pick) {
    const instance = pickOf(running(engine), pick);
    if (instance) engine.do('modifyProcessInstance', modification(engine, instance, pick));
  },
};

/** Something that waits for a worker is taken by one. */
function withJob(engine: TestEngine, pick: number, then: (job: JobRow) => void): void {
  const waiting = pickOf(live(engine, 'jobs', (row) => row.phase === 'ACTIVATABLE'), pick);
  const [taken] = engine.activate(waiting?.type ?? 'nothing', 1);
  const job = taken && engine.rows('jobs').find((row) => row.jobKey === taken.jobKey);
  if (job) then(job);
}

export function completeJob(engine: TestEngine, job: JobRow, pick: number, variables: string): void {
  const denies = job.kind === 'TASK_LISTENER' && pick % 7 === 0 && ['ASSIGNING', 'UPDATING', 'COMPLETING'].includes(job.listenerEventType);
  const ends = pick % 2 === 0;
  engine.do('completeJob', {
    jobKey: job.jobKey, variables: job.kind === 'TASK_LISTENER' ? '{}' : variables,
    result: denies ? { denied: true, deniedReason: 'no', corrections: {} } : null,
    adHoc: job.kind === 'AD_HOC_SUB_PROCESS' ? { activateElements: ends ? [] : choicesOf(engine, job).map((elementId) => ({ elementId, variables })), isCompletionConditionFulfilled: ends, isCancelRemainingInstances: pick % 4 === 0 } : null,
  });
}

function choicesOf(engine: TestEngine, job: JobRow): string[] {
  const scope = engine.rows('elementInstances').find((row) => row.elementInstanceKey === job.elementInstanceKey);
  return scope ? choicesIn(engine, scope).slice(0, 1) : [];
}

/** Ids of what can be activated in an ad-hoc sub-process. */
export function choicesIn(engine: TestEngine, { processDefinitionKey, elementId }: Rows['elementInstances']): string[] {
  const xml = engine.rows('processDefinitions').find((row) => row.processDefinitionKey === processDefinitionKey)?.xml ?? '';
  const inside = xml.split(`<bpmn:adHocSubProcess id="${elementId}"`)[1]?.split('</bpmn:adHocSubProcess>')[0] ?? '';
  return [...inside.matchAll(/serviceTask id="(\w+)"/g)].map((match) => match[1] ?? '');
}

function modification(engine: TestEngine, { processInstanceKey, processDefinitionKey }: Rows['processInstances'], pick: number): CommandPayloads['modifyProcessInstance'] {
  const xml = engine.rows('processDefinitions').find((row) => row.processDefinitionKey === processDefinitionKey)?.xml ?? '';
  const ids = [...xml.matchAll(/<bpmn:\w*(?:Task|Gateway|Activity|Process|Event) id="(\w+)"/g)].map((match) => match[1] ?? '');
  const active = live(engine, 'elementInstances', (row) => row.processInstanceKey === processInstanceKey && row.state === 'ACTIVE');
  const source = { elementInstanceKey: pickOf(active, pick)?.elementInstanceKey ?? '1' };
  const elementId = pickOf(ids, pick >> 3) ?? 'nobody';
  const variables = [{ scopeId: '', variables: '{"v":2}' }];
  return {
    processInstanceKey,
    activate: pick % 3 === 0 ? [{ elementId, ancestorKey: null, variables }] : [],
    move: pick % 3 === 1 ? [{ source, targetElementId: elementId, ancestor: pick % 2 ? 'inferred' : 'sourceParent', variables }] : [],
    terminate: pick % 3 === 2 ? [source] : [],
  };
}

/** Moves the engine, and lets its process die where the move says so. */
export function move(engine: TestEngine, { act, pick, variables, then }: Move, deadly: boolean): void {
  ACTS[act](engine, pick, variables);
  if (deadly && then === 'dies') engine.die();
  if (deadly && then === 'forgets') engine.evict();
}

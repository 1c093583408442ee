import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDecisionEngine } from '#engine/dmn';
import { TABLES, type AdHocResult, type EngineEvent, type JobRow, type TableName } from '#engine/engine';
import { TestEngine } from '../../../libs/engine/engine/src/testing/test-engine.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'scenarios');
const models = readdirSync(folder).filter((file) => file.endsWith('.bpmn') || file.endsWith('.dmn')).map((name) => ({ name, content: readFileSync(join(folder, name), 'utf8') }));
const messages = [...new Set(models.flatMap(({ content }) => [...content.matchAll(/<bpmn:message id="[^"]+" name="([^"]+)"/g)].map((match) => match[1] ?? '')))];

const VARIABLES = ['{}', '{"temperature":31,"a":3,"b":5}', '{"temperature":2,"a":0}', '{"n":3,"x":1,"decision":"yes"}', '{"key":"k","items":[1,2],"kind":"work","amount":5}'];
const CONDITIONS = ['{"temperature":31,"conditional_start":31}', '{"conditional_several":3}', '{"conditional_mapped":2,"a":3}'];
const START = '{"key":"k","x":7,"items":[1,2,3],"amount":7,"period":"PT1H","who":"bob","people":["amy"],"which":"called-child","end":"2090-01-01T00:00:00Z","impact":"high","size":1}';

const walk = fc.array(
  fc.record({
    act: fc.constantFrom(
      'start', 'start', 'start', 'job', 'job', 'job', 'fail', 'error', 'task', 'message', 'condition', 'advance', 'variables', 'resolve', 'modify', 'modify', 'migrate', 'cancel', 'activities', 'delete',
    ),
    pick: fc.nat(1_000),
    variables: fc.constantFrom(...VARIABLES),
  }),
  { minLength: 5, maxLength: 40 },
);
/** The models that can be deployed; some scenarios are about those that cannot. */
const files = models.filter((model) => new TestEngine({ decisions: createDecisionEngine() }).do('deploy', { files: [model] }).rejection === undefined);
type Move = { readonly act: string; readonly pick: number; readonly variables: string };

const pickOf = <T>(values: readonly T[], pick: number): T | undefined => values[pick % Math.max(1, values.length)];

/** One random move; what cannot be done is refused by the engine or left out. */
function move(engine: TestEngine, { act, pick, variables }: Move): void {
  switch (act) {
    case 'start': {
      const process = pickOf(engine.rows('processDefinitions'), pick);
      const selector = { processDefinitionKey: process?.processDefinitionKey ?? '' };
      engine.do('createProcessInstance', { process: selector, variables: pick % 2 ? START : START.replace('"called-child"', '["search","mail"]'), businessId: null, tags: [], startInstructions: [], terminateAfter: pick % 7 === 0 ? ['a', 'x', 'call', 'work', 'outer'] : [] });
      return;
    }
    case 'job':
    case 'fail':
    case 'error':
      return moveJob(engine, act, pick, variables);
    case 'task': {
      const task = pickOf(engine.rows('userTasks').filter((row) => row.state === 'CREATED'), pick);
      if (task) engine.do('completeUserTask', { userTaskKey: task.userTaskKey, variables, action: '', requestId: 'r' });
      return;
    }
    case 'message':
      engine.do('publishMessage', { name: pickOf(messages, pick) ?? '', correlationKey: 'k', timeToLive: (pick % 2) * 7_200_000, messageId: '', variables });
      return;
    case 'condition':
      engine.do('evaluateConditionals', { processDefinitionKey: null, variables: CONDITIONS[pick % CONDITIONS.length] ?? '{}' });
      return;
    case 'activities':
      return moveAdHoc(engine, pick, variables);
    case 'delete':
      return moveToBin(engine, pick);
    case 'advance':
      return engine.advance((pick % 3) * 1_800_000 + 11_000);
    default:
      return moveInstance(engine, act, pick, variables);
  }
}

/** Deletes what is over, a definition, or deploys one again. */
function moveToBin(engine: TestEngine, pick: number): void {
  const definition = pickOf(engine.rows('processDefinitions'), pick)?.processDefinitionKey ?? '1';
  const requirements = pickOf(engine.rows('decisionRequirements'), pick)?.decisionRequirementsKey ?? '1';
  const evaluation = pickOf(engine.rows('decisionInstances'), pick)?.decisionEvaluationKey ?? '1';
  const instance = pickOf(engine.rows('processInstances'), pick)?.processInstanceKey ?? '1';
  if (pick % 5 === 0) engine.do('deleteResource', { resourceKey: definition });
  else if (pick % 5 === 1) engine.do('deleteResource', { resourceKey: requirements });
  else if (pick % 5 === 2) engine.do('deleteDecisionInstance', { decisionEvaluationKey: evaluation });
  else if (pick % 5 === 3) engine.do('deploy', { files: [pickOf(files, pick) ?? { name: '', content: '' }] });
  else engine.do('deleteProcessInstance', { processInstanceKey: instance });
}

function moveAdHoc(engine: TestEngine, pick: number, variables: string): void {
  const running = engine.rows('elementInstances').filter((row) => row.type === 'AD_HOC_SUB_PROCESS' && row.state === 'ACTIVE');
  const elementInstanceKey = pickOf(running, pick)?.elementInstanceKey;
  const elements = pick % 5 === 0 ? [] : [{ elementId: pickOf(TOOLS, pick) ?? '', variables }];
  if (elementInstanceKey !== undefined) engine.do('activateAdHocActivities', { elementInstanceKey, elements, cancelRemaining: pick % 3 === 0 });
}

const TOOLS = ['search', 'mail', 'note', 'inner', 'deep', 'sp'];

/** What the worker of an ad-hoc sub-process may say. */
function chosen(pick: number, variables: string): AdHocResult {
  const ends = pick % 3 === 0;
  const activateElements = ends ? [] : [{ elementId: pickOf(TOOLS, pick) ?? '', variables }];
  return { activateElements, isCompletionConditionFulfilled: ends, isCancelRemainingInstances: pick % 4 === 0 };
}

function moveJob(engine: TestEngine, act: string, pick: number, variables: string): void {
  const waiting = engine.rows('jobs').filter((row) => row.phase === 'ACTIVATABLE');
  const [job] = engine.activate(pickOf(waiting, pick)?.type ?? 'none', 1);
  if (!job) return;
  const { jobKey } = job;
  const listener = job.kind === 'TASK_LISTENER';
  if (act === 'fail') engine.do('failJob', { jobKey, retries: pick % 2, retryBackOff: (pick % 3) * 1_000, errorMessage: '', variables });
  else if (act === 'error') engine.do('throwJobError', { jobKey, errorCode: pick % 2 ? 'CODE' : 'BROKEN', errorMessage: '', variables });
  else engine.do('completeJob', { jobKey, variables: listener ? '{}' : variables, result: listener ? { denied: pick % 5 === 0, deniedReason: '', corrections: {} } : null, adHoc: chosen(pick, variables) });
}

function moveInstance(engine: TestEngine, act: string, pick: number, variables: string): void {
  const running = engine.rows('processInstances').filter((row) => row.state === 'ACTIVE' && row.parentProcessInstanceKey === null);
  const processInstanceKey = pickOf(running, pick)?.processInstanceKey;
  if (act === 'resolve') {
    const incident = pickOf(engine.rows('incidents').filter((row) => row.state === 'ACTIVE'), pick);
    if (incident?.jobKey) engine.do('updateJob', { jobKey: incident.jobKey, retries: 1, timeout: null });
    if (incident) engine.do('resolveIncident', { incidentKey: incident.incidentKey });
  } else if (processInstanceKey !== undefined) {
    if (act === 'migrate') migrate(engine, processInstanceKey, pick);
    else if (act === 'modify') modify(engine, processInstanceKey, pick);
    else if (act === 'cancel') engine.do('cancelProcessInstance', { processInstanceKey });
    else engine.do('setVariables', { elementInstanceKey: processInstanceKey, variables, local: false });
  }
}

/** Moves something that runs somewhere else, or begins or ends something. */
function modify(engine: TestEngine, processInstanceKey: string, pick: number): void {
  const instances = engine.rows('elementInstances').filter((row) => row.processInstanceKey === processInstanceKey);
  const from = pickOf(instances.filter((row) => row.state === 'ACTIVE'), pick)?.elementInstanceKey ?? '1';
  const to = pickOf(instances, pick >> 2)?.elementId ?? 'nobody';
  const variables = [{ scopeId: '', variables: '{"x":2}' }];
  engine.do('modifyProcessInstance', {
    processInstanceKey,
    activate: pick % 3 === 0 ? [{ elementId: to, ancestorKey: null, variables }] : [],
    move: pick % 3 === 1 ? [{ source: { elementInstanceKey: from }, targetElementId: to, ancestor: 'inferred', variables }] : [],
    terminate: pick % 3 === 2 ? [{ elementInstanceKey: from }] : [],
  });
}

/** Goes over to a definition that has the same elements, or the same with a number behind, or its own. */
function migrate(engine: TestEngine, processInstanceKey: string, pick: number): void {
  const definitions = engine.rows('processDefinitions');
  const from = engine.rows('processInstances').find((row) => row.processInstanceKey === processInstanceKey);
  const to = pickOf(definitions.filter((row) => row.processDefinitionId.startsWith(from?.processDefinitionId ?? '')), pick);
  const ids = [...new Set(from ? [...(definitions.find((row) => row.processDefinitionKey === from.processDefinitionKey)?.xml.matchAll(/ id="(\w+)"/g) ?? [])].map((match) => match[1] ?? '') : [])];
  const known = new Set([...(to?.xml.matchAll(/ id="(\w+)"/g) ?? [])].map((match) => match[1] ?? ''));
  const targets = ids.map((id) => ({ sourceElementId: id, targetElementId: [id.replaceAll(/(\w+?)(_to_|$)/g, '$12$2'), id].find((one) => known.has(one)) ?? '' }));
  const mapping = targets.filter(({ sourceElementId, targetElementId }) => targetElementId !== '' && sourceElementId !== 'definitions' && !/message|signal|broke/.test(sourceElementId));
  engine.do('migrateProcessInstance', { processInstanceKey, targetProcessDefinitionKey: to?.processDefinitionKey ?? '1', mapping });
}

/** What happened, without keys. */
function lineOf(event: EngineEvent): string {
  if ('instance' in event) return `${event.kind} ${event.instance.elementId}`;
  if (!('row' in event)) return event.kind;
  const row = event.row as { readonly elementId?: string; readonly name?: string; readonly value?: string; readonly type?: string };
  return [event.kind, row.elementId, row.name, row.value, row.type].join(' ');
}

/** Every walk knows one part of the models only, so that its moves meet. */
const PARTS = 10;
const part = fc.nat(PARTS - 1);

function walked(which: number, moves: readonly Move[], forgetful: boolean): TestEngine {
  const engine = new TestEngine({ forgetful, decisions: createDecisionEngine() });
  for (const [index, file] of files.entries()) if (index % PARTS === which) engine.do('deploy', { files: [file] });
  for (const one of moves) move(engine, one);
  return engine;
}

const INSTANCE_TABLES = (Object.keys(TABLES) as TableName[]).filter((name) => TABLES[name].loaded === 'instance' && name !== 'variables');

/** Rows that are still alive although their process instance is over. */
function leftOver(engine: TestEngine): readonly string[] {
  const running = new Set(engine.rows('processInstances').filter((row) => row.state === 'ACTIVE').map((row) => row.processInstanceKey));
  return INSTANCE_TABLES.flatMap((name) => leftOverIn(engine, name, running));
}

function leftOverIn<T extends TableName>(engine: TestEngine, name: T, running: ReadonlySet<string>): readonly string[] {
  const lost = engine.rows(name).filter((row) => TABLES[name].live(row) && 'processInstanceKey' in row && row.processInstanceKey !== null && !running.has(row.processInstanceKey));
  return lost.map((row) => `${name} ${JSON.stringify(row)}`);
}

/** Lets every canceling listener agree, also one that had failed. */
function passListeners(engine: TestEngine): void {
  const waiting = (): JobRow | undefined => engine.rows('jobs').find((row) => row.listenerEventType === 'CANCELING' && row.phase !== 'GONE');
  for (let job = waiting(); job; job = waiting()) {
    const { jobKey } = job;
    const incident = engine.rows('incidents').find((row) => row.jobKey === jobKey && row.state === 'ACTIVE');
    if (incident) {
      engine.ok('updateJob', { jobKey, retries: 1, timeout: null });
      engine.ok('resolveIncident', { incidentKey: incident.incidentKey });
    }
    if (job.phase === 'BACKING_OFF') engine.advance(60_000);
    engine.ok('completeJob', { jobKey, variables: '{}', result: null });
  }
}

const RUNS = Number(process.env['ENGINE_WALKS'] ?? (process.env['TOLLGATE_TEST_LONG'] === '1' ? 1_500 : 60));

describe('random walks over all models', () => {
  it('should go the same way whether memory is kept or dropped after each command', () => {
    fc.assert(fc.property(part, walk, (which, moves) => expect(walked(which, moves, true).events.map(lineOf)).toEqual(walked(which, moves, false).events.map(lineOf))), { numRuns: RUNS, verbose: 1, endOnFailure: true });
  });

  it('should leave nothing behind when an instance is over', () => {
    fc.assert(
      fc.property(part, walk, (which, moves) => {
        const engine = walked(which, moves, false);
        expect(leftOver(engine)).toEqual([]);
        for (const row of engine.rows('processInstances')) engine.do('cancelProcessInstance', { processInstanceKey: row.processInstanceKey });
        passListeners(engine);
        expect(engine.rows('processInstances').filter((row) => row.state === 'ACTIVE').map((row) => row.processDefinitionId)).toEqual([]);
        expect(leftOver(engine)).toEqual([]);
      }),
      { numRuns: RUNS, verbose: 1, endOnFailure: true },
    );
  });
});

import type { Rows } from '#engine/engine';
import type { TestEngine } from '../../../../libs/engine/engine/src/testing/test-engine.js';
import { choicesIn, completeJob } from './moves.js';

const GOOD = '{"v":3,"items":[1]}';
const ROUNDS = 400;

/** From now on everybody does the work well: every worker, every person, and whoever repairs what is broken. */
export function finish(engine: TestEngine): void {
  for (let round = 0; round < ROUNDS && isRunning(engine); round++) {
    if (repair(engine) || work(engine)) continue;
    happen(engine);
  }
}

const isRunning = (engine: TestEngine): boolean => engine.rows('processInstances').some((row) => row.state === 'ACTIVE');

/** Good values, new retries, and again. */
function repair(engine: TestEngine): boolean {
  const incidents = engine.rows('incidents').filter((row) => row.state === 'ACTIVE');
  for (const { incidentKey, jobKey, elementInstanceKey, processInstanceKey } of incidents) {
    engine.do('setVariables', { elementInstanceKey, variables: GOOD, local: false });
    engine.do('setVariables', { elementInstanceKey: processInstanceKey, variables: GOOD, local: false });
    if (jobKey !== null) engine.do('updateJob', { jobKey, retries: 1, timeout: null });
    engine.do('resolveIncident', { incidentKey });
  }
  return incidents.length > 0;
}

/** Every job and every user task that waits. */
function work(engine: TestEngine): boolean {
  if (engine.rows('jobs').some((row) => row.phase === 'ACTIVATED' || row.phase === 'BACKING_OFF')) engine.advance(61_000);
  const types = new Set(engine.rows('jobs').filter((row) => row.phase === 'ACTIVATABLE').map((row) => row.type));
  const taken = new Set([...types].flatMap((type) => engine.activate(type, 1_000).map((job) => job.jobKey)));
  for (const job of engine.rows('jobs')) if (taken.has(job.jobKey)) completeJob(engine, job, 2, '{}');
  const tasks = engine.rows('userTasks').filter((row) => row.state === 'CREATED');
  for (const { userTaskKey } of tasks) engine.do('completeUserTask', { userTaskKey, variables: '{}', action: '', requestId: userTaskKey });
  return taken.size + tasks.length > 0;
}

/** Everything that something waits for. What interrupts nothing would begin again each time. */
function happen(engine: TestEngine): void {
  engine.advance(3_600_000);
  for (const { messageName } of engine.rows('messageSubscriptions').filter((row) => row.messageSubscriptionState === 'CREATED' && row.interrupting)) {
    engine.do('publishMessage', { name: messageName, correlationKey: 'k', timeToLive: 0, messageId: '', variables: '{}' });
  }
  engine.do('broadcastSignal', { name: 'bell', variables: '{}' });
  for (const { elementInstanceKey } of engine.rows('conditionalSubscriptions').filter((row) => row.interrupting)) engine.do('setVariables', { elementInstanceKey, variables: GOOD, local: true });
  for (const scope of engine.rows('elementInstances').filter((row) => row.state === 'ACTIVE' && row.type === 'AD_HOC_SUB_PROCESS')) choose(engine, scope);
}

/** What may end when something in it is done has something to do. */
function choose(engine: TestEngine, scope: Rows['elementInstances']): void {
  const { elementInstanceKey } = scope;
  const elements = choicesIn(engine, scope).slice(0, 1).map((elementId) => ({ elementId, variables: '{}' }));
  engine.do('setVariables', { elementInstanceKey, variables: GOOD, local: false });
  engine.do('activateAdHocActivities', { elementInstanceKey, elements, cancelRemaining: false });
}

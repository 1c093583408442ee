import type { UserTaskState } from '../../engine/engine-types.js';
import { retry } from './delivery.js';
import type { DelivererTable, DeliveryOutcome, DeliveryTools } from './delivery.js';
import type { CompleteUserTask } from '../effects.js';

const DENIED = /denied by Task Listener(?:\. Reason to deny: '(?<reason>[^]*)')?/;
const WITHDRAWN = 'The task was withdrawn before the decision reached it.';

/** Completes the task with the person's decision. Denied or gone: the decision is void, and the practice is told. */
export const completeUserTask: DelivererTable['complete-user-task'] = async (effect, _attempt, tools) => {
  const completed = await tools.engine.completeUserTask(effect.userTaskKey, effect.variables);
  if (completed.ok) return applied(effect, tools);
  const { code, message } = completed.failure;
  if (code === 'engine-unreachable') return retry(completed.failure);
  if (code === 'engine-refused') return voided(effect, message, tools);
  const denied = DENIED.exec(message);
  if (denied) return voided(effect, denied.groups?.['reason'] ?? message, tools);
  return byState(effect, message, tools);
};

/** Not found, or in a state that cannot be completed: what became of the task says what became of the decision. */
async function byState(effect: CompleteUserTask, message: string, tools: DeliveryTools): Promise<DeliveryOutcome> {
  const task = await tools.engine.userTask(effect.userTaskKey);
  if (!task.ok) return task.failure.code === 'not-found' ? voided(effect, WITHDRAWN, tools) : retry(task.failure);
  return MEANING[task.value.state](effect, message, tools);
}

const later = (_effect: CompleteUserTask, reason: string): DeliveryOutcome => ({ kind: 'retry', reason });
const gone = (effect: CompleteUserTask, _reason: string, tools: DeliveryTools) => voided(effect, WITHDRAWN, tools);

/** Only our own listener lets a task complete, and only with its decision: a completed task was completed by this effect. */
const MEANING = {
  COMPLETED: (effect, _reason, tools) => applied(effect, tools),
  CANCELED: gone,
  CANCELING: gone,
  FAILED: gone,
  CREATING: later,
  CREATED: later,
  ASSIGNING: later,
  UPDATING: later,
  COMPLETING: later,
} as const satisfies Record<UserTaskState, (effect: CompleteUserTask, reason: string, tools: DeliveryTools) => DeliveryOutcome>;

function applied({ decisionId }: CompleteUserTask, { decisions }: DeliveryTools): DeliveryOutcome {
  return { kind: 'delivered', settle: async (tx) => void (await decisions.apply(decisionId, tx)) };
}

function voided({ decisionId, recordNumber }: CompleteUserTask, reason: string, tools: DeliveryTools): DeliveryOutcome {
  return {
    kind: 'refused',
    reason,
    settle: async (tx) => {
      const decision = await tools.decisions.byId(decisionId, tx);
      if (!decision || !(await tools.decisions.void(decisionId, reason, tx)) || recordNumber === null) return;
      const told = { decisionId, recordNumber, elementId: decision.elementId, reason };
      await tools.gateways.forNumber(recordNumber)?.decisionVoided(told, tx);
    },
  };
}

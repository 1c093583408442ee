import { randomUUID } from 'node:crypto';
import type { Actor } from '#platform/identity';
import { TaskDecisions, type RecordGateway } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import type { Verdict } from './change-model.js';
import type { World } from './world.js';

export interface AnswerOfTask {
  recordNumber: string;
  elementId: string;
  actor: Actor;
  variables: Record<string, unknown>;
  taskVariables?: Record<string, unknown>;
}

/** Answers a task of a record's process as the task list does, without the process. */
export function answered({ app }: World, gateway: RecordGateway, answer: AnswerOfTask): Promise<Verdict> {
  const context = { userTaskKey: randomUUID(), taskVariables: {}, ...answer };
  const decisions = app.get(TaskDecisions);
  return app.get(UnitOfWork).run(async (tx) => {
    const permitted = await gateway.mayDecide(context, tx);
    if (!permitted.ok) return permitted.failure.code;
    const { contentHash } = permitted.value;
    const row = { taskName: answer.elementId, processName: 'p', processInstanceKey: '1', personId: answer.actor.personId, inNameOfId: null, contentHash };
    const taken = await decisions.record({ ...context, ...row }, tx);
    if (!taken.ok) return taken.failure.code;
    await gateway.decided({ ...context, decisionId: taken.value.id, contentHash, at: new Date() }, tx);
    await decisions.apply(taken.value.id, tx);
    return 'ok';
  });
}

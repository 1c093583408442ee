import { Injectable } from '@nestjs/common';
import type { ProblemCode, RecordProcess } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import { ProcessEngine, RecordGateways, TaskDecisions } from '#platform/orchestration';
import type { EngineUserTask, ProcessInstance } from '#platform/orchestration';
import { OPEN_STATES } from '../domain/task-candidates.js';
import { ProcessModels } from './process-models.js';
import { TaskClaims } from './task-claims.js';
import { nameOf } from './task-views.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** Called instances have the business id, too: among so many its own is found. */
const LOOKED_AT = 100;

/** A record's process as a picture: the model, its tokens, and the tasks open in it. */
@Injectable()
export class RecordProcesses {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly decisions: TaskDecisions,
    private readonly gateways: RecordGateways,
    private readonly claims: TaskClaims,
    private readonly models: ProcessModels,
  ) {}

  /** The newest process of the record; `not-found` when it has none, or none that the engine can show yet. */
  async of(recordNumber: string): Promise<Outcome<RecordProcess>> {
    const newest = { limit: LOOKED_AT, sort: [{ field: 'startDate', order: 'DESC' as const }] };
    const called = await this.gateways.forNumber(recordNumber)?.calledInstanceOf?.(recordNumber);
    const found = await this.engine.searchInstances(called ? { processInstanceKey: called } : { businessId: recordNumber }, newest);
    if (!found.ok) return found;
    const instance = found.value.items.find(({ parentProcessInstanceKey }) => called || parentProcessInstanceKey === null);
    return instance ? this.picture(instance) : refuse('not-found', `${recordNumber} has no process.`);
  }

  private async picture(instance: ProcessInstance): Promise<Outcome<RecordProcess>> {
    const { processInstanceKey, processDefinitionKey, processDefinitionId, processDefinitionVersion: processVersion, state } = instance;
    const [model, elements, flows, tasks] = await Promise.all([
      this.models.xml(processDefinitionKey),
      this.engine.elementStatistics(processInstanceKey),
      this.engine.takenFlows(processInstanceKey),
      this.openTasks(processInstanceKey),
    ]);
    if (!model.ok) return model;
    if (!elements.ok) return elements;
    if (!flows.ok) return flows;
    if (!tasks.ok) return tasks;
    const drawn = { bpmnXml: model.value, elements: elements.value, takenFlows: flows.value, openTasks: tasks.value.map(openTask) };
    return ok({ processInstanceKey, processDefinitionKey, processDefinitionId, processVersion, state, ...drawn });
  }

  private async openTasks(processInstanceKey: string): Promise<Outcome<EngineUserTask[]>> {
    const found = await this.engine.searchUserTasks({ processInstanceKey, state: [...OPEN_STATES] });
    if (!found.ok) return found;
    const decided = await this.decisions.decidedAmong(found.value.items.map((task) => task.userTaskKey));
    return ok(await this.claims.applyTo(found.value.items.filter((task) => !decided.has(task.userTaskKey))));
  }
}

function openTask(task: EngineUserTask): RecordProcess['openTasks'][number] {
  const { userTaskKey, elementId, candidateGroups, assignee } = task;
  return { userTaskKey, elementId, name: nameOf(task), candidateGroups, assignee };
}

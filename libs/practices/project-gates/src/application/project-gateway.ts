import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ArrayContains, In, IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { ok, refuse } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { commentIn, RecordGateways, saysWhy, ServiceDirectory, TableGateway, type DecisionContext, type DecisionTaken, type DecisionVoided, type Permission, type StandingDecision, type Verdict } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { ENDED_PROJECTS } from '../domain/lifecycles.js';
import { missingForReview } from '../domain/project-readiness.js';
import { Project } from '../domain/project.entity.js';
import { ProjectEnd } from './project-end.js';
import { ProjectPlan } from './project-plan.js';
import { ProjectRecords } from './project-records.js';

/** Projects as the task list, operations and the outbox see them. */
@Injectable()
export class ProjectGateway extends TableGateway<Project> {
  readonly prefix = 'PRJ';
  protected readonly open = { submittedAt: Not(IsNull()), state: Not(In(ENDED_PROJECTS)) };

  constructor(
    work: UnitOfWork,
    records: ProjectRecords,
    private readonly plan: ProjectPlan,
    private readonly end: ProjectEnd,
    private readonly people: People,
    private readonly services: ServiceDirectory,
    gateways: RecordGateways,
  ) {
    super(work, records, gateways);
  }

  async stakesOf(recordNumber: string): Promise<string[]> {
    return this.work.run(async (tx) => {
      const project = await tx.findOneBy(Project, { number: recordNumber });
      if (!project) return [];
      const services = [...(await this.services.byNumbers(project.services, tx)).values()];
      const next = (await this.plan.stages(recordNumber, tx)).find(({ state }) => state !== 'done');
      return [...services.map(({ name }) => `It changes ${name}.`), ...(next ? [`The stage "${next.name}" is planned to end on ${next.ends}.`] : [])];
    });
  }

  async formDataOf(recordNumber: string): Promise<Record<string, unknown>> {
    return this.work.run(async (tx) => {
      const project = await tx.findOneBy(Project, { number: recordNumber });
      if (!project) return {};
      const { number, name, description, businessCase, goal, startsOn, managerId } = project;
      const services = await this.services.byNumbers(project.services, tx);
      const manager = (await this.people.refs([managerId], tx)).get(managerId)?.displayName;
      return { number, name, description, businessCase, goal, startsOn, manager, class: project.class, services: [...services.values()].map((service) => service.name).join(', ') };
    });
  }

  async decided({ recordNumber, elementId, variables, actor }: DecisionTaken, tx: Transaction): Promise<void> {
    const project = await this.records.forJob(recordNumber, tx);
    await this.records.note(project, { actor, action: actionOf(elementId, variables), reason: commentIn(variables) }, tx);
  }

  async decisionVoided({ recordNumber, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    await this.records.note(await this.records.forJob(recordNumber, tx), { actor: null, action: 'project.decision-void', reason }, tx);
  }

  /** A request that the engine refuses leaves a draft again. */
  async effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void> {
    const project = await this.records.forJob(recordNumber, tx);
    if (effect === 'start-process' && project.state === 'draft') project.submittedAt = null;
    await this.records.save(project, { actor: null, action: 'project.refused-by-engine', reason }, tx);
  }

  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const project = await this.records.forJob(recordNumber, tx);
    if (ENDED_PROJECTS.includes(project.state)) return;
    if (project.state === 'draft') return this.end.backToDraft(project, { actor, action: 'project.cancelled-by-operator', reason }, tx);
    await this.end.stop(project, { actor, action: 'project.stopped-by-operator', reason }, tx);
  }

  protected async permits(project: Project, context: DecisionContext, tx: Transaction): Promise<Permission> {
    const permitted = await this.verdict(project, context, tx);
    return permitted.ok ? ok({ contentHash: contentHash(project) }) : permitted;
  }

  protected async stands(project: Project, { recordNumber, elementId, personId, contentHash: hash }: StandingDecision): Promise<Verdict> {
    if (elementId !== 'DecideInitiation') return ok();
    if (project.managerId === personId) return refuse('separation-of-duties', `The manager of ${recordNumber} cannot decide on its initiation.`);
    return hash === contentHash(project) ? ok() : refuse('conflict', `${recordNumber} was changed after the decision.`);
  }

  protected expectedSince({ submittedAt }: Project): Date | null {
    return submittedAt;
  }

  protected override naming(number: string): FindOptionsWhere<Project>[] {
    return [{ services: ArrayContains([number]) }];
  }

  protected mine({ personId }: Actor): FindOptionsWhere<Project>[] {
    return [{ managerId: personId, state: Not(In(ENDED_PROJECTS)) }];
  }

  private async verdict(project: Project, { elementId, actor, variables }: DecisionContext, tx: Transaction): Promise<Verdict> {
    if (elementId === 'DecideInitiation') return mayDecideInitiation(project, actor, variables);
    if (elementId !== 'RunStage') return ok();
    if (project.state !== 'running') return refuse('illegal-transition', `${project.number} is in the state ${project.state}.`);
    const current = (await this.plan.stages(project.number, tx)).find(({ state }) => state === 'active');
    const gate = (await this.plan.gates(project.number, tx)).find(({ stage }) => stage === current?.ordinal);
    const [missing] = gate ? missingForReview(gate, project) : [];
    return missing ? refuse('conflict', missing) : ok();
  }
}

function mayDecideInitiation(project: Project, { personId, administrator }: Actor, variables: Record<string, unknown>): Verdict {
  const { number, state, managerId } = project;
  if (state !== 'initiation') return refuse('illegal-transition', `${number} is in the state ${state}: its initiation is not asked for.`);
  if (managerId === personId || managerId === administrator?.personId) return refuse('separation-of-duties', `You manage ${number}: somebody else has to decide on its initiation.`);
  return saysWhy(variables['decision'], variables, { reject: 'Say why you reject the project.' });
}

/** Of what the initiation is decided on. */
function contentHash({ name, description, businessCase, class: projectClass, goal, services, managerId, startsOn }: Project): string {
  return createHash('sha256').update(JSON.stringify([name, description, businessCase, projectClass, goal, services, managerId, startsOn])).digest('hex');
}

function actionOf(elementId: string, { decision }: Record<string, unknown>): string {
  if (elementId === 'DecideInitiation') return decision === 'approve' ? 'project.initiation-approved' : 'project.initiation-rejected';
  return TASK_ACTIONS[elementId] ?? 'project.task-completed';
}

const TASK_ACTIONS: Readonly<Record<string, string>> = {
  RunStage: 'project.stage-reported',
  ResumeAfterHold: 'project.resumed',
  ResumeReopened: 'project.resumed',
};

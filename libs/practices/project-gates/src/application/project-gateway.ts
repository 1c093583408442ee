import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { ProblemCode, ProcessRecordItem } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { RecordGateways, ServiceDirectory, type DecisionContext, type DecisionTaken, type DecisionVoided, type OpenRecord, type RecordGateway, type StandingDecision } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { ENDED_PROJECTS } from '../domain/lifecycles.js';
import { missingForReview } from '../domain/project-readiness.js';
import { Project } from '../domain/project.entity.js';
import { ProjectEnd } from './project-end.js';
import { ProjectPlan } from './project-plan.js';
import { Projects } from './projects.js';
import { RecordWriter } from './record-writer.js';

/** Projects as the task list, operations and the outbox see them. */
@Injectable()
export class ProjectGateway implements RecordGateway, OnModuleInit {
  readonly prefix = 'PRJ';
  readonly kind = 'project';

  constructor(
    private readonly work: UnitOfWork,
    private readonly records: RecordWriter,
    private readonly projects: Projects,
    private readonly plan: ProjectPlan,
    private readonly end: ProjectEnd,
    private readonly people: People,
    private readonly services: ServiceDirectory,
    private readonly gateways: RecordGateways,
  ) {}

  onModuleInit(): void {
    this.gateways.register(this);
  }

  titlesOf(numbers: readonly string[]): Promise<Map<string, string>> {
    return numbers.length === 0 ? Promise.resolve(new Map()) : this.projects.namesOf(numbers);
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

  async mayDecide(context: DecisionContext, tx: Transaction): Promise<Result<{ contentHash: string }, Refusal<ProblemCode>>> {
    const project = await this.records.project(context.recordNumber, tx);
    if (!project) return refuse('not-found', `There is no project ${context.recordNumber}.`);
    const permitted = await this.verdict(project, context, tx);
    return permitted.ok ? ok({ contentHash: contentHash(project) }) : permitted;
  }

  async stillPermits({ recordNumber, elementId, personId, contentHash: hash }: StandingDecision, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    const project = await this.records.project(recordNumber, tx);
    if (!project) return refuse('not-found', `There is no project ${recordNumber}.`);
    if (elementId !== 'DecideInitiation') return ok();
    if (project.managerId === personId) return refuse('separation-of-duties', `The manager of ${recordNumber} cannot decide on its initiation.`);
    return hash === contentHash(project) ? ok() : refuse('conflict', `${recordNumber} was changed after the decision.`);
  }

  async decided({ recordNumber, elementId, variables, actor }: DecisionTaken, tx: Transaction): Promise<void> {
    const project = await this.records.projectForJob(recordNumber, tx);
    const comment = variables['comment'];
    await this.records.note(project, { actor, action: actionOf(elementId, variables), reason: typeof comment === 'string' ? comment : null }, tx);
  }

  async decisionVoided({ recordNumber, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    await this.records.note(await this.records.projectForJob(recordNumber, tx), { actor: null, action: 'project.decision-void', reason }, tx);
  }

  async processStarted(recordNumber: string, processInstanceKey: string, tx: Transaction): Promise<void> {
    const project = await this.records.project(recordNumber, tx);
    if (!project || project.processInstanceKey === processInstanceKey) return;
    project.processInstanceKey = processInstanceKey;
    await tx.save(project);
  }

  /** A request that the engine refuses leaves a draft again. */
  async effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void> {
    const project = await this.records.projectForJob(recordNumber, tx);
    if (effect === 'start-process' && project.state === 'draft') project.submittedAt = null;
    await this.records.save(project, { actor: null, action: 'project.refused-by-engine', reason }, tx);
  }

  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const project = await this.records.projectForJob(recordNumber, tx);
    if (ENDED_PROJECTS.includes(project.state)) return;
    if (project.state === 'draft') return this.end.backToDraft(project, { actor, action: 'project.cancelled-by-operator', reason }, tx);
    await this.end.stop(project, { actor, action: 'project.stopped-by-operator', reason }, tx);
  }

  async openRecords(): Promise<OpenRecord[]> {
    const projects = await this.work.run((tx) => tx.findBy(Project, { submittedAt: Not(IsNull()), state: Not(In(ENDED_PROJECTS)) }));
    return projects.map(({ number, name: title, processInstanceKey, updatedAt, submittedAt }) => ({ number, title, processInstanceKey, updatedAt, processExpectedSince: submittedAt }));
  }

  async myRecords(actor: Actor, limit: number): Promise<ProcessRecordItem[]> {
    const where = { managerId: actor.personId, state: Not(In(ENDED_PROJECTS)) };
    const projects = await this.work.run((tx) => tx.find(Project, { where, order: { updatedAt: 'DESC' }, take: limit }));
    return projects.map(({ number, name: title, state, updatedAt }) => ({ kind: this.kind, number, title, state, updatedAt: updatedAt.toISOString() }));
  }

  private async verdict(project: Project, { elementId, actor, variables }: DecisionContext, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    if (elementId === 'DecideInitiation') return mayDecideInitiation(project, actor, variables);
    if (elementId !== 'RunStage') return ok();
    if (project.state !== 'running') return refuse('illegal-transition', `${project.number} is in the state ${project.state}.`);
    const current = (await this.plan.stages(project.number, tx)).find(({ state }) => state === 'active');
    const gate = (await this.plan.gates(project.number, tx)).find(({ stage }) => stage === current?.ordinal);
    const [missing] = gate ? missingForReview(gate, project) : [];
    return missing ? refuse('conflict', missing) : ok();
  }
}

function mayDecideInitiation(project: Project, { personId, administrator }: Actor, { decision, comment }: Record<string, unknown>): Result<void, Refusal<ProblemCode>> {
  const { number, state, managerId } = project;
  if (state !== 'initiation') return refuse('illegal-transition', `${number} is in the state ${state}: its initiation is not asked for.`);
  if (managerId === personId || managerId === administrator?.personId) return refuse('separation-of-duties', `You manage ${number}: somebody else has to decide on its initiation.`);
  const silent = typeof comment !== 'string' || comment.trim() === '';
  return decision === 'reject' && silent ? refuse('validation-failed', 'Say why you reject the project.', 'comment') : ok();
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

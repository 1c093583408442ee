import { Inject } from '@nestjs/common';
import { IsArray, IsISO8601, IsObject, IsString } from 'class-validator';
import { In } from 'typeorm';
import type { Clock } from '#core/kernel';
import { People } from '#platform/identity';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { Watchers } from '#platform/notifications';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { ProjectPlan } from '../application/project-plan.js';
import { GateRecords } from '../application/gate-records.js';
import { ProjectRecords } from '../application/project-records.js';
import { GateCondition } from '../domain/gate-review.entities.js';
import type { Gate } from '../domain/gate.entity.js';
import { gatekeepersOf, ownerOf } from '../domain/project-readiness.js';
import type { Project } from '../domain/project.entity.js';
import { AskingJobInput } from './project-job.dto.js';

/** What a criterion's owner is asked for. */
interface EvidenceRequest {
  criterion: string;
  question: string;
  /** User name. */
  owner: string;
}

export class AssembleDossierOutput {
  @IsString()
  title!: string;

  @IsArray()
  @IsObject({ each: true })
  evidenceRequests!: EvidenceRequest[];

  @IsISO8601()
  evidenceDue!: string;
}

/** Opens a review of the gate: a new round begins, and the owners of criteria by hand are asked for evidence. */
@JobWorker({ type: 'gate.assemble-dossier', input: AskingJobInput, output: AssembleDossierOutput })
export class AssembleDossierJob implements JobHandler<AskingJobInput, AssembleDossierOutput> {
  constructor(
    private readonly projectRecords: ProjectRecords,
    private readonly gateRecords: GateRecords,
    private readonly plan: ProjectPlan,
    private readonly people: People,
    private readonly watchers: Watchers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables: { recordNumber, workingDays = 5 }, processInstanceKey }: Job<AskingJobInput>, tx: Transaction): Promise<JobOutcome<AssembleDossierOutput>> {
    const { gate, project } = await this.gateRecords.withProject(recordNumber, tx);
    if (project.state === 'held') await this.projectRecords.move(project, 'running', { actor: null, action: 'project.resumed' }, tx);
    await tx.update(GateCondition, { gate: recordNumber, state: In(['proposed', 'open']) }, { state: 'dropped' });
    Object.assign(gate, { round: gate.round + 1, processInstanceKey, quorum: null });
    await this.gateRecords.move(gate, 'evidence', { actor: null, action: 'gate.opened' }, tx);
    for (const person of concerned(gate, project)) await this.watchers.watch(recordNumber, person, tx);
    const days = await this.plan.workingDays(tx);
    const evidenceDue = days.endOf(days.after(days.dayOf(this.clock.now()), workingDays));
    return completed({ title: `${gate.name} · ${project.name}`, evidenceRequests: await this.requests(gate, project, tx), evidenceDue });
  }

  private async requests({ criteria }: Gate, project: Project, tx: Transaction): Promise<EvidenceRequest[]> {
    const byHand = criteria.filter(({ live }) => live === null);
    const people = await this.people.refs(byHand.map((criterion) => ownerOf(criterion, project)), tx);
    return byHand.map((criterion) => ({ criterion: criterion.key, question: criterion.text, owner: people.get(ownerOf(criterion, project))!.username }));
  }
}

/** Who hears from now on what happens to the gate: those who decide on it, those who own its criteria, and who manages the project. */
function concerned(gate: Gate, project: Project): Set<string> {
  return new Set([project.managerId, ...gatekeepersOf(gate, project), ...gate.criteria.map((criterion) => ownerOf(criterion, project))]);
}

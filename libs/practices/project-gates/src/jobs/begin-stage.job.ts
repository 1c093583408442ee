import { IsBoolean, IsInt, IsISO8601, IsString } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ProjectPlan } from '../application/project-plan.js';
import { ProjectRecords } from '../application/project-records.js';
import { OPEN_GATES } from '../domain/lifecycles.js';
import { Stage } from '../domain/stage.entity.js';
import { ProjectJobInput } from './project-job.dto.js';

export class BeginStageOutput {
  @IsInt()
  stageNumber!: number;

  @IsString()
  stageName!: string;

  @IsISO8601()
  stageEnds!: string;

  @IsString()
  gateNumber!: string;

  @IsString()
  gateName!: string;

  @IsBoolean()
  lastStage!: boolean;
}

/** Begins the first stage that is not over, and tells the process of its gate. A stage that is recycled begins again; one that was moved goes on with its new end. */
@JobWorker({ type: 'project.begin-stage', input: ProjectJobInput, output: BeginStageOutput })
export class BeginStageJob implements JobHandler<ProjectJobInput, BeginStageOutput> {
  constructor(
    private readonly projectRecords: ProjectRecords,
    private readonly plan: ProjectPlan,
  ) {}

  async handle({ variables: { recordNumber } }: Job<ProjectJobInput>, tx: Transaction): Promise<JobOutcome<BeginStageOutput>> {
    const project = await this.projectRecords.forJob(recordNumber, tx);
    const [stages, gates] = [await this.plan.stages(recordNumber, tx), await this.plan.gates(recordNumber, tx)];
    const stage = stages.find(({ state }) => state !== 'done');
    const gate = gates.find((one) => one.stage === stage?.ordinal);
    if (!stage || !gate || OPEN_GATES.includes(gate.state)) throw new Error(`${recordNumber} has no stage that could begin.`);
    if (stage.state !== 'active' || gate.state === 'recycled') {
      await tx.update(Stage, { project: recordNumber, ordinal: stage.ordinal }, { state: 'active' });
      await this.projectRecords.save(project, { actor: null, action: 'project.stage-begun', reason: stage.name }, tx);
    }
    const stageEnds = (await this.plan.workingDays(tx)).endOf(stage.ends);
    return completed({ stageNumber: stage.ordinal, stageName: stage.name, stageEnds, gateNumber: gate.number, gateName: gate.name, lastStage: stage.ordinal === stages.length });
  }
}

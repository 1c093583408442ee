import { IsIn, IsOptional, IsString } from 'class-validator';
import { writeFields } from '#platform/audit';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { ImprovementJobInput, NoOutput } from './improvement-job.dto.js';

export class RecordVisionInput extends ImprovementJobInput {
  @IsIn(['link', 'reject'])
  vision!: 'link' | 'reject';

  @IsOptional()
  @IsString()
  objective?: string | null;
}

/** Writes the objective that the improvement serves; without one it is about to be rejected. */
@JobWorker({ type: 'improvement.record-vision', input: RecordVisionInput, output: NoOutput })
export class RecordVisionJob implements JobHandler<RecordVisionInput, NoOutput> {
  constructor(private readonly records: ImprovementRecords) {}

  async handle({ variables }: Job<RecordVisionInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const { recordNumber, vision, objective } = variables;
    const improvement = await this.records.forJob(recordNumber, tx);
    if (vision === 'reject') return completed({});
    if (!objective) throw new Error(`${recordNumber} was linked to no objective.`);
    const changes = writeFields(improvement, { objective }, ['objective']);
    await this.records.move(improvement, 'assess', { actor: null, action: 'improvement.taken-up', changes }, tx);
    return completed({});
  }
}

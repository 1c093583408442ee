import { IsBoolean, IsNumber, IsString } from 'class-validator';
import { writeFields } from '#platform/audit';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { isReached } from '../domain/improvement-content.js';
import { ImprovementJobInput } from './improvement-job.dto.js';

export class RecordMeasurementInput extends ImprovementJobInput {
  @IsNumber()
  measured!: number;

  @IsString()
  lessons!: string;
}

export class RecordMeasurementOutput {
  @IsBoolean()
  benefitReached!: boolean;
}

/** Writes the figure and what was learned, and compares the figure with the target. */
@JobWorker({ type: 'improvement.record-measurement', input: RecordMeasurementInput, output: RecordMeasurementOutput })
export class RecordMeasurementJob implements JobHandler<RecordMeasurementInput, RecordMeasurementOutput> {
  constructor(private readonly records: ImprovementRecords) {}

  async handle({ variables }: Job<RecordMeasurementInput>, tx: Transaction): Promise<JobOutcome<RecordMeasurementOutput>> {
    const { recordNumber, measured, lessons } = variables;
    const improvement = await this.records.forJob(recordNumber, tx);
    const changes = writeFields(improvement, { measured, lessons }, ['measured', 'lessons']);
    await this.records.save(improvement, { actor: null, action: 'improvement.compared', changes }, tx);
    return completed({ benefitReached: isReached(improvement, measured) });
  }
}

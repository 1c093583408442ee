import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsObject, IsString, ValidateNested } from 'class-validator';
import { IMPROVEMENT_EFFORTS, LEVELS, type ImprovementEffort, type Level } from '#core/contracts';
import { writeFields } from '#platform/audit';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { ASSESSED_FIELDS } from '../domain/improvement-content.js';
import { ImprovementJobInput, NoOutput } from './improvement-job.dto.js';

class PriorityFound {
  @IsIn(LEVELS)
  priority!: Level;

  @IsString()
  reason!: string;
}

export class RecordAssessmentInput extends ImprovementJobInput {
  @IsIn(LEVELS)
  benefit!: Level;

  @IsIn(IMPROVEMENT_EFFORTS)
  effort!: ImprovementEffort;

  @IsString()
  indicator!: string;

  @IsString()
  unit!: string;

  @IsNumber()
  baseline!: number;

  @IsNumber()
  target!: number;

  /** Result of the decision table `improvement-priority`. */
  @IsObject()
  @ValidateNested()
  @Type(() => PriorityFound)
  priority!: PriorityFound;
}

/** Writes where we are, where we want to be, and what the decision table made of it. */
@JobWorker({ type: 'improvement.record-assessment', input: RecordAssessmentInput, output: NoOutput })
export class RecordAssessmentJob implements JobHandler<RecordAssessmentInput, NoOutput> {
  constructor(private readonly records: ImprovementRecords) {}

  async handle({ variables }: Job<RecordAssessmentInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const { recordNumber, priority: found, benefit, effort, indicator, unit, baseline, target } = variables;
    const improvement = await this.records.forJob(recordNumber, tx);
    const content = { benefit, effort, indicator, unit, baseline, target, priority: found.priority };
    const changes = writeFields(improvement, content, [...ASSESSED_FIELDS, 'priority']);
    improvement.priorityReason = found.reason;
    await this.records.move(improvement, 'approve', { actor: null, action: 'improvement.prioritised', reason: found.reason, changes }, tx);
    return completed({});
  }
}

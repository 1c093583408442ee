import { IsIn, IsOptional, IsString } from 'class-validator';
import { IMPROVEMENT_CAUSES, type ImprovementCause } from '#core/contracts';
import { People } from '#platform/identity';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import { ImprovementJobInput } from './improvement-job.dto.js';

export class ReadImprovementOutput {
  @IsString()
  title!: string;

  /** User name. */
  @IsString()
  owner!: string;

  @IsOptional()
  @IsString()
  objective!: string | null;

  @IsIn(IMPROVEMENT_CAUSES)
  cause!: ImprovementCause;
}

/** Gives the process the improvement as it is on record. One that names its objective is assessed at once. */
@JobWorker({ type: 'improvement.read', input: ImprovementJobInput, output: ReadImprovementOutput })
export class ReadImprovementJob implements JobHandler<ImprovementJobInput, ReadImprovementOutput> {
  constructor(
    private readonly records: ImprovementRecords,
    private readonly people: People,
  ) {}

  async handle({ variables }: Job<ImprovementJobInput>, tx: Transaction): Promise<JobOutcome<ReadImprovementOutput>> {
    const improvement = await this.records.forJob(variables.recordNumber, tx);
    const { title, ownerId, objective, cause } = improvement;
    const owner = await this.people.byId(ownerId, tx);
    if (!owner) throw new Error(`Nobody owns ${improvement.number}.`);
    if (objective !== null) await this.records.move(improvement, 'assess', { actor: null, action: 'improvement.taken-up' }, tx);
    return completed({ title, owner: owner.username, objective, cause });
  }
}

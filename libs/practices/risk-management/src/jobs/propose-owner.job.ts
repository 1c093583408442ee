import { IsString } from 'class-validator';
import { People } from '#platform/identity';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { RiskRecords } from '../application/risk-records.js';
import { NoOutput, RiskJobInput } from './risk-job.dto.js';

export class ProposeOwnerInput extends RiskJobInput {
  /** User name. */
  @IsString()
  owner!: string;
}

/** Writes the owner that a manager named, whom the process then asks. */
@JobWorker({ type: 'risk.propose-owner', input: ProposeOwnerInput, output: NoOutput })
export class ProposeOwnerJob implements JobHandler<ProposeOwnerInput, NoOutput> {
  constructor(
    private readonly records: RiskRecords,
    private readonly people: People,
  ) {}

  async handle({ variables }: Job<ProposeOwnerInput>, tx: Transaction): Promise<JobOutcome<NoOutput>> {
    const risk = await this.records.forJob(variables.recordNumber, tx);
    const person = await this.people.byUsername(variables.owner, tx);
    if (!person) throw new Error(`Nobody here is called "${variables.owner}".`);
    await this.records.propose(risk, person.id, tx);
    await this.records.save(risk, { actor: null, action: 'risk.owner-proposed', changes: [{ field: 'owner', before: null, after: person.username }] }, tx);
    return completed({});
  }
}

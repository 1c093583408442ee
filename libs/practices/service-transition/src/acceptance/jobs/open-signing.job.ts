import { IsArray, IsString } from 'class-validator';
import { People } from '#platform/identity';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { AcceptanceRecords } from '../acceptance-records.js';
import { AcceptanceStanding } from '../acceptance-standing.js';
import { AcceptanceJobInput } from './acceptance-job.dto.js';

export class OpenSigningOutput {
  /** User names of those beside the service managers who may sign. */
  @IsArray()
  @IsString({ each: true })
  signers!: string[];
}

/** The evidence is there, or its time is over: operations look at it and sign. */
@JobWorker({ type: 'acceptance.open-signing', input: AcceptanceJobInput, output: OpenSigningOutput })
export class OpenSigningJob implements JobHandler<AcceptanceJobInput, OpenSigningOutput> {
  constructor(
    private readonly records: AcceptanceRecords,
    private readonly standing: AcceptanceStanding,
    private readonly people: People,
  ) {}

  async handle({ variables: { recordNumber } }: Job<AcceptanceJobInput>, tx: Transaction): Promise<JobOutcome<OpenSigningOutput>> {
    const acceptance = await this.records.forJob(recordNumber, tx);
    await this.records.move(acceptance, 'signing', { actor: null, action: 'acceptance.to-be-signed' }, tx);
    const { serviceOwners, excluded } = await this.standing.signersOf(acceptance, tx);
    const people = await this.people.refs(serviceOwners.filter((id) => !excluded.has(id)), tx);
    return completed({ signers: [...people.values()].map(({ username }) => username) });
  }
}

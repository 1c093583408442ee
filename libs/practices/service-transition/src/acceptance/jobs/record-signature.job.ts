import { IsIn } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { Signatures } from '../../criteria/signatures.js';
import { contentHash } from '../acceptance-decisions.js';
import { AcceptanceRecords } from '../acceptance-records.js';
import { AcceptanceStanding } from '../acceptance-standing.js';
import { AcceptanceJobInput } from './acceptance-job.dto.js';

const SIGNATURES = ['accepted', 'returned'] as const;

export class RecordSignatureOutput {
  @IsIn(SIGNATURES)
  signature!: (typeof SIGNATURES)[number];
}

/** Accepts the service by the signature on record. What was rejected, or is not as it was signed, goes back to those who bring the evidence. */
@JobWorker({ type: 'acceptance.record-signature', input: AcceptanceJobInput, output: RecordSignatureOutput })
export class RecordSignatureJob implements JobHandler<AcceptanceJobInput, RecordSignatureOutput> {
  constructor(
    private readonly records: AcceptanceRecords,
    private readonly standing: AcceptanceStanding,
    private readonly signatures: Signatures,
  ) {}

  async handle({ variables: { recordNumber } }: Job<AcceptanceJobInput>, tx: Transaction): Promise<JobOutcome<RecordSignatureOutput>> {
    const acceptance = await this.records.forJob(recordNumber, tx);
    const { decision, comment, contentHash: signed } = await this.signatures.last(recordNumber, tx);
    const standing = await this.standing.of(acceptance, tx);
    const obstacles = [...standing.blockers, ...(signed === contentHash(acceptance, standing) ? [] : ['What is asked, or what was brought for it, was changed after the signature.'])];
    if (decision === 'accept' && obstacles.length === 0) {
      await this.records.move(acceptance, 'accepted', { actor: null, action: 'acceptance.accepted' }, tx);
      return completed({ signature: 'accepted' });
    }
    await this.records.note(acceptance, { actor: null, action: 'acceptance.returned', reason: decision === 'accept' ? obstacles.join(' ') : comment }, tx);
    return completed({ signature: 'returned' });
  }
}

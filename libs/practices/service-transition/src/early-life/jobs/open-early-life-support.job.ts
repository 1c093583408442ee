import { Optional } from '@nestjs/common';
import { IsString, Matches } from 'class-validator';
import { completed, failed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { ReleaseDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { EarlyLifeRegister } from '../early-life-register.js';

export class OpenEarlyLifeSupportInput {
  @IsString()
  @Matches(/^REL-\d+$/)
  recordNumber!: string;
}

export class OpenEarlyLifeSupportOutput {
  @IsString()
  earlyLifeSupport!: string;
}

/** Puts the early-life support of a release on record, which the release then calls. A release whose support has not ended keeps it. */
@JobWorker({ type: 'transition.open-early-life-support', input: OpenEarlyLifeSupportInput, output: OpenEarlyLifeSupportOutput })
export class OpenEarlyLifeSupportJob implements JobHandler<OpenEarlyLifeSupportInput, OpenEarlyLifeSupportOutput> {
  constructor(
    private readonly register: EarlyLifeRegister,
    /** Absent where no practice keeps releases. */
    @Optional() private readonly releases?: ReleaseDirectory,
  ) {}

  async handle({ variables: { recordNumber } }: Job<OpenEarlyLifeSupportInput>, tx: Transaction): Promise<JobOutcome<OpenEarlyLifeSupportOutput>> {
    const release = (await this.releases?.byNumbers([recordNumber], tx))?.get(recordNumber);
    if (!release) throw new Error(`There is no release ${recordNumber}.`);
    if (release.services.length === 0) return failed(`${recordNumber} delivers to no service: there is nothing to support.`, { retries: 0 });
    const { number } = await this.register.ofRelease(release, tx);
    return completed({ earlyLifeSupport: number });
  }
}

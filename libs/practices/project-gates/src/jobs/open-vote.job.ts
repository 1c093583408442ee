import { Inject } from '@nestjs/common';
import { IsArray, IsInt, IsISO8601, IsString } from 'class-validator';
import type { Clock } from '#core/kernel';
import { People } from '#platform/identity';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { GateReviews } from '../application/gate-reviews.js';
import { ProjectPlan } from '../application/project-plan.js';
import { GateRecords } from '../application/gate-records.js';
import { AskingJobInput } from './project-job.dto.js';

export class OpenVoteOutput {
  /** User names of those who have not voted yet. */
  @IsArray()
  @IsString({ each: true })
  gatekeepers!: string[];

  /** Of all of them, for the quorum. */
  @IsInt()
  gatekeeperCount!: number;

  @IsISO8601()
  voteDue!: string;
}

/** The evidence is there, or its time is over: the gatekeepers judge and vote. Without a quorum those who were silent are asked again. */
@JobWorker({ type: 'gate.open-vote', input: AskingJobInput, output: OpenVoteOutput })
export class OpenVoteJob implements JobHandler<AskingJobInput, OpenVoteOutput> {
  constructor(
    private readonly gateRecords: GateRecords,
    private readonly reviews: GateReviews,
    private readonly plan: ProjectPlan,
    private readonly people: People,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables: { recordNumber, workingDays = 3 } }: Job<AskingJobInput>, tx: Transaction): Promise<JobOutcome<OpenVoteOutput>> {
    const gate = await this.gateRecords.forJob(recordNumber, tx);
    const again = gate.state === 'voting';
    await this.gateRecords.move(gate, 'voting', { actor: null, action: again ? 'gate.vote-asked-again' : 'gate.vote-opened' }, tx);
    const { gatekeepers, silent } = await this.reviews.of(gate, tx);
    if (gatekeepers.length === 0) throw new Error(`Nobody in the team of ${gate.project} is a gatekeeper of ${recordNumber}.`);
    const people = await this.people.refs(silent, tx);
    const days = await this.plan.workingDays(tx);
    const voteDue = days.endOf(days.after(days.dayOf(this.clock.now()), workingDays));
    return completed({ gatekeepers: silent.map((id) => people.get(id)!.username), gatekeeperCount: gatekeepers.length, voteDue });
  }
}

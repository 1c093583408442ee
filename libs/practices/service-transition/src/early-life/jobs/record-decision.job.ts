import { IsIn, IsInt, IsISO8601, IsOptional } from 'class-validator';
import type { EarlyLifeOutcome } from '#core/contracts';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import type { Signature } from '../../criteria/signature.entity.js';
import { Signatures } from '../../criteria/signatures.js';
import { decisionPossible, isDecision } from '../early-life-decisions.js';
import { EarlyLifeRecords } from '../early-life-records.js';
import { EarlyLifeStanding } from '../early-life-standing.js';
import type { EarlyLifeSupport } from '../early-life.entity.js';
import { Lessons } from '../lessons.js';
import { SupportDays } from '../support-days.js';
import { EarlyLifeJobInput } from './early-life-job.dto.js';

const OUTCOMES = ['accepted', 'rolled-back', 'extended', 'returned'] as const;

export class RecordDecisionOutput {
  /** `returned`: the records no longer allow what was decided, and it is asked again. */
  @IsIn(OUTCOMES)
  decisionOutcome!: (typeof OUTCOMES)[number];

  /** What the release hears; null while it goes on. */
  @IsOptional()
  @IsIn(['accepted', 'rolled-back'])
  earlyLifeOutcome!: EarlyLifeOutcome | null;

  @IsInt()
  extensions!: number;

  @IsISO8601()
  plannedEnd!: string;
}

type Outcome = RecordDecisionOutput['decisionOutcome'];

/** Carries out what operations signed: the support ends as accepted or rolled back, or lasts longer. */
@JobWorker({ type: 'early-life.record-decision', input: EarlyLifeJobInput, output: RecordDecisionOutput })
export class RecordDecisionJob implements JobHandler<EarlyLifeJobInput, RecordDecisionOutput> {
  constructor(
    private readonly records: EarlyLifeRecords,
    private readonly standing: EarlyLifeStanding,
    private readonly signatures: Signatures,
    private readonly days: SupportDays,
    private readonly lessons: Lessons,
  ) {}

  async handle({ variables: { recordNumber } }: Job<EarlyLifeJobInput>, tx: Transaction): Promise<JobOutcome<RecordDecisionOutput>> {
    const support = await this.records.forJob(recordNumber, tx);
    const decisionOutcome = await this.carriedOut(support, await this.signatures.last(recordNumber, tx), tx);
    const earlyLifeOutcome = decisionOutcome === 'accepted' || decisionOutcome === 'rolled-back' ? decisionOutcome : null;
    const plannedEnd = (await this.days.of(support, tx)).endOf(support.plannedOn!);
    return completed({ decisionOutcome, earlyLifeOutcome, extensions: support.extensions, plannedEnd });
  }

  private async carriedOut(support: EarlyLifeSupport, { decision, comment }: Signature, tx: Transaction): Promise<Outcome> {
    const possible = isDecision(decision) ? decisionPossible(decision, support, await this.standing.of(support, tx)) : null;
    if (!possible?.ok) {
      await this.records.note(support, { actor: null, action: 'early-life.returned', reason: possible?.failure.message }, tx);
      return 'returned';
    }
    if (decision === 'extend') return this.extend(support, comment, tx);
    const outcome = decision === 'accept' ? 'accepted' : 'rolled-back';
    await this.records.move(support, outcome, { actor: null, action: `early-life.${outcome}`, reason: comment }, tx);
    if (outcome === 'rolled-back') await this.lessons.rolledBack(support, comment, tx);
    return outcome;
  }

  private async extend(support: EarlyLifeSupport, reason: string, tx: Transaction): Promise<Outcome> {
    const before = support.plannedOn;
    const after = await this.days.extended(support, Math.max(1, support.extensionRule!.workingDays), tx);
    Object.assign(support, { extensions: support.extensions + 1, plannedOn: after });
    await this.records.move(support, 'running', { actor: null, action: 'early-life.extended', reason, changes: [{ field: 'plannedOn', before, after }] }, tx);
    return 'extended';
  }
}

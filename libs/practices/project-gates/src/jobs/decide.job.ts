import { Inject } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { GATE_OUTCOMES, type ConditionView, type GateOutcome, type GateState } from '#core/contracts';
import type { Clock } from '#core/kernel';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { frozenText, type Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { GateReviews, type GateReview } from '../application/gate-reviews.js';
import { GateRecords } from '../application/gate-records.js';
import { ProjectRecords } from '../application/project-records.js';
import type { DossierContent } from '../domain/dossier.js';
import { GateCondition, GateDossier } from '../domain/gate-review.entities.js';
import { tally } from '../domain/gate-verdict.js';
import type { Gate, Quorum } from '../domain/gate.entity.js';
import type { Project } from '../domain/project.entity.js';
import { Stage } from '../domain/stage.entity.js';
import { GateJobInput } from './project-job.dto.js';

class QuorumInput implements Quorum {
  @IsInt()
  @Min(1)
  votesNeeded!: number;

  @IsNumber()
  @Min(0)
  @Max(1)
  goShare!: number;
}

export class DecideInput extends GateJobInput {
  @IsObject()
  @ValidateNested()
  @Type(() => QuorumInput)
  quorum!: QuorumInput;
}

export class DecideOutput {
  /** False: too few have voted. */
  @IsBoolean()
  quorate!: boolean;

  @IsOptional()
  @IsIn(GATE_OUTCOMES)
  outcome!: GateOutcome | null;

  /** What the process watches from now on. */
  @IsArray()
  @IsObject({ each: true })
  conditions!: { id: string; due: string }[];
}

interface Decision {
  outcome: GateOutcome;
  /** Why it is not what the votes say. */
  reason: string | null;
}

const STATE_AFTER = {
  go: 'passed', 'conditional-go': 'conditional', hold: 'held', recycle: 'recycled', kill: 'killed',
} as const satisfies Record<GateOutcome, GateState>;

/** Counts the votes, freezes what was known as the dossier, and moves gate, stage and project by the outcome. */
@JobWorker({ type: 'gate.decide', input: DecideInput, output: DecideOutput })
export class DecideGateJob implements JobHandler<DecideInput, DecideOutput> {
  constructor(
    private readonly projectRecords: ProjectRecords,
    private readonly gateRecords: GateRecords,
    private readonly reviews: GateReviews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables: { recordNumber, quorum } }: Job<DecideInput>, tx: Transaction): Promise<JobOutcome<DecideOutput>> {
    const { gate, project } = await this.gateRecords.withProject(recordNumber, tx);
    const review = await this.reviews.of(gate, tx);
    const counted = tally(review.votes.map(({ vote }) => vote), attainable(quorum, review));
    if (!counted.quorate) {
      await this.gateRecords.note(gate, { actor: null, action: 'gate.not-quorate' }, tx);
      return completed({ quorate: false, outcome: null, conditions: [] });
    }
    const decision = stillPossible(counted.outcome, review);
    gate.quorum = { votesNeeded: quorum.votesNeeded, goShare: quorum.goShare };
    const conditions = await this.keepConditions(review, decision, tx);
    await this.freeze(gate, review, decision, conditions, tx);
    await this.move(gate, project, decision, tx);
    return completed({ quorate: true, outcome: decision.outcome, conditions: conditions.map(({ id, due }) => ({ id, due })) });
  }

  /** Proposed conditions are open from now on, or dropped when the gate passes without them or does not pass. */
  private async keepConditions({ conditions }: GateReview, { outcome }: Decision, tx: Transaction): Promise<ConditionView[]> {
    const proposed = conditions.filter(({ state }) => state === 'proposed');
    const state = outcome === 'conditional-go' ? 'open' : 'dropped';
    for (const { id } of proposed) await tx.update(GateCondition, { id }, { state });
    return state === 'open' ? this.reviews.conditionViews(proposed, tx) : [];
  }

  private async freeze(gate: Gate, { project, criteria, votes }: GateReview, { outcome, reason }: Decision, conditions: readonly ConditionView[], tx: Transaction): Promise<void> {
    const decidedAt = new Date(this.clock.now()).toISOString();
    const accepted = conditions.map(({ id, criterion, text, owner, due }) => ({ id, criterion, text, owner, due }));
    const { number, round } = gate;
    const content: DossierContent = { gate: number, project: project.number, round, outcome, reason, decidedAt, quorum: gate.quorum!, criteria, votes, conditions: accepted };
    await tx.insert(GateDossier, { gate: number, round, ...frozenText(content) });
  }

  private async move(gate: Gate, project: Project, { outcome, reason }: Decision, tx: Transaction): Promise<void> {
    const changes = [{ field: 'outcome', before: gate.outcome, after: outcome }];
    gate.outcome = outcome;
    await this.gateRecords.move(gate, STATE_AFTER[outcome], { actor: null, action: 'gate.decided', reason, changes }, tx);
    if (outcome === 'go' || outcome === 'conditional-go') await tx.update(Stage, { project: gate.project, ordinal: gate.stage }, { state: 'done' });
    const note = { actor: null, action: 'project.gate-decided', reason: `${gate.number} ${gate.name}`, changes: [{ field: 'outcome', before: null, after: outcome }] };
    if (outcome === 'hold') await this.projectRecords.move(project, 'held', note, tx);
    else await this.projectRecords.save(project, note, tx);
  }
}

/** No more votes than there are gatekeepers, whatever the table says. */
function attainable({ votesNeeded, goShare }: Quorum, { gatekeepers }: GateReview): Quorum {
  return { votesNeeded: Math.min(votesNeeded, gatekeepers.length), goShare };
}

/** What the votes say, unless records have changed since they were cast so that the gate must not pass. */
function stillPossible(outcome: GateOutcome, review: GateReview): Decision {
  if (outcome !== 'go' && outcome !== 'conditional-go') return { outcome, reason: null };
  const [blocker] = review.blockers(outcome);
  return blocker ? { outcome: 'hold', reason: `The votes were for ${outcome}, but: ${blocker}` } : { outcome, reason: null };
}

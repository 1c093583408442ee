import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { ConditionView, CriterionState, GateCriterion, PersonRef, VoteView } from '#core/contracts';
import { People } from '#platform/identity';
import { isGood, LiveQueries, RiskDirectory, withoutOwner, type LiveScope } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { blockers } from '../domain/gate-verdict.js';
import { GateCondition, GateEvidence, GateJudgement, GateVote } from '../domain/gate-review.entities.js';
import { Gate } from '../domain/gate.entity.js';
import { gatekeepersOf, ownerOf } from '../domain/project-readiness.js';
import { Project, teamOf } from '../domain/project.entity.js';

/** All that is known of a gate now: answers of live queries, evidence, judgements, votes and conditions of its review. */
export interface GateReview {
  project: Project;
  criteria: CriterionState[];
  /** Ids of the gatekeepers, and of those whose vote is missing. */
  gatekeepers: string[];
  silent: string[];
  /** Ids of those whose voice is given in this review, the vote of one decision left out. */
  voices(but?: string): ReadonlySet<string>;
  votes: VoteView[];
  conditions: GateCondition[];
  blockers(outcome: 'go' | 'conditional-go'): string[];
}

const VOTED_BY = `
  select gate.number from tollgate.gate
  join tollgate.gate_vote vote on vote.gate = gate.number and vote.round = gate.round and vote.void_reason is null
  where gate.number = any($2) and $1 in (vote.person_id, vote.in_name_of_id)`;

interface Rows {
  evidence: Map<string, GateEvidence>;
  judgements: Map<string, GateJudgement>;
  people: Map<string, PersonRef>;
}

/**
 * Reads gates as they stand; whoever decides on one holds its lock. The team may change meanwhile: votes count of those who are gatekeepers
 * now, and judgements of those who do not own the criterion now.
 */
@Injectable()
export class GateReviews {
  constructor(
    private readonly people: People,
    private readonly queries: LiveQueries,
    private readonly risks: RiskDirectory,
  ) {}

  async of(gate: Gate, tx: Transaction): Promise<GateReview> {
    const { number, round } = gate;
    const project = await tx.findOneByOrFail(Project, { number: gate.project });
    const gatekeepers = gatekeepersOf(gate, project);
    const [evidence, judgements, cast, conditions, others, risks] = [
      await tx.find(GateEvidence, { where: { gate: number, voidReason: IsNull() }, order: { id: 'ASC' } }),
      await tx.find(GateJudgement, { where: { gate: number, round, voidReason: IsNull() }, order: { id: 'ASC' } }),
      await tx.find(GateVote, { where: { gate: number, round, voidReason: IsNull() }, order: { id: 'ASC' } }),
      await tx.find(GateCondition, { where: { gate: number }, order: { createdAt: 'ASC' } }),
      await tx.find(Gate, { select: { number: true, state: true, stage: true }, where: { project: gate.project } }),
      await this.risks.openAt([project.number, ...project.services], tx),
    ];
    const votes = cast.filter((vote) => gatekeepers.includes(voiceOf(vote)));
    const ids = [...teamOf(project), ...evidence, ...votes].map(({ personId }) => personId);
    const people = await this.people.refs([...ids, ...votes.map(voiceOf), ...judgements.map(({ judgeId }) => judgeId)], tx);
    const rows = { evidence: newest(evidence), judgements: newest(judgements), people };
    const criteria: CriterionState[] = [];
    for (const criterion of gate.criteria) criteria.push(await this.stateOf(criterion, project, rows, tx));
    const facts = {
      criteria,
      conditioned: conditions.flatMap(({ criterion, state }) => (state === 'proposed' && criterion !== null ? [criterion] : [])),
      team: teamOf(project).map(({ role }) => role),
      earlier: others.filter(({ stage }) => stage < gate.stage),
      first: gate.stage === 1,
      ownerless: withoutOwner(risks),
    };
    return {
      project,
      criteria,
      gatekeepers,
      silent: gatekeepers.filter((keeper) => !votes.some((vote) => voiceOf(vote) === keeper)),
      voices: (but) => new Set(cast.filter(({ decisionId }) => decisionId !== but).flatMap((vote) => [vote.personId, voiceOf(vote)])),
      votes: votes.map(({ personId, inNameOfId, vote, comment, createdAt }) => ({ by: people.get(personId)!, inNameOf: people.get(inNameOfId ?? '') ?? null, vote, comment, at: createdAt.toISOString() })),
      conditions,
      blockers: (outcome) => blockers(facts, outcome),
    };
  }

  /** Who brought the evidence of the criterion that counts; null: nobody has. */
  async broughtBy(gate: string, criterion: string, tx: Transaction): Promise<string | null> {
    const newest = await tx.findOne(GateEvidence, { where: { gate, criterion, voidReason: IsNull() }, order: { id: 'DESC' } });
    return newest?.personId ?? null;
  }

  /** Those of the gates on which the voice of this person is given in the review that runs. */
  async votedBy(personId: string, numbers: readonly string[], tx: Transaction): Promise<Set<string>> {
    const rows = await tx.query<{ number: string }[]>(VOTED_BY, [personId, numbers]);
    return new Set(rows.map(({ number }) => number));
  }

  async conditionViews(conditions: readonly GateCondition[], tx: Transaction): Promise<ConditionView[]> {
    const people = await this.people.refs(conditions.map(({ ownerId }) => ownerId), tx);
    return conditions.map(({ id, criterion, text, ownerId, due, state, note }) => ({ id, criterion, text, owner: people.get(ownerId)!, due: due.toISOString(), state, note }));
  }

  private async stateOf(criterion: GateCriterion, project: Project, { evidence, judgements, people }: Rows, tx: Transaction): Promise<CriterionState> {
    const ownerId = ownerOf(criterion, project);
    const owner = people.get(ownerId) ?? null;
    const brought = evidence.get(criterion.key);
    const last = judgements.get(criterion.key);
    const judged = last?.judgeId === ownerId ? undefined : last;
    const answer = criterion.live && (await this.queries.answer(criterion.live, scopeOf(project), tx));
    return {
      ...criterion,
      owner,
      answer,
      evidence: brought ? { text: brought.text, claim: brought.claim, by: people.get(brought.personId) ?? owner!, at: brought.createdAt.toISOString() } : null,
      judgement: judged ? { met: judged.met, note: judged.note, by: people.get(judged.judgeId)!, at: judged.createdAt.toISOString() } : null,
      met: criterion.live ? isGood(criterion.live, answer) : (judged?.met ?? null),
    };
  }
}

/** Whose voice a vote is. */
function voiceOf({ personId, inNameOfId }: GateVote): string {
  return inNameOfId ?? personId;
}

function scopeOf({ number: project, goal, services }: Project): LiveScope {
  return { project, goal, services };
}

/** The last row of each criterion. */
function newest<R extends { criterion: string }>(rows: readonly R[]): Map<string, R> {
  return new Map(rows.map((row) => [row.criterion, row]));
}

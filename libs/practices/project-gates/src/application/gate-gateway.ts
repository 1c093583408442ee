import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, Not, IsNull } from 'typeorm';
import { GATE_LIFECYCLE, type ProblemCode, type ProcessRecordItem } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { mayMove, RecordGateways, type DecisionContext, type DecisionTaken, type DecisionVoided, type OpenRecord, type RecordGateway, type StandingDecision, type Voices } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { criterionOf, inWords, mayDecideOn, ownProject, secondVoice, type GateAtDecision } from '../domain/gate-decisions.js';
import { isOutcome, reviewHash } from '../domain/gate-permissions.js';
import { GateEvidence, GateVote } from '../domain/gate-review.entities.js';
import { Gate } from '../domain/gate.entity.js';
import { UNDER_REVIEW } from '../domain/lifecycles.js';
import { Stage } from '../domain/stage.entity.js';
import { GateReviews, type GateReview } from './gate-reviews.js';
import { GateViews } from './gate-views.js';
import { GateRecords } from './gate-records.js';

/** Gates as the task list, operations and the outbox see them. Their process is called by the one of their project. */
@Injectable()
export class GateGateway implements RecordGateway, OnModuleInit {
  readonly prefix = 'GATE';
  readonly kind = 'gate';
  readonly voices: Voices = { tasks: ['CastVote'], givenBy: (personId, numbers) => this.work.run((tx) => this.reviews.votedBy(personId, numbers, tx)) };

  constructor(
    private readonly work: UnitOfWork,
    private readonly gateRecords: GateRecords,
    private readonly reviews: GateReviews,
    private readonly views: GateViews,
    private readonly gateways: RecordGateways,
  ) {}

  onModuleInit(): void {
    this.gateways.register(this);
  }

  async titlesOf(numbers: readonly string[], tx: Transaction): Promise<Map<string, string>> {
    const rows = await tx.query<{ number: string; title: string }[]>(
      `select gate.number, gate.name || ' · ' || project.name as title from tollgate.gate join tollgate.project on project.number = gate.project where gate.number = any($1)`,
      [[...numbers]],
    );
    return new Map(rows.map(({ number, title }) => [number, title]));
  }

  async stakesOf(recordNumber: string): Promise<string[]> {
    return this.read(recordNumber, ({ review }) => [`Until it is decided, ${review.project.number} "${review.project.name}" does not go on.`, ...review.blockers('go')], []);
  }

  async formDataOf(recordNumber: string, elementId: string, taskVariables: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.read<Record<string, unknown>>(
      recordNumber,
      ({ gate, review }) => ({
        number: gate.number,
        gateName: gate.name,
        project: `${review.project.number} ${review.project.name}`,
        ...(elementId === 'CollectEvidence' ? { question: criterionOf(taskVariables, gate.criteria)?.text ?? null } : {}),
        criteria: review.criteria.map(inWords).join('\n'),
        blockers: review.blockers('go').join('\n') || null,
      }),
      {},
    );
  }

  async mayDecide(context: DecisionContext, tx: Transaction): Promise<Result<{ contentHash: string }, Refusal<ProblemCode>>> {
    const gate = await this.gateRecords.lock(context.recordNumber, tx);
    if (!gate) return refuse('not-found', `There is no gate ${context.recordNumber}.`);
    const review = await this.reviews.of(gate, tx);
    const permitted = mayDecideOn(await this.atDecision(gate, review, tx), context);
    return permitted.ok ? ok({ contentHash: reviewHash(gate, review.criteria) }) : permitted;
  }

  async stillPermits({ decisionId, recordNumber, elementId, personId, contentHash }: StandingDecision, tx: Transaction): Promise<Result<void, Refusal<ProblemCode>>> {
    const gate = await this.gateRecords.lock(recordNumber, tx);
    if (!gate) return refuse('not-found', `There is no gate ${recordNumber}.`);
    if (elementId !== 'CastVote') return ok();
    const { gatekeepers, criteria, project, voices } = await this.reviews.of(gate, tx);
    if (personId === project.managerId) return ownProject(gate);
    if (!gatekeepers.includes(personId)) return refuse('not-permitted', `Only the gatekeepers of ${recordNumber} vote on it.`);
    if (voices(decisionId).has(personId)) return secondVoice(gate);
    return contentHash === reviewHash(gate, criteria) ? ok() : refuse('conflict', `The evidence for ${recordNumber} was changed after the vote.`);
  }

  async decided(decision: DecisionTaken, tx: Transaction): Promise<void> {
    const { recordNumber, elementId, variables, taskVariables, actor, decisionId } = decision;
    const gate = await this.gateRecords.forJob(recordNumber, tx);
    const { number, round } = gate;
    const { vote } = variables;
    if (elementId === 'CollectEvidence') {
      const criterion = criterionOf(taskVariables, gate.criteria);
      const brought = { text: textOf(variables['evidence']), claim: variables['claim'] === 'met', personId: actor.personId, decisionId, voidReason: null };
      if (criterion) await tx.insert(GateEvidence, { gate: number, round, criterion: criterion.key, ...brought });
      return this.gateRecords.note(gate, { actor, action: 'gate.evidence-given', reason: criterion?.text }, tx);
    }
    const comment = textOf(variables['comment']);
    if (elementId === 'CastVote' && isOutcome(vote)) await tx.insert(GateVote, { gate: number, round, personId: actor.personId, inNameOfId: actor.deputyFor?.personId ?? null, decisionId, vote, comment, voidReason: null });
    await this.gateRecords.note(gate, { actor, action: elementId === 'CastVote' ? 'gate.voted' : 'gate.task-completed', reason: comment, changes: isOutcome(vote) ? [{ field: 'vote', before: null, after: vote }] : [] }, tx);
  }

  async decisionVoided({ decisionId, recordNumber, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    await tx.update(GateVote, { decisionId }, { voidReason: reason });
    await tx.update(GateEvidence, { decisionId }, { voidReason: reason });
    await this.gateRecords.note(await this.gateRecords.forJob(recordNumber, tx), { actor: null, action: 'gate.decision-void', reason }, tx);
  }

  async calledInstanceOf(recordNumber: string): Promise<string | null> {
    const gate = await this.work.run((tx) => tx.findOneBy(Gate, { number: recordNumber }));
    return gate?.processInstanceKey ?? null;
  }

  /** A gate starts no process of its own. */
  async processStarted(): Promise<void> {}

  async effectRefused(recordNumber: string, _effect: string, reason: string, tx: Transaction): Promise<void> {
    await this.gateRecords.note(await this.gateRecords.forJob(recordNumber, tx), { actor: null, action: 'gate.refused-by-engine', reason }, tx);
  }

  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    const gate = await this.gateRecords.forJob(recordNumber, tx);
    if (mayMove(GATE_LIFECYCLE, gate.state, 'cancelled')) await this.gateRecords.move(gate, 'cancelled', { actor, action: 'gate.cancelled', reason }, tx);
  }

  async openRecords(numbers?: readonly string[]): Promise<OpenRecord[]> {
    const where = { state: In(UNDER_REVIEW), processInstanceKey: Not(IsNull()), ...(numbers && { number: In([...numbers]) }) };
    const gates = await this.work.run((tx) => tx.findBy(Gate, where));
    return gates.map(({ number, name: title, processInstanceKey, updatedAt }) => ({ number, title, processInstanceKey, updatedAt, processExpectedSince: updatedAt }));
  }

  /** Gates under review are in the tasks of those who have to do with them, and the project is in the records of its manager. */
  async myRecords(): Promise<ProcessRecordItem[]> {
    return [];
  }

  private async atDecision(gate: Gate, review: GateReview, tx: Transaction): Promise<GateAtDecision> {
    const stage = await tx.findOneByOrFail(Stage, { project: gate.project, ordinal: gate.stage });
    return {
      ...this.views.inQuestion(gate, review),
      managerId: review.project.managerId,
      voices: review.voices(),
      conditions: review.conditions.some(({ state }) => state === 'proposed'),
      stageOver: stage.state === 'done',
      blockers: review.blockers,
    };
  }

  private read<T>(number: string, use: (found: { gate: Gate; review: GateReview }) => T, otherwise: T): Promise<T> {
    return this.work.run(async (tx) => {
      const gate = await tx.findOneBy(Gate, { number });
      return gate ? use({ gate, review: await this.reviews.of(gate, tx) }) : otherwise;
    });
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

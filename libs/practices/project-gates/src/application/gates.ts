import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { GateAction, GateView, ProblemCode } from '#core/contracts';
import { ok, refuse, type Clock, type Refusal, type Result } from '#core/kernel';
import { People, type Actor } from '#platform/identity';
import { Watchers } from '#platform/notifications';
import { Outbox } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { mayAct, mayJudgeWhatIsOwnedBy } from '../domain/gate-permissions.js';
import { GateCondition, GateEvidence, GateJudgement, GateVote } from '../domain/gate-review.entities.js';
import type { Gate } from '../domain/gate.entity.js';
import { ownerOf } from '../domain/project-readiness.js';
import { CLOCK } from './clock.js';
import { GateReviews, type GateReview } from './gate-reviews.js';
import { GateViews } from './gate-views.js';
import { GateRecords } from './gate-records.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface NewCondition {
  /** Key of the criterion it stands for. */
  criterion: string | null;
  text: string;
  /** User name. */
  owner: string;
  due: string;
}

interface Acting {
  gate: Gate;
  review: GateReview;
  tx: Transaction;
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** What people do with gates beside their tasks: judge criteria, propose and confirm conditions, bring evidence. */
@Injectable()
export class Gates {
  constructor(
    private readonly work: UnitOfWork,
    private readonly gateRecords: GateRecords,
    private readonly reviews: GateReviews,
    private readonly views: GateViews,
    private readonly people: People,
    private readonly outbox: Outbox,
    private readonly watchers: Watchers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async byNumber(number: string, actor: Actor): Promise<Outcome<GateView>> {
    return this.work.run((tx) => this.views.byNumber(number, actor, tx));
  }

  /** Nobody judges a criterion they own or brought the evidence for (`separation-of-duties`), and live criteria are judged by the records. */
  judge(number: string, key: string, { met, note }: { met: boolean; note: string }, actor: Actor): Promise<Outcome<GateView>> {
    return this.act(number, 'judge', actor, async ({ gate, review, tx }) => {
      const criterion = gate.criteria.find((one) => one.key === key);
      if (!criterion) return refuse('not-found', `${number} has no criterion ${key}.`);
      if (criterion.live) return refuse('conflict', `"${criterion.text}" is answered by the records: nobody judges it.`);
      const ownerId = ownerOf(criterion, review.project);
      const separate = mayJudgeWhatIsOwnedBy(ownerId, `"${criterion.text}"`, actor);
      if (!separate.ok) return separate;
      if (met && !review.criteria.some((state) => state.key === key && state.evidence !== null)) return refuse('conflict', `There is no evidence for "${criterion.text}" yet.`);
      const broughtById = await this.reviews.broughtBy(number, key, tx);
      const impartial = broughtById === null ? ok() : mayJudgeWhatIsOwnedBy(broughtById, `the evidence for "${criterion.text}", which you brought for its owner`, actor);
      if (!impartial.ok) return impartial;
      await tx.insert(GateJudgement, { gate: number, round: gate.round, criterion: key, ownerId, broughtById, judgeId: actor.personId, met, note });
      await this.gateRecords.save(gate, { actor, action: met ? 'gate.criterion-met' : 'gate.criterion-not-met', reason: note === '' ? criterion.text : `${criterion.text}: ${note}` }, tx);
      return ok();
    });
  }

  /** Refuses a due date that has passed, and an owner nobody is (`validation-failed`). */
  propose(number: string, { criterion, text, owner, due }: NewCondition, actor: Actor): Promise<Outcome<GateView>> {
    return this.act(number, 'propose-condition', actor, async ({ gate, tx }) => {
      if (criterion !== null && !gate.criteria.some(({ key }) => key === criterion)) return refuse('validation-failed', `${number} has no criterion ${criterion}.`, 'criterion');
      if (Date.parse(due) <= this.clock.now()) return refuse('validation-failed', 'The condition must be due in the future.', 'due');
      const person = await this.people.byUsername(owner, tx);
      if (!person) return refuse('validation-failed', `Nobody here is called "${owner}".`, 'owner');
      await tx.insert(GateCondition, { gate: number, round: gate.round, criterion, text, ownerId: person.id, due: new Date(due), state: 'proposed', note: '', metById: null });
      await this.watchers.watch(number, person.id, tx);
      await this.gateRecords.save(gate, { actor, action: 'gate.condition-proposed', reason: text }, tx);
      return ok();
    });
  }

  /** A gatekeeper who does not own the condition says that it is met; the process hears of it and watches it no longer. */
  confirm(number: string, id: string, note: string, actor: Actor): Promise<Outcome<GateView>> {
    return this.act(number, 'confirm-condition', actor, async ({ gate, review, tx }) => {
      const condition = review.conditions.find((one) => one.id === id);
      if (!condition) return refuse('not-found', `${number} has no such condition.`);
      const separate = mayJudgeWhatIsOwnedBy(condition.ownerId, 'this condition', actor);
      if (!separate.ok) return separate;
      if (condition.state !== 'open') return refuse('illegal-transition', `This condition is ${condition.state}.`);
      await tx.update(GateCondition, { id }, { state: 'met', note, metById: actor.personId });
      await this.gateRecords.save(gate, { actor, action: 'gate.condition-met', reason: note === '' ? condition.text : `${condition.text}: ${note}` }, tx);
      const message = { kind: 'publish-message', recordNumber: number, name: 'gate-condition-met', correlationKey: id, variables: {}, timeToLive: WEEK_MS } as const;
      await this.outbox.enqueue(message, tx);
      return ok();
    });
  }

  /** New evidence takes the place of the old, and judgements of that are void; while the gatekeepers vote, so are the votes cast so far. What was decided stays decided, on what is frozen. */
  giveEvidence(number: string, key: string, { text, claim }: { text: string; claim: boolean }, actor: Actor): Promise<Outcome<GateView>> {
    return this.act(number, 'give-evidence', actor, async ({ gate, review, tx }) => {
      const criterion = gate.criteria.find((one) => one.key === key && one.live === null);
      if (!criterion) return refuse('not-found', `${number} has no criterion ${key} by hand.`);
      if (ownerOf(criterion, review.project) !== actor.personId) return refuse('not-permitted', `"${criterion.text}" is owned by somebody else.`);
      await tx.insert(GateEvidence, { gate: number, round: gate.round, criterion: key, text, claim, personId: actor.personId, decisionId: null, voidReason: null });
      await this.voidWhatWasSaid(gate, key, `The evidence for "${criterion.text}" was changed.`, tx);
      await this.gateRecords.save(gate, { actor, action: 'gate.evidence-changed', reason: criterion.text }, tx);
      return ok();
    });
  }

  private async voidWhatWasSaid({ number: gate, round, state }: Gate, criterion: string, voidReason: string, tx: Transaction): Promise<void> {
    await tx.update(GateJudgement, { gate, round, criterion, voidReason: IsNull() }, { voidReason });
    if (state === 'voting') await tx.update(GateVote, { gate, round, voidReason: IsNull() }, { voidReason });
  }

  private act(number: string, action: GateAction, actor: Actor, write: (acting: Acting) => Promise<Outcome<void>>): Promise<Outcome<GateView>> {
    return this.work.run(async (tx) => {
      const gate = await this.gateRecords.lock(number, tx);
      if (!gate) return refuse('not-found', `There is no gate ${number}.`);
      const review = await this.reviews.of(gate, tx);
      const permitted = mayAct(action, this.views.inQuestion(gate, review), actor);
      if (!permitted.ok) return permitted;
      const written = await write({ gate, review, tx });
      return written.ok ? this.views.byNumber(number, actor, tx) : written;
    });
  }
}

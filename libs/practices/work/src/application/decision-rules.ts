import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { RecordGateways, type DecisionContext, type StandingDecision } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import type { Principal } from '../domain/task-candidates.js';

type Verdict<T> = Result<T, Refusal<ProblemCode>>;
type Question = Omit<DecisionContext, 'recordNumber' | 'actor'> & { recordNumber: string | null };

/**
 * Asks the practice of the record whether somebody may decide. A deputy decides by the right of the colleague who is away, and
 * separation of duties holds for both: neither may stand where the other may not.
 */
@Injectable()
export class DecisionRules {
  constructor(private readonly gateways: RecordGateways) {}

  async mayDecide({ recordNumber, ...question }: Question, actor: Actor, principal: Principal, tx: Transaction): Promise<Verdict<{ contentHash: string | null }>> {
    const gateway = recordNumber === null ? undefined : this.gateways.forNumber(recordNumber);
    if (!gateway || recordNumber === null) return ok({ contentHash: null });
    const verdict = await gateway.mayDecide({ ...question, recordNumber, actor: principal ?? actor }, tx);
    if (!verdict.ok || principal === null) return verdict;
    const own = await gateway.mayDecide({ ...question, recordNumber, actor }, tx);
    return separates(own) ? own : verdict;
  }

  /** The same of a decision on record whose task is about to complete. */
  async stillPermits(decision: StandingDecision, inNameOfId: string | null, tx: Transaction): Promise<Verdict<void>> {
    const gateway = this.gateways.forNumber(decision.recordNumber);
    if (!gateway) return ok();
    const verdict = await gateway.stillPermits({ ...decision, personId: inNameOfId ?? decision.personId }, tx);
    if (!verdict.ok || inNameOfId === null) return verdict;
    const own = await gateway.stillPermits(decision, tx);
    return separates(own) ? own : verdict;
  }
}

function separates<T>(verdict: Verdict<T>): boolean {
  return !verdict.ok && verdict.failure.code === 'separation-of-duties';
}

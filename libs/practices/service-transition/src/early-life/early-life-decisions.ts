import { EARLY_LIFE_DECISIONS, type EarlyLifeDecision } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import { saysWhy, type DecisionContext, type StandingDecision, type Verdict } from '#platform/orchestration';
import { readingsHash } from '../criteria/readiness.js';
import { maySign, signatureStands, type Signers } from '../criteria/signing-rules.js';
import type { SupportStanding } from './early-life-standing.js';
import type { EarlyLifeSupport } from './early-life.entity.js';

const TELL_THE_MAKERS = 'Say why, so that those who deliver learn of it.';

export function isDecision(value: unknown): value is EarlyLifeDecision {
  return (EARLY_LIFE_DECISIONS as readonly unknown[]).includes(value);
}

/** What a decision binds, as SHA-256 (hex). Levels are looked at again when it is carried out. */
export function contentHash({ number, extensions }: EarlyLifeSupport, { criteria }: SupportStanding): string {
  return readingsHash(number, extensions, criteria);
}

/** Whether a person may decide now: accept only what nothing stands in the way of, extend only within the rule. */
export function mayDecideSupport(support: EarlyLifeSupport, standing: SupportStanding, signers: Signers, { actor, variables }: DecisionContext): Verdict {
  const { number, state } = support;
  if (state !== 'deciding') return refuse('illegal-transition', `${number} is in the state ${state}: there is nothing to decide.`);
  const permitted = maySign(signers, actor);
  const { decision } = variables;
  if (!permitted.ok || decision === undefined) return permitted;
  if (!isDecision(decision)) return refuse('validation-failed', 'Choose one of the decisions.', 'decision');
  const possible = decisionPossible(decision, support, standing);
  return possible.ok ? saysWhy(decision, variables, { extend: TELL_THE_MAKERS, 'roll-back': TELL_THE_MAKERS }) : possible;
}

/** Whether the records allow the decision: asked once more where it is carried out. */
export function decisionPossible(decision: EarlyLifeDecision, { number, extensionRule, cancelledAt }: EarlyLifeSupport, { exitBlockers }: SupportStanding): Verdict {
  if (cancelledAt) return refuse('conflict', `${number} has been cancelled.`);
  const [blocker] = exitBlockers;
  if (decision === 'accept' && blocker !== undefined) return refuse('conflict', blocker, 'decision');
  if (decision === 'extend' && extensionRule?.mayExtend !== true) return refuse('conflict', `${number} cannot be extended again. ${extensionRule?.reason ?? ''}`.trim(), 'decision');
  return ok();
}

/** The same rules where the engine completes the task. */
export function decisionStands(support: EarlyLifeSupport, standing: SupportStanding, signers: Signers, { personId, contentHash: hash, variables: { decision } }: StandingDecision): Verdict {
  const permitted = signatureStands(signers, personId);
  if (!permitted.ok) return permitted;
  const possible = isDecision(decision) ? decisionPossible(decision, support, standing) : ok();
  if (!possible.ok || decision !== 'accept') return possible;
  return hash === contentHash(support, standing) ? ok() : refuse('conflict', `What was brought for ${support.number} was changed after the decision.`);
}

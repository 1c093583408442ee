import { ok, refuse } from '#core/kernel';
import { saysWhy, type DecisionContext, type StandingDecision, type Verdict } from '#platform/orchestration';
import { readingsHash } from '../criteria/readiness.js';
import { maySign, signatureStands, type Signers } from '../criteria/signing-rules.js';
import type { Standing } from './acceptance-standing.js';
import type { Acceptance } from './acceptance.entity.js';

/** What a signature binds, as SHA-256 (hex). */
export function contentHash({ number, round }: Acceptance, { criteria }: Standing): string {
  return readingsHash(number, round, criteria);
}

/** Whether a person may sign now: accept only what nothing stands in the way of, reject only with the reason. */
export function maySignAcceptance(acceptance: Acceptance, standing: Standing, signers: Signers, { actor, variables }: DecisionContext): Verdict {
  const { number, state } = acceptance;
  if (state !== 'signing') return refuse('illegal-transition', `${number} is in the state ${state}: there is nothing to sign.`);
  const permitted = maySign(signers, actor);
  if (!permitted.ok) return permitted;
  const [blocker] = standing.blockers;
  if (variables['decision'] === 'accept' && blocker !== undefined) return refuse('conflict', blocker, 'decision');
  return saysWhy(variables['decision'], variables, { reject: 'Say why, so that those who bring the evidence know what is missing.' });
}

/** The same rules once more, where the engine completes the task. */
export function signatureStillStands(acceptance: Acceptance, standing: Standing, signers: Signers, { personId, contentHash: hash, variables: { decision } }: StandingDecision): Verdict {
  const permitted = signatureStands(signers, personId);
  if (!permitted.ok || decision !== 'accept') return permitted;
  const [blocker] = standing.blockers;
  if (blocker !== undefined) return refuse('conflict', blocker);
  return hash === contentHash(acceptance, standing) ? ok() : refuse('conflict', `What was brought for ${acceptance.number} was changed after the signature.`);
}

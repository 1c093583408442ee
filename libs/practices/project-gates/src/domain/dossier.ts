import type { ConditionView, CriterionState, DossierView, GateOutcome, VoteView } from '#core/contracts';
import { canonicalJson, isIntact } from '#platform/persistence';
import type { GateDossier } from './gate-review.entities.js';
import type { Quorum } from './gate.entity.js';

/** Everything that was known at the decision. */
export interface DossierContent {
  gate: string;
  project: string;
  round: number;
  outcome: GateOutcome;
  /** Why it is another outcome than the votes say; null: it is what they say. */
  reason: string | null;
  decidedAt: string;
  quorum: Quorum;
  criteria: CriterionState[];
  votes: VoteView[];
  conditions: Omit<ConditionView, 'state' | 'note'>[];
}

/** The dossier as it is shown, beside the criteria as they are now. */
export function dossierView(dossier: GateDossier, now: readonly CriterionState[]): DossierView {
  const { round, outcome, reason, decidedAt, criteria, votes, conditions } = JSON.parse(dossier.content) as DossierContent;
  const changedSince = criteria.filter((then) => differs(then, now.find(({ key }) => key === then.key))).map(({ key }) => key);
  return { round, outcome, reason, decidedAt, hash: dossier.hash, intact: isIntact(dossier), criteria, votes, conditions, changedSince };
}

/** Whether the facts under a criterion are others than they were: what the records answer, or what its owner brought. */
function differs(then: CriterionState, now: CriterionState | undefined): boolean {
  if (now === undefined) return true;
  const facts = ({ evidence, answer, met }: CriterionState) => canonicalJson({ evidence: evidence && { text: evidence.text, claim: evidence.claim }, answer, met });
  return facts(then) !== facts(now);
}

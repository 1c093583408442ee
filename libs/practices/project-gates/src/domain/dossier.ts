import { createHash } from 'node:crypto';
import type { ConditionView, CriterionState, DossierView, GateOutcome, VoteView } from '#core/contracts';
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

/** The text that is kept and hashed: JSON with members in order of their names at every depth. */
export function frozen(content: DossierContent): { content: string; hash: string } {
  const text = JSON.stringify(ordered(content));
  return { content: text, hash: sha256(text) };
}

/** The dossier as it is shown, beside the criteria as they are now. */
export function dossierView({ content, hash }: GateDossier, now: readonly CriterionState[]): DossierView {
  const { round, outcome, reason, decidedAt, criteria, votes, conditions } = JSON.parse(content) as DossierContent;
  const changedSince = criteria.filter((then) => differs(then, now.find(({ key }) => key === then.key))).map(({ key }) => key);
  return { round, outcome, reason, decidedAt, hash, intact: sha256(content) === hash, criteria, votes, conditions, changedSince };
}

/** Whether the facts under a criterion are others than they were: what the records answer, or what its owner brought. */
function differs(then: CriterionState, now: CriterionState | undefined): boolean {
  if (now === undefined) return true;
  const facts = ({ evidence, answer, met }: CriterionState) => JSON.stringify(ordered({ evidence: evidence && { text: evidence.text, claim: evidence.claim }, answer, met }));
  return facts(then) !== facts(now);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, ordered(member)]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

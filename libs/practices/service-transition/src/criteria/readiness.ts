import { createHash } from 'node:crypto';
import { CRITERION_PHASES, type CriterionPhase, type CriterionReading, type Readiness, type TransitionCriterion } from '#core/contracts';

type Read = TransitionCriterion & { readiness: Readiness };

/** Mandatory criteria of the phases that are red, or for which nothing was brought: nobody accepts past them. */
export function redMandatory<C extends Read>(criteria: readonly C[], phases: readonly CriterionPhase[] = CRITERION_PHASES): C[] {
  return criteria.filter(({ mandatory, phase, readiness }) => mandatory && phases.includes(phase) && (readiness === 'red' || readiness === 'not-given'));
}

/** What a criterion stands in the way with, as a sentence. */
export function obstacle({ text, readiness }: Pick<Read, 'text' | 'readiness'>): string {
  return readiness === 'red' ? `"${text}" is red.` : `Nothing was brought for "${text}" yet.`;
}

const MARKS = { 'not-given': '?', red: '✗', amber: '~', green: '✓' } as const satisfies Record<Readiness, string>;

/** A criterion in a line, for those who sign. */
export function inWords({ text, mandatory, readiness, evidence }: CriterionReading): string {
  return `${MARKS[readiness]} ${mandatory ? 'mandatory' : 'optional'}: ${text}${evidence ? ` (${evidence.text})` : ''}`;
}

/** What a signature binds: every criterion and what was brought for it. */
export function readingsHash(record: string, round: number, criteria: readonly CriterionReading[]): string {
  const seen = criteria.map(({ key, text, phase, mandatory, readiness, evidence }) => [key, text, phase, mandatory, readiness, evidence?.text ?? null]);
  return createHash('sha256').update(JSON.stringify([record, round, seen])).digest('hex');
}

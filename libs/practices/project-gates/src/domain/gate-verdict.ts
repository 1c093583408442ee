import { SERVICE_MANAGEMENT_ROLES, type CriterionState, type GateOutcome, type GateState, type TeamRole } from '#core/contracts';
import { OPEN_GATES } from './lifecycles.js';
import type { Quorum } from './gate.entity.js';

/** What a gate stands on at a moment, as far as its decision depends on it. */
export interface GateFacts {
  criteria: readonly CriterionState[];
  /** Keys of criteria that a proposed condition stands for. */
  conditioned: readonly string[];
  team: readonly TeamRole[];
  /** Gates of earlier stages. */
  earlier: readonly { number: string; state: GateState }[];
  /** Whether the gate is the project's first. */
  first: boolean;
  /** Open risks of the project and its services that nobody has accepted. */
  ownerless: readonly { number: string; title: string }[];
}

/** What stands in the way of going on, in sentences. Conditions take the place of criteria only, never of what holds for every gate. */
export function blockers({ criteria, conditioned, team, earlier, first, ownerless }: GateFacts, outcome: 'go' | 'conditional-go'): string[] {
  const replaced = outcome === 'conditional-go' ? conditioned : [];
  const unmet = criteria.filter(({ key, weight, met }) => weight === 'must' && met !== true && !replaced.includes(key));
  return [
    ...unmet.map(({ text, met }) => (met === null ? `"${text}" has not been judged.` : `"${text}" is not met.`)),
    ...earlier.filter(({ state }) => !OPEN_GATES.includes(state)).map(({ number, state }) => `${number} is ${state}: it has to be decided first.`),
    ...(first && !hasServiceManagement(team) ? ['Nobody of service management (service owner, service desk or operations) belongs to the team.'] : []),
    ...ownerless.map(({ number, title }) => `Nobody has accepted the risk ${number} "${title}".`),
  ];
}

export function hasServiceManagement(team: readonly TeamRole[]): boolean {
  return team.some((role) => (SERVICE_MANAGEMENT_ROLES as readonly TeamRole[]).includes(role));
}

export type Tally = { quorate: false } | { quorate: true; outcome: GateOutcome };

/** Of outcomes with as many votes the more careful one. */
const STOPS = ['hold', 'recycle', 'kill'] as const satisfies readonly GateOutcome[];

/**
 * Counts the votes. With a quorum and enough of them for going on the gate passes, under conditions as soon as one vote asks for
 * them; otherwise the most frequent of the other outcomes is taken, and hold when nobody named one.
 */
export function tally(votes: readonly GateOutcome[], { votesNeeded, goShare }: Quorum): Tally {
  if (votes.length === 0 || votes.length < votesNeeded) return { quorate: false };
  const going = votes.filter((vote) => vote === 'go' || vote === 'conditional-go');
  if (going.length > 0 && going.length / votes.length >= goShare) return { quorate: true, outcome: going.includes('conditional-go') ? 'conditional-go' : 'go' };
  const count = (outcome: GateOutcome) => votes.filter((vote) => vote === outcome).length;
  const outcome = [...STOPS].sort((one, other) => count(other) - count(one))[0] ?? 'hold';
  return { quorate: true, outcome };
}

import { createHash } from 'node:crypto';
import { GATE_ACTIONS, GATE_OUTCOMES, type CriterionState, type GateAction, type GateOutcome, type ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Gate } from './gate.entity.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** A gate with those who may do something with it. */
export interface GateInQuestion {
  gate: Gate;
  gatekeepers: readonly string[];
  /** Owners of criteria, by key. */
  owners: ReadonlyMap<string, string>;
}

const RULES = {
  judge: ({ gate, gatekeepers }, actor) => (isOne(gatekeepers, actor) ? whileVoting(gate, 'Criteria are judged') : notGatekeeper(gate)),
  'propose-condition': ({ gate, gatekeepers }, actor) => (isOne(gatekeepers, actor) ? whileVoting(gate, 'Conditions are proposed') : notGatekeeper(gate)),
  'confirm-condition': ({ gate, gatekeepers }, actor) => {
    if (!isOne(gatekeepers, actor)) return notGatekeeper(gate);
    return gate.state === 'conditional' ? ok() : refuse('illegal-transition', `${gate.number} is in the state ${gate.state}: it has no open conditions.`);
  },
  'give-evidence': ({ gate, owners }, actor) => {
    if (![...owners.values()].includes(actor.personId)) return refuse('not-permitted', `You own no criterion of ${gate.number}.`);
    return gate.state === 'planned' || gate.state === 'cancelled' ? refuse('illegal-transition', `${gate.number} is in the state ${gate.state}: no evidence is taken.`) : ok();
  },
} as const satisfies Record<GateAction, (question: GateInQuestion, actor: Actor) => Verdict>;

export function mayAct(action: GateAction, question: GateInQuestion, actor: Actor): Verdict {
  return RULES[action](question, actor);
}

export function allowedActions(question: GateInQuestion, actor: Actor): GateAction[] {
  return GATE_ACTIONS.filter((action) => mayAct(action, question, actor).ok);
}

/** Nobody judges what they own, whatever roles they hold and whoever they act as. */
export function mayJudgeWhatIsOwnedBy(owner: string, what: string, { personId, administrator }: Actor): Verdict {
  return owner === personId || owner === administrator?.personId ? refuse('separation-of-duties', `You own ${what}: another gatekeeper has to judge it.`) : ok();
}

export function isOutcome(value: unknown): value is GateOutcome {
  return (GATE_OUTCOMES as readonly unknown[]).includes(value);
}

/** What a vote is cast on: the evidence. Judgements go on while the gatekeepers vote, and answers of live records are frozen when the votes are counted. */
export function reviewHash(gate: Gate, criteria: readonly CriterionState[]): string {
  const seen = criteria.map(({ key, evidence }) => [key, evidence?.text ?? null, evidence?.claim ?? null]);
  return createHash('sha256').update(JSON.stringify([gate.number, gate.round, seen])).digest('hex');
}

function isOne(people: readonly string[], { personId }: Actor): boolean {
  return people.includes(personId);
}

function whileVoting({ number, state }: Gate, what: string): Verdict {
  return state === 'voting' ? ok() : refuse('illegal-transition', `${number} is in the state ${state}: ${what.toLowerCase()} while the gatekeepers vote.`);
}

function notGatekeeper({ number }: Gate): Verdict {
  return refuse('not-permitted', `Only the gatekeepers of ${number} may do that.`);
}

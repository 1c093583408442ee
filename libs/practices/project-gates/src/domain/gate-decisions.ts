import type { CriterionState, GateOutcome, ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { saysWhy, type DecisionContext } from '#platform/orchestration';
import type { Gate } from './gate.entity.js';
import { isOutcome } from './gate-permissions.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** What a decision on a task of a gate is judged by. */
export interface GateAtDecision {
  gate: Gate;
  gatekeepers: readonly string[];
  /** Of the project. */
  managerId: string;
  /** Ids of those whose voice is given: by themselves, for somebody, or by a deputy. */
  voices: ReadonlySet<string>;
  owners: ReadonlyMap<string, string>;
  /** Whether a condition is proposed. */
  conditions: boolean;
  /** The stage is over: the gate was passed once, and is open again. */
  stageOver: boolean;
  blockers(outcome: 'go' | 'conditional-go'): string[];
}

/** The criterion a task asks evidence for; null when it asks for none that the gate has. */
export function criterionOf({ request }: Record<string, unknown>, criteria: Pick<Gate, 'criteria'>['criteria']) {
  const key = typeof request === 'object' && request !== null ? (request as { criterion?: unknown }).criterion : undefined;
  return criteria.find((criterion) => criterion.key === key) ?? null;
}

/** Whether a person may decide on a task of the gate now. */
export function mayDecideOn(at: GateAtDecision, { elementId, actor, variables, taskVariables }: DecisionContext): Verdict {
  if (elementId === 'CollectEvidence') return mayBring(at, actor.personId, taskVariables);
  if (elementId === 'CastVote') return mayVote(at, actor, variables);
  return ok();
}

function mayBring({ gate, owners }: GateAtDecision, personId: string, taskVariables: Record<string, unknown>): Verdict {
  if (gate.state !== 'evidence') return refuse('illegal-transition', `${gate.number} is in the state ${gate.state}: the time for evidence is over.`);
  const criterion = criterionOf(taskVariables, gate.criteria);
  if (!criterion) return refuse('not-found', `${gate.number} no longer asks for this.`);
  return owners.get(criterion.key) === personId ? ok() : refuse('not-permitted', `"${criterion.text}" is owned by somebody else.`);
}

function mayVote(at: GateAtDecision, { personId, administrator }: DecisionContext['actor'], variables: Record<string, unknown>): Verdict {
  const { gate, gatekeepers, managerId, voices } = at;
  if (managerId === personId || managerId === administrator?.personId) return ownProject(gate);
  if (voices.has(personId)) return secondVoice(gate);
  if (gate.state !== 'voting') return refuse('illegal-transition', `${gate.number} is in the state ${gate.state}: there is no vote.`);
  if (!gatekeepers.includes(personId)) return refuse('not-permitted', `Only the gatekeepers of ${gate.number} vote on it.`);
  if (administrator && gatekeepers.includes(administrator.personId)) return refuse('separation-of-duties', `You are a gatekeeper of ${gate.number}: vote as yourself.`);
  const { vote } = variables;
  if (vote === undefined) return ok();
  if (!isOutcome(vote)) return refuse('validation-failed', 'Choose one of the outcomes.', 'vote');
  const allowed = outcomeAllowed(at, vote);
  return allowed.ok ? saysWhy(vote, variables, NEEDS_A_WORD) : allowed;
}

/** Nobody has two voices in a vote, and nobody's voice is given twice, whoever gives it. */
export function secondVoice({ number }: Gate): Result<never, Refusal<ProblemCode>> {
  return refuse('separation-of-duties', `This voice is given on ${number}: who has voted, for themselves or in a colleague's name, does not vote again.`);
}

/** Whoever manages a project asks for its gates and decides on none of them, in nobody's name either. */
export function ownProject({ number, project }: Gate): Result<never, Refusal<ProblemCode>> {
  return refuse('separation-of-duties', `You manage ${project}: others decide on ${number}.`);
}

const TELL_THE_PROJECT = 'Say why, so that the project knows what to do.';
const NEEDS_A_WORD = { 'conditional-go': TELL_THE_PROJECT, hold: TELL_THE_PROJECT, recycle: TELL_THE_PROJECT, kill: TELL_THE_PROJECT } as const satisfies Record<Exclude<GateOutcome, 'go'>, string>;

function outcomeAllowed({ gate, conditions, stageOver, blockers }: GateAtDecision, vote: GateOutcome): Verdict {
  if (vote === 'recycle' && stageOver) return refuse('conflict', `The stage before ${gate.number} is over: hold or kill instead.`, 'vote');
  if (vote === 'conditional-go' && !conditions) return refuse('conflict', `Propose the conditions on the page of ${gate.number} first.`, 'vote');
  const [blocker] = vote === 'go' || vote === 'conditional-go' ? blockers(vote) : [];
  return blocker ? refuse('conflict', blocker, 'vote') : ok();
}

/** Criteria in words, for those who vote. */
export function inWords({ text, weight, met }: CriterionState): string {
  return `${met === null ? '?' : met ? '✓' : '✗'} ${weight}: ${text}`;
}

import { RISK_ACTIONS, type RiskAction, type Role } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Risk } from './risk.entity.js';

type Verdict = Result<void, Refusal<'not-permitted' | 'illegal-transition' | 'conflict'>>;

/** Who looks after all risks, whoever owns them. */
export const RISK_MANAGERS = ['service-manager', 'process-owner', 'admin'] as const satisfies readonly Role[];

/** Who takes risks along with what they deliver. */
const DELIVERERS = ['change-manager', 'release-manager'] as const satisfies readonly Role[];

const WHO = {
  edit: 'its owner, the one who raised it as long as nobody has accepted it, service managers and process owners change a risk',
  'hand-over': 'its owner, the one who raised it as long as nobody has accepted it, service managers and process owners name another owner',
  carry: 'its owner, change managers, release managers, service managers and process owners carry a risk to another record',
  close: 'its owner, service managers and process owners close a risk',
} as const satisfies Record<RiskAction, string>;

const RULES = {
  edit: (risk, actor) => owns(risk, actor) || raised(risk, actor) || manages(actor),
  'hand-over': (risk, actor) => owns(risk, actor) || raised(risk, actor) || manages(actor),
  carry: (risk, actor) => owns(risk, actor) || manages(actor) || DELIVERERS.some((role) => actor.roles.includes(role)),
  close: (risk, actor) => owns(risk, actor) || manages(actor),
} as const satisfies Record<RiskAction, (risk: Risk, actor: Actor) => boolean>;

export function mayAct(action: RiskAction, risk: Risk, actor: Actor): Verdict {
  if (!RULES[action](risk, actor)) return refuse('not-permitted', `Only ${WHO[action]}.`);
  if (risk.state === 'closed') return refuse('illegal-transition', `${risk.number} is closed.`);
  return risk.closingRequestedAt ? refuse('conflict', `${risk.number} is being closed.`) : ok();
}

export function allowedActions(risk: Risk, actor: Actor): RiskAction[] {
  return RISK_ACTIONS.filter((action) => mayAct(action, risk, actor).ok);
}

function owns({ ownerId, ownerAcceptedAt }: Risk, { personId }: Actor): boolean {
  return ownerAcceptedAt !== null && ownerId === personId;
}

function raised({ raisedById, ownerAcceptedAt }: Risk, { personId }: Actor): boolean {
  return ownerAcceptedAt === null && raisedById === personId;
}

function manages({ roles }: Actor): boolean {
  return RISK_MANAGERS.some((role) => roles.includes(role));
}

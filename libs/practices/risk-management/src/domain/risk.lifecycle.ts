import { RISK_LIFECYCLE, RISK_STATES, type Lifecycle, type RiskState } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Risk } from './risk.entity.js';

/** The process that keeps a risk as long as it is open. */
export const RISK_PROCESS = 'risk-review';

/** The only place where a risk's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveTo(risk: Risk, state: RiskState): Result<void, Refusal<'illegal-transition'>> {
  if (risk.state === state) return ok();
  const allowed: readonly RiskState[] = RISK_LIFECYCLE[risk.state];
  if (!allowed.includes(state)) return refuse('illegal-transition', `${risk.number} is in the state ${risk.state} and cannot become ${state}.`, 'state');
  risk.state = state;
  return ok();
}

/** Throws when nothing leads to a state. Called once at start. */
export function assertRiskLifecycle(lifecycle: Lifecycle<RiskState> = RISK_LIFECYCLE): void {
  const reached = new Set<RiskState>(['identified']);
  for (const state of reached) lifecycle[state].forEach((next) => reached.add(next));
  const lost = RISK_STATES.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`No transition of a risk leads to ${lost.join(', ')}.`);
}

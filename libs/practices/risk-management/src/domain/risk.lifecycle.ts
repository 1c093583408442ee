import { RISK_LIFECYCLE, RISK_STATES, type Lifecycle, type RiskState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { assertReachable, moveAlong } from '#platform/orchestration';
import type { Risk } from './risk.entity.js';

/** The process that keeps a risk as long as it is open. */
export const RISK_PROCESS = 'risk-review';

/** The only place where a risk's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveTo(risk: Risk, state: RiskState): Result<void, Refusal<'illegal-transition'>> {
  return moveAlong(RISK_LIFECYCLE, risk, state);
}

/** Throws when nothing leads to a state. Called once at start. */
export function assertRiskLifecycle(lifecycle: Lifecycle<RiskState> = RISK_LIFECYCLE): void {
  assertReachable('risk', RISK_STATES, lifecycle);
}

import { CHANGE_PLANS } from '#core/contracts';
import type { ChangePlan, RequiredPlans } from '#core/contracts';
import type { Change } from './change.entity.js';

const NEEDED_TEXTS = {
  description: 'Describe what is changed.',
  justification: 'Say why the change is needed.',
} as const satisfies Partial<Record<keyof Change, string>>;

const NEEDED_PLANS = {
  implementationPlan: 'Write the implementation plan.',
  backoutPlan: 'Write the backout plan.',
  testPlan: 'Write the test plan.',
} as const satisfies Record<ChangePlan, string>;

/** What is missing before the change can be approved, in sentences; empty when it is complete. */
export function whatIsMissing(change: Change, required: RequiredPlans, knownServices: ReadonlySet<string>, now: number): string[] {
  const texts = Object.entries(NEEDED_TEXTS).filter(([field]) => change[field as keyof typeof NEEDED_TEXTS].trim() === '');
  const plans = CHANGE_PLANS.filter((plan) => required[plan] && change[plan].trim() === '').map((plan) => NEEDED_PLANS[plan]);
  return [...texts.map(([, sentence]) => sentence), ...plans, ...services(change, knownServices), ...window(change, now)];
}

function services({ services }: Change, known: ReadonlySet<string>): string[] {
  if (services.length === 0) return ['Name at least one service that is touched.'];
  return services.filter((number) => !known.has(number)).map((number) => `The service ${number} does not exist.`);
}

function window({ plannedStart, plannedEnd }: Change, now: number): string[] {
  if (!plannedStart || !plannedEnd) return ['Plan the start and the end.'];
  if (plannedEnd <= plannedStart) return ['The planned end must be after the planned start.'];
  return plannedEnd.getTime() <= now ? ['The planned window must end in the future.'] : [];
}

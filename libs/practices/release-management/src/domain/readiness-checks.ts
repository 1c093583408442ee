import type { ChangeOutcome, ChangeState, LiveAnswer, ReadinessLine, ReadinessRule, ReleaseCheck } from '#core/contracts';
import { aboveAppetite, withoutOwner, type ChangeFacts, type RiskFacts } from '#platform/orchestration';
import type { Found, ReleaseStanding } from './release-standing.js';

const AUTHORIZED: readonly ChangeState[] = ['scheduled', 'implement', 'review', 'closed'];
const FAILED: readonly (ChangeOutcome | null)[] = ['backed-out', 'unsuccessful'];
const IMPLEMENTED: readonly ChangeState[] = ['review', 'closed'];

/** Each question of a policy, answered by the records: how many are in the way, and which. */
const CHECKS = {
  scope: ({ release: { changes, projects, services } }) => lacking(changes.length + projects.length > 0 && services.length > 0),
  window: ({ release: { plannedStart, plannedEnd }, now }) => lacking(plannedStart !== null && plannedEnd !== null && plannedEnd.getTime() > now),
  'deployment-steps': ({ release: { steps }, stepOwners }) => (steps.length === 0 ? lacking(false) : { value: steps.filter(({ ownerId }) => !stepOwners.has(ownerId)).length, records: [] }),
  'verification-plan': ({ release }) => lacking(isWritten(release.verificationPlan)),
  'rollback-plan': ({ release }) => lacking(isWritten(release.rollbackPlan)),
  'changes-authorized': ({ changes }) => counted(changes.filter(({ state }) => !AUTHORIZED.includes(state) && state !== 'cancelled')),
  'changes-not-failed': ({ changes }) => counted(changes.filter(hasFailed)),
  conflicts: conflictsOf,
  freezes: ({ freezes }) => counted(freezes.filter(({ kind }) => kind === 'hard').map(({ number, name }) => ({ number, title: name }))),
  'gates-passed': ({ projects }) => counted(projects.filter(({ state, gate }) => !['running', 'closed'].includes(state) || !gate?.open).map(({ number, name, gate }) => (gate && !gate.open ? { number: gate.number, title: gate.name } : { number, title: name }))),
  acceptance: notAccepted,
  'risk-owners': ({ risks }) => counted(withoutOwner(risks)),
  'risk-appetite': ({ risks }) => counted(aboveAppetite(risks)),
} as const satisfies Record<ReleaseCheck, (standing: ReleaseStanding) => LiveAnswer>;

/** The lines of the policy with what the records say. */
export function readinessLines(rules: readonly ReadinessRule[], standing: ReleaseStanding): ReadinessLine[] {
  return rules.map(({ check, weight, atMost, reason }) => {
    const answer = CHECKS[check](standing);
    return { check, weight, atMost, reason, answer, ready: answer.value <= atMost };
  });
}

/** Why the release cannot be deployed, in sentences: what is a must and missing, and, whatever the policy says, risks without an owner. */
export function blockersOf(lines: readonly ReadinessLine[], risks: readonly RiskFacts[]): string[] {
  const missing = lines.filter(({ weight, ready }) => weight === 'must' && !ready);
  const asked = missing.some(({ check }) => check === 'risk-owners');
  const ownerless = asked ? [] : withoutOwner(risks);
  return [...missing.map(inWords), ...(ownerless.length > 0 ? [`${SENTENCES['risk-owners']}${named(ownerless)}`] : [])];
}

/** Why the release cannot be verified as far as its changes go, in sentences. */
export function unverifiedChanges(changes: readonly ChangeFacts[]): string[] {
  const underWay = changes.filter((change) => !IMPLEMENTED.includes(change.state) && !hasFailed(change));
  const failed = changes.filter(hasFailed);
  return [...(underWay.length > 0 ? [`Changes that are not implemented yet${named(underWay)}`] : []), ...(failed.length > 0 ? [`${SENTENCES['changes-not-failed']}${named(failed)}`] : [])];
}

export function inWords({ check, answer }: Pick<ReadinessLine, 'check' | 'answer'>): string {
  return `${SENTENCES[check]}${named(answer.records)}`;
}

const SENTENCES = {
  scope: 'It delivers neither a change nor a project, or to no service',
  window: 'It has no deployment window, or the window is over',
  'deployment-steps': 'Its deployment steps are not written down, or one has nobody who owns it',
  'verification-plan': 'It has no verification plan',
  'rollback-plan': 'It has no rollback plan',
  'changes-authorized': 'Changes that are not authorized',
  'changes-not-failed': 'Changes that were cancelled, backed out or unsuccessful',
  conflicts: 'Conflicts that are open',
  freezes: 'Freezes of its services in the window',
  'gates-passed': 'Gates that do not let a project go on, or projects that are not running',
  acceptance: 'Services that are not accepted, or whose acceptance has red mandatory criteria',
  'risk-owners': 'Risks without an owner',
  'risk-appetite': 'Risks above the appetite',
} as const satisfies Record<ReleaseCheck, string>;

/** Conflicts with what the same release delivers are none. */
function conflictsOf({ release, conflicts, busy }: ReleaseStanding): LiveAnswer {
  const own = [release.number, ...release.changes];
  const open = conflicts.filter(({ recordNumber }) => recordNumber === null || !own.includes(recordNumber));
  return counted([...open.map(({ change, what }) => ({ number: change, title: what })), ...busy.map(({ recordNumber, title }) => ({ number: recordNumber, title }))]);
}

function notAccepted({ services, acceptances }: ReleaseStanding): LiveAnswer {
  const byService = new Map(acceptances.map((acceptance) => [acceptance.service, acceptance]));
  return counted(
    services.flatMap(({ number, name }): Found[] => {
      const acceptance = byService.get(number);
      if (!acceptance) return [{ number, title: name }];
      return acceptance.entered && acceptance.redMandatory.length === 0 ? [] : [{ number: acceptance.number, title: acceptance.title }];
    }),
  );
}

function hasFailed({ state, outcome }: ChangeFacts): boolean {
  return state === 'cancelled' || FAILED.includes(outcome);
}

function counted(records: readonly Found[]): LiveAnswer {
  return { value: records.length, records: records.map(({ number, title }) => ({ number, title })) };
}

function lacking(isThere: boolean): LiveAnswer {
  return { value: isThere ? 0 : 1, records: [] };
}

function isWritten(text: string): boolean {
  return text.trim() !== '';
}

function named(records: readonly { number: string }[]): string {
  return records.length > 0 ? `: ${records.map(({ number }) => number).join(', ')}.` : '.';
}

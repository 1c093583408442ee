import type { GateCriterion, GatekeeperRole, ProjectClass, StageTemplate, TeamRole } from '#core/contracts';

const byHand = (key: string, ownerRole: TeamRole, text: string, weight: GateCriterion['weight'] = 'must'): GateCriterion => ({ key, text, weight, ownerRole, live: null });
const noneOf = (query: 'open-changes' | 'objectives-without-owner' | 'failed-changes' | 'risks-without-owner', key: string, ownerRole: TeamRole, text: string, weight: GateCriterion['weight'] = 'must'): GateCriterion => ({
  key, text, weight, ownerRole, live: { query, comparison: 'at-most', limit: 0, days: query === 'failed-changes' ? 90 : null },
});

const OWNED = noneOf('objectives-without-owner', 'objectives-owned', 'business-owner', 'Every objective of the goal has an owner');
const CALM = noneOf('failed-changes', 'no-failed-changes', 'operations', 'No change of the services failed in the last 90 days', 'should');
const SETTLED = noneOf('open-changes', 'no-open-changes', 'service-owner', 'No change of the services is under way');
const RISKS_OWNED = noneOf('risks-without-owner', 'risks-owned', 'project-manager', 'Every open risk of the project and its services has an owner');
const BUSINESS_CASE = byHand('business-case', 'business-owner', 'The business case still holds');
const SUPPORT = byHand('support-model', 'service-owner', 'Who supports the service, and when, is agreed');
const OPERABLE = byHand('operable', 'operations', 'Monitoring, backup and capacity are in place');
const BRIEFED = byHand('service-desk-briefed', 'service-desk', 'The service desk knows what comes', 'should');
const SECURE = byHand('secure', 'security', 'Security has no objection');

const GATEKEEPERS: GatekeeperRole[] = ['sponsor', 'business-owner', 'service-owner'];
const stage = (name: string, workingDays: number, gate: string, criteria: GateCriterion[]): StageTemplate => ({ name, workingDays, gate: { name: gate, gatekeepers: GATEKEEPERS, criteria: [...criteria, RISKS_OWNED] } });

/** What an installation begins with; process owners change it in their own. */
export const DEFAULT_GATE_SETS: Readonly<Record<ProjectClass, readonly StageTemplate[]>> = {
  agile: [
    stage('Discovery', 10, 'Worth building', [BUSINESS_CASE, OWNED, SUPPORT]),
    stage('Increments', 40, 'Ready to go live', [byHand('increment-accepted', 'business-owner', 'The product owner has accepted the increment'), OPERABLE, SECURE, BRIEFED, CALM]),
    stage('Hand-over', 10, 'Handed over', [SETTLED, byHand('benefit-measured', 'business-owner', 'How the benefit is measured is agreed', 'should')]),
  ],
  waterfall: [
    stage('Concept', 15, 'Concept approved', [BUSINESS_CASE, OWNED, SUPPORT]),
    stage('Design', 20, 'Design approved', [byHand('design-reviewed', 'architect', 'The design has been reviewed'), SECURE]),
    stage('Build', 40, 'Build accepted', [byHand('tests-passed', 'architect', 'Tests have passed, with the list of what is open')]),
    stage('Transition', 15, 'Ready to go live', [OPERABLE, BRIEFED, CALM]),
    stage('Closure', 5, 'Closed', [SETTLED, BUSINESS_CASE]),
  ],
  hybrid: [
    stage('Concept', 15, 'Concept approved', [BUSINESS_CASE, OWNED, SUPPORT]),
    stage('Build', 40, 'Ready to go live', [byHand('tests-passed', 'architect', 'Tests have passed, with the list of what is open'), OPERABLE, SECURE, BRIEFED, CALM]),
    stage('Transition', 15, 'Handed over', [SETTLED, byHand('benefit-measured', 'business-owner', 'How the benefit is measured is agreed', 'should')]),
  ],
};

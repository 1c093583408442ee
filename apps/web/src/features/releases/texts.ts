import type { CheckWeight, DeploymentStepState, GoNoGo, ReleaseAction, ReleaseCheck, ReleaseNoteSection, RollbackCause } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const releasesTexts = {
  title: 'Releases',
  create: 'New release',
  calendar: 'Release calendar',
  ofRecord: 'Delivered by',
  what: { list: 'The list of releases', one: 'The release', readiness: 'The readiness', notes: 'The release notes' },
  columns: { number: 'Number', title: 'Title', type: 'Type', state: 'State', manager: 'Release manager', services: 'Services', plannedStart: 'Deployed from', plannedEnd: 'Until', updatedAt: 'Updated' },
  filters: { label: 'Filter releases', search: 'Search releases', mine: 'Managed by me', open: 'All open' },
  empty: { title: 'No release matches', filtered: 'Take a filter away to see more.', none: 'Nobody has planned a release yet.' },
  tab: { label: 'Parts of the release', scope: 'Scope', readiness: 'Readiness', deployment: 'Deployment', earlyLife: 'Early life', notes: 'Notes', process: 'Process', tasks: 'Tasks', discussion: 'Discussion', timeline: 'Timeline' },
  lifecycle: 'Way of the release',
  action: { edit: 'Edit', submit: 'Submit', cancel: 'Cancel release' } satisfies Record<ReleaseAction, string>,
  submit: { done: '{{number}} is submitted. Its readiness is being checked.', failed: 'The release was not submitted' },
  cancel: { title: 'Cancel {{number}}', text: 'Its process ends and open tasks disappear. The release stays on record as cancelled.', confirm: 'Cancel the release', done: 'The cancellation of {{number}} is on its way.' },
  locked: 'It cannot be edited',
  scope: {
    changes: 'Changes', projects: 'Projects', services: 'Services', description: 'What is new', goal: 'Goal it serves', nothing: 'Nothing yet', window: 'Deployment window', noWindow: 'Not planned yet', rollbackTime: 'Time to decide on a rollback', minutes_one: '{{count}} minute', minutes_other: '{{count}} minutes',
    earlyLife: 'Early-life support', days_one: '{{count}} working day', days_other: '{{count}} working days', cancelled: 'Why it was cancelled',
  },
  check: {
    scope: 'Something to deliver, and services to deliver it to', window: 'A deployment window that lies ahead', 'deployment-steps': 'Deployment steps with an owner each', 'verification-plan': 'A verification plan', 'rollback-plan': 'A rollback plan', 'changes-authorized': 'Changes are authorized',
    'changes-not-failed': 'No change has failed', conflicts: 'No conflict is open', freezes: 'No freeze in the window', 'gates-passed': 'Project gates are passed', acceptance: 'Services are accepted', 'risk-owners': 'Risks have owners', 'risk-appetite': 'Risks are within the appetite',
  } satisfies Record<ReleaseCheck, string>,
  weight: { must: 'Must', should: 'Should' } satisfies Record<CheckWeight, string>,
  readiness: {
    ready: 'Ready for the go', notReady: 'Not ready', missing_one: 'One must is missing.', missing_other: '{{count}} musts are missing.', ownerless: 'A risk has no owner.', question: 'Question', now: 'Now', then: 'At the last decision', inTheWay: 'In the way: {{count}}', there: 'There', lacking: 'Missing', changed: 'Changed since', none: 'The policy asks nothing of this release',
    decisions: 'Decisions', noDecisions: 'Nobody has decided yet', void: 'Void: {{reason}}', round: 'Round {{round}}', frozen: 'What was known', frozenTitle: 'Round {{round}}: {{outcome}}', hash: 'Fingerprint (SHA-256)', intact: 'Unchanged since', broken: 'The stored text does not fit its fingerprint', at: 'Recorded', why: 'Why',
  },
  decision: { go: 'Go', 'no-go': 'No-go' } satisfies Record<GoNoGo, string>,
  deployment: {
    steps: 'Deployment steps', noSteps: 'No step is planned yet', step: 'Step', owner: 'Owner', state: 'State', report: 'Report', by: '{{name}}, {{at}}', verification: 'Verification plan', verified: 'Verification', rollback: 'Rollback plan', nothing: 'Not written yet', failure: 'What failed', due: 'The decision on a rollback is due',
    dueText: 'What happens when nobody decides in time stands in the rollback policy.', cause: 'Why it was rolled back', reason: 'Reason', note: 'What was done',
  },
  stepState: { planned: 'Planned', done: 'Done', failed: 'Failed' } satisfies Record<DeploymentStepState, string>,
  rollbackCause: { decided: 'It was decided', 'time-up': 'Nobody decided in time', 'early-life': 'Early-life support did not accept it' } satisfies Record<RollbackCause, string>,
  earlyLife: { number: 'Early-life support', none: 'Not open yet', noneText: 'It is opened when the release is deployed and verified, and lasts {{days}} working days.', of: 'The services of this release are watched more closely there until operations accept them.', accepted: 'Operations have accepted what the release delivers.', rolledBack: 'Operations have had the release rolled back.' },
  notes: { download: 'Download as Markdown', live: 'Written from the scope as it is now. They are frozen when the release ends.', frozen: 'Frozen when the release ended', none: 'There is nothing to tell yet' },
  section: { changes: 'Changes', projects: 'Projects', improvements: 'Improvements', 'known-risks': 'Known risks' } satisfies Record<ReleaseNoteSection, string>,
  form: {
    newTitle: 'New release', editTitle: 'Edit {{number}}', create: 'Create draft', save: 'Save', failed: 'The release was not saved', created: '{{number}} is created as a draft.', saved: '{{number}} is saved.', voids: 'A go is being decided on, or was given. When you save, it is void, and everybody is asked again.',
    title: 'Title', description: 'What is new, and for whom', type: 'Type', goal: 'Goal it serves', noGoal: 'None', manager: 'Release manager', services: 'Services it is deployed to', start: 'Deployment starts', end: 'Deployment ends', rollbackMinutes: 'Minutes to decide on a rollback', rollbackHelp: 'When nobody has decided by then, the rollback policy decides.',
    earlyLifeDays: 'Working days of early-life support', verificationPlan: 'Verification plan', rollbackPlan: 'Rollback plan', changes: 'Changes', projects: 'Projects', steps: 'Deployment steps', step: 'What is done', stepNumber: 'Step {{position}}', owner: 'Owner', addStep: 'Add a step', removeStep: 'Remove step {{position}}', stepLabel: 'Step {{position}}: what is done', ownerLabel: 'Step {{position}}: owner',
  },
  timeline: {
    'release.created': 'made the draft', 'release.edited': 'edited the release', 'release.submitted': 'submitted it', 'release.taken-up': 'took it up', 'release.found-ready': 'found it ready', 'release.found-not-ready': 'found it not ready', 'release.prepared': 'prepared it', 'release.given-up': 'gave it up',
    'release.go-asked': 'asked for the go', 'release.go': 'said go', 'release.no-go': 'said no-go', 'release.scheduled': 'scheduled it', 'release.returned': 'sent it back', 'release.decisions-void': 'declared the decisions void', 'release.not-ready-any-more': 'found it not ready any more',
    'release.deployment-begun': 'began the deployment', 'release.deployment-continued': 'went on with the deployment', 'release.step-reported': 'reported on a step', 'release.step-done': 'recorded a step as done', 'release.step-failed': 'recorded a failed step', 'release.deployed': 'ended the deployment',
    'release.verification-reported': 'reported on the verification', 'release.verified': 'recorded it as verified', 'release.verification-failed': 'recorded a failed verification', 'release.early-life-begun': 'began early-life support', 'release.closed': 'closed it',
    'release.rollback-asked': 'asked for a decision on the rollback', 'release.rollback-escalated': 'asked others, since nobody decided in time', 'release.rollback-decided': 'decided to roll back', 'release.going-on-decided': 'decided to go on', 'release.rollback-begun': 'began the rollback', 'release.rollback-reported': 'reported on the rollback', 'release.rolled-back': 'recorded it as rolled back',
    'release.cancellation-requested': 'asked to cancel it', 'release.cancelled': 'cancelled it', 'release.decision-void': 'declared a decision void', 'release.refused-by-engine': 'got a refusal from the engine', 'release.refused-by-operator': 'ended its process as an operator', 'release.ended-by-operator': 'ended it as an operator', 'release.task-completed': 'completed a task',
  },
} as const;

addTexts('releases', releasesTexts);

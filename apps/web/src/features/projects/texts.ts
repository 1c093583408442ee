import type { Comparison, ConditionState, CriterionWeight, GateOutcome, LiveQueryId, ProjectClass, TeamRole } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const projectsTexts = {
  title: 'Projects',
  create: 'New project',
  what: { list: 'The list of projects', one: 'The project', gate: 'The gate', sets: 'The gate sets' },
  empty: { title: 'No project matches', filtered: 'Take a filter away to see more.', none: 'Nobody has drafted a project yet.' },
  filters: { label: 'Filter projects', search: 'Search projects', mine: 'Managed by me', active: 'All open' },
  view: { label: 'View', table: 'Table', timeline: 'Timeline' },
  columns: { number: 'Number', name: 'Name', state: 'State', class: 'Class', stage: 'Stage', gate: 'Next gate', goal: 'Goal', services: 'Services', manager: 'Project manager', updatedAt: 'Updated', ends: 'Ends' },
  class: { agile: 'Agile', waterfall: 'Waterfall', hybrid: 'Hybrid' } satisfies Record<ProjectClass, string>,
  role: {
    sponsor: 'Sponsor', 'project-manager': 'Project manager', 'business-owner': 'Business owner', architect: 'Architect', security: 'Security', 'service-owner': 'Service owner', 'service-desk': 'Service desk', operations: 'Operations',
  } satisfies Record<TeamRole, string>,
  tab: { label: 'Parts of the project', plan: 'Stages and gates', case: 'Case and team', process: 'Process', tasks: 'Tasks', discussion: 'Discussion', timeline: 'Timeline' },
  stages: { label: 'Stages of the project', stage: 'Stage', days: 'Working days', from: 'From', to: 'To', gate: 'Gate', move: 'Change length', moveLabel: 'Change length of {{name}}', none: 'The project has no stages yet', freeze: '{{gate}} falls into the freeze {{freeze}} "{{name}}".', today: 'Today' },
  case: { description: 'What it is about', businessCase: 'Business case', startsOn: 'First day', team: 'Team', serviceManagement: 'Nobody of service management belongs to the team yet: the first gate cannot pass.', nothing: 'Not written yet' },
  action: { edit: 'Edit', submit: 'Request initiation', stop: 'Stop project', sets: 'Gate sets' },
  form: {
    newTitle: 'New project', editTitle: 'Edit {{number}}', save: 'Save', create: 'Create project', failed: 'The project was not saved', created: '{{number}} is created.', saved: 'Saved.', name: 'Name', description: 'What it is about', businessCase: 'Business case', businessCaseHelp: 'Why it is worth it: what the sponsor decides on.',
    class: 'Class', classHelp: 'It brings the stages and gates with it.', goal: 'Goal', manager: 'Project manager', startsOn: 'First day of the first stage', services: 'Services in scope', team: 'Team', member: 'Person', memberRole: 'Role in the project', add: 'Add to the team', remove: 'Take {{name}} out of the team', choose: 'Choose', fixed: 'Class, goal, business case, manager and first day are fixed since the initiation was requested.', content: 'What and why', people: 'People',
  },
  submit: { done: 'The initiation of {{number}} is requested. Its process has started.', failed: 'The initiation was not requested' },
  stop: { title: 'Stop {{number}}', text: 'The process ends, gates that are not decided are cancelled, and open tasks disappear. It cannot be reopened.', confirm: 'Stop the project', done: '{{number}} is being stopped.' },
  move: { title: 'Change the length of "{{name}}"', text: 'Later stages and their gates move with its end, on working days.', days: 'Working days', despite: 'The gate may fall into a hard freeze', confirm: 'Change the length', done: 'The plan has moved.' },
  gate: {
    tab: { label: 'Parts of the gate', criteria: 'Criteria', conditions: 'Conditions', dossiers: 'Dossiers' },
    project: 'Project', planned: 'Planned for', gatekeepers: 'Gatekeepers', outcome: 'Last decision', round: 'Reviews', none: 'None', crumb: 'Gates of {{number}}',
    blockers: 'What stands in the way of a go', noBlockers: 'Nothing stands in the way of a go', lifecycle: 'Way of the gate',
    criterion: 'Criterion', owner: 'Owner', evidence: 'Evidence', verdict: 'Verdict', now: 'Now', frozen: 'At the decision', met: 'Met', notMet: 'Not met', unjudged: 'Not judged', byHand: 'By hand', live: 'Live query', answer: 'Answer: {{value}}', nobody: 'Nobody', noEvidence: 'No evidence yet', claims: 'Its owner says: met', claimsNot: 'Its owner says: not met', changed: 'Changed since the decision', judgedBy: 'Judged by {{name}}',
    judge: 'Judge', judgeLabel: 'Judge "{{text}}"', give: 'Bring evidence', giveLabel: 'Bring evidence for "{{text}}"', judgeTitle: 'Judge a criterion', ownCriterion: 'You own it: another gatekeeper judges it.', note: 'Note', isMet: 'It is met', isNotMet: 'It is not met', judged: 'Judged.', giveTitle: 'Bring evidence', evidenceText: 'What shows it', claim: 'I hold it for met', given: 'The evidence is on record.', failed: 'It was not recorded',
    votes: 'Votes of this review', noVotes: 'Nobody has voted yet', voteFor: '{{by}} for {{absent}}', comment: '{{comment}}',
  },
  weight: { must: 'Must', should: 'Should' } satisfies Record<CriterionWeight, string>,
  outcome: { go: 'Go', 'conditional-go': 'Conditional go', hold: 'Hold', recycle: 'Recycle', kill: 'Kill' } satisfies Record<GateOutcome, string>,
  condition: {
    none: 'No conditions', noneText: 'While the gatekeepers vote, they can let the gate pass under conditions.', state: { proposed: 'Proposed', open: 'Open', met: 'Met', lapsed: 'Lapsed', dropped: 'Dropped' } satisfies Record<ConditionState, string>,
    propose: 'Propose a condition', text: 'What has to be done', owner: 'By whom', due: 'Until', criterion: 'In place of', noCriterion: 'No criterion', submit: 'Propose', failed: 'The condition was not proposed', done: 'The condition is proposed.', confirm: 'Confirm', confirmLabel: 'Confirm "{{text}}"', confirmTitle: 'Confirm a condition', confirmText: 'You say that it is met. The process watches it no longer.', confirmed: 'The condition is met.',
  },
  dossier: { none: 'No decision yet', noneText: 'At the decision, all that is known is frozen here with its fingerprint.', title: 'Review {{round}}: {{outcome}}', at: 'Decided', hash: 'Fingerprint (SHA-256)', intact: 'Unchanged since', broken: 'The stored text does not fit its fingerprint', reason: 'Why', votes: 'Votes', conditions: 'Conditions', same: 'Nothing has changed since the decision', changed_one: 'One criterion has changed since the decision', changed_other: '{{count}} criteria have changed since the decision' },
  query: {
    'open-changes': 'Open changes of the services', 'failed-changes': 'Failed changes of the services', 'successful-changes': 'Share of successful changes of the services', 'objectives-without-owner': 'Objectives of the goal without owner', 'objectives-not-measured': 'Objectives of the goal not measured',
    'risks-above-appetite': 'Risks above appetite', 'risks-without-owner': 'Risks without owner', 'releases-not-ready': 'Releases that are not ready', 'red-acceptance-criteria': 'Red acceptance criteria',
  } satisfies Record<LiveQueryId, string>,
  queryHelp: {
    byHand: 'Its owner brings evidence, and gatekeepers who do not own it judge it.',
    'open-changes': 'Counts the changes of the services in scope that are submitted and not ended.',
    'failed-changes': 'Counts the changes of the services in scope that were closed as backed out or unsuccessful in the last days.',
    'successful-changes': 'Of the changes of the services in scope that were closed in the last days, the share that was successful, in percent; 100 when none was closed.',
    'objectives-without-owner': 'Counts the objectives of the goal whose owner works here no more.',
    'objectives-not-measured': 'Counts the objectives of the goal that nobody has measured in the last days.',
    'risks-above-appetite': 'Counts the open risks of the project and its services that lie above the appetite, or that nobody has rated yet.',
    'risks-without-owner': 'Counts the open risks of the project and its services that nobody has accepted. Such a risk stops every gate, also without this criterion.',
    'releases-not-ready': 'Counts the releases of the project that are not ready by their policies.',
    'red-acceptance-criteria': 'Counts the acceptance criteria of the services in scope that are red.',
  } satisfies Record<LiveQueryId | 'byHand', string>,
  comparison: { 'at-most': 'at most', 'at-least': 'at least' } satisfies Record<Comparison, string>,
  asked: '{{query}}: {{comparison}} {{limit}}', askedBack: '{{query}} in {{days}} days: {{comparison}} {{limit}}',
  sets: {
    title: 'Gate sets', help: 'The stages and gates that projects of each class begin with. Projects that are there keep theirs.', tabs: 'Project classes', stage: 'Stage {{ordinal}}', stageName: 'Name of the stage', days: 'Working days', gateName: 'Name of the gate', gatekeepers: 'Gatekeepers', criteria: 'Criteria', text: 'Text', key: 'Key', weight: 'Weight', owner: 'Owner', kind: 'Answered', query: 'Question', comparison: 'Good when', limit: 'Figure', lookBack: 'Days to look back',
    addStage: 'Add a stage', removeStage: 'Remove the stage', addCriterion: 'Add a criterion', removeCriterion: 'Remove the criterion', save: 'Save', saved: 'The gate set is saved.', failed: 'The gate set was not saved', readOnly: 'Only process owners change gate sets.', newStage: 'New stage', newGate: 'New gate', newCriterion: 'New criterion',
  },
} as const;

addTexts('projects', projectsTexts);

import type { AcceptanceAction, CriterionPhase, Direction, EarlyLifeAction, EarlyLifeDecision, Readiness, SignatureView, TransitionRole, TransitionSetKind } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const transitionTexts = {
  readiness: { 'not-given': 'No evidence', red: 'Red', amber: 'Amber', green: 'Green' } satisfies Record<Readiness, string>,
  phase: { entry: 'At entry', exit: 'At exit' } satisfies Record<CriterionPhase, string>,
  role: { manager: 'Hands over', 'service-owner': 'Service owner', 'service-desk': 'Service desk' } satisfies Record<TransitionRole, string>,
  direction: { increase: 'At least', decrease: 'At most' } satisfies Record<Direction, string>,
  signed: { accept: 'Accepted', reject: 'Rejected', extend: 'Extended', 'roll-back': 'Rolled back' } satisfies Record<EarlyLifeDecision | SignatureView['decision'], string>,
  tab: { label: 'Parts of the record', criteria: 'Criteria', levels: 'Levels', decisions: 'Decisions', process: 'Process', tasks: 'Tasks', discussion: 'Discussion', timeline: 'Timeline' },
  lifecycle: 'Its way',
  criteria: {
    title: 'Criteria', criterion: 'Criterion', owner: 'Owner', now: 'How it stands', mandatory: 'Mandatory', optional: 'Optional', none: 'No criterion', noneText: 'Nothing is asked here.',
    give: 'Bring evidence', giveLabel: 'Bring evidence for "{{text}}"', giveTitle: 'Bring evidence', given: 'The evidence is on record.', failed: 'It was not saved', how: 'How does it stand?', what: 'What shows it?',
    blockers: 'What stands in the way', noBlockers: 'Nothing stands in the way', due: 'Due', dueOn: 'Due on {{day}}', voids: 'What was brought counts no more with another wording.',
  },
  decisions: { none: 'No decision yet', noneText: 'Operations sign here, when everything is there.', improvements: 'What was learned' },
  acceptance: {
    title: 'Service acceptance', create: 'New acceptance', sets: 'Criteria sets', what: { list: 'The list of acceptances', one: 'The acceptance' },
    columns: { number: 'Number', title: 'Title', state: 'State', service: 'Service', project: 'Project', release: 'Release', red: 'Red', manager: 'Hands over', updatedAt: 'Updated' },
    filters: { label: 'Filter acceptances', search: 'Search acceptances', open: 'All open' }, empty: { title: 'No acceptance matches', filtered: 'Take a filter away to see more.', none: 'No service is being handed over.' },
    redOf: '{{red}} of {{count}}', desk: 'Service desk', round: 'Round',
    action: { edit: 'Edit', submit: 'Ask for evidence', 'give-evidence': 'Bring evidence', withdraw: 'Withdraw' } satisfies Record<AcceptanceAction, string>,
    form: { title: 'New acceptance', submit: 'Save the draft', failed: 'The acceptance was not saved', done: '{{number}} is a draft.', name: 'Title', service: 'Service', project: 'Number of the project', release: 'Number of the release', optional: 'If there is one.', manager: 'Who hands over', desk: 'Who speaks for the service desk', me: 'I do' },
    field: { title: 'Title', project: 'Number of the project', release: 'Number of the release', criteria: 'Criteria' },
    edit: { title: 'Edit {{number}}', failed: 'The acceptance was not saved', done: '{{number}} is saved.', anew: 'When you save other criteria, a new round opens: whoever has something to bring is asked again. What was brought for a criterion that is worded anew counts no more.' },
    submitted: 'The owners of criteria are asked for evidence.', withdraw: { title: 'Withdraw {{number}}', text: 'Its process ends and open tasks disappear.', confirm: 'Withdraw the acceptance', done: 'The withdrawal of {{number}} is on its way.' },
  },
  support: {
    title: 'Early-life support', create: 'Begin a support', what: { list: 'The list of early-life supports', one: 'The early-life support' },
    columns: { number: 'Number', title: 'Title', state: 'State', services: 'Services', release: 'Release', manager: 'Hands over', startedOn: 'Began', plannedOn: 'Planned until', extensions: 'Extensions', missed: 'Levels missed', updatedAt: 'Updated' },
    filters: { label: 'Filter early-life supports', search: 'Search early-life supports', open: 'All open' }, empty: { title: 'No early-life support matches', filtered: 'Take a filter away to see more.', none: 'No service is in early-life support.' },
    desk: 'Measured by', policy: 'Policy', stable: 'Levels have to hold for {{days}} days before the end.',
    action: { edit: 'Edit', 'give-evidence': 'Bring evidence', measure: 'Measure', 'bring-forward': 'Decide now', cancel: 'Cancel the support' } satisfies Record<EarlyLifeAction, string>,
    form: { title: 'Begin an early-life support', submit: 'Begin', failed: 'The support was not begun', done: '{{number}} is on record. Its process has started.', name: 'Title', services: 'Services', manager: 'Who hands over', me: 'I do', desk: 'Who measures for the service desk', owner: 'The owner of the first service', days: 'Working days', daysHelp: 'As many as the policy says when left empty.' },
    field: { title: 'Title', desk: 'Who measures for the service desk', daysAsked: 'Working days', levels: 'Levels measured by hand' },
    edit: { title: 'Edit {{number}}', failed: 'The support was not saved', done: '{{number}} is saved.', deskHelp: 'Asked from the next day on. Tasks that are open stay where they are.' },
    cancel: { title: 'Cancel {{number}}', text: 'Its process ends and open tasks disappear. Nobody accepts or rolls back: it stays on record as cancelled, with the reason.', confirm: 'Cancel the support', done: 'The cancellation of {{number}} is on its way.' },
    forward: { title: 'Decide on {{number}} now', text: 'Operations are asked to accept, extend or roll back before the planned end. Levels are measured no longer.', confirm: 'Ask for the decision', done: 'The decision is asked for.' },
  },
  levels: {
    table: 'Levels by day', level: 'Level', none: 'No levels', noneText: 'Nothing is measured here.', target: '{{direction}} {{target}} {{unit}}', missing: 'not measured', missed: 'missed', met: 'met', from: 'From {{slo}}', nothing: 'The first day is not over yet.',
    measure: 'Measure', measureLabel: 'Measure "{{name}}"', title: 'Measure a level', day: 'Day', value: 'Figure', note: 'Note', saved: 'The figure is on record.', failed: 'The figure was not saved',
  },
  sets: {
    title: 'Criteria sets', help: 'The criteria and levels with which new records begin. Records that are there keep theirs.', what: 'The criteria sets', tabs: 'Kinds of records', readOnly: 'Service managers, process owners and administrators change them.',
    kind: { 'service-acceptance': 'Service acceptance', 'early-life-support': 'Early-life support' } satisfies Record<TransitionSetKind, string>,
    criterion: 'Criterion {{ordinal}}', text: 'What is asked', key: 'Key', phase: 'When', owner: 'Owner', mandatory: 'Mandatory', newCriterion: 'New criterion', addCriterion: 'Add a criterion', removeCriterion: 'Remove the criterion',
    level: 'Level {{ordinal}}', name: 'Name', unit: 'Unit', direction: 'Target is', target: 'Figure', newLevel: 'New level', addLevel: 'Add a level', removeLevel: 'Remove the level', save: 'Save', saved: 'The set is saved.', failed: 'The set was not saved',
  },
  timeline: {
    'acceptance.created': 'drafted the acceptance', 'acceptance.edited': 'changed the draft', 'acceptance.criteria-changed': 'changed the criteria', 'acceptance.submitted': 'asked for evidence', 'acceptance.opened': 'opened a round', 'acceptance.evidence-given': 'brought evidence',
    'acceptance.evidence-changed': 'brought new evidence', 'acceptance.to-be-signed': 'asked for the signature', 'acceptance.signed': 'signed the acceptance', 'acceptance.rejected': 'rejected it', 'acceptance.returned': 'sent it back', 'acceptance.accepted': 'accepted the service',
    'acceptance.withdrawal-requested': 'asked to withdraw it', 'acceptance.withdrawn': 'withdrew it', 'acceptance.withdrawn-by-operator': 'withdrew it as an operator', 'acceptance.decision-void': 'declared a decision void', 'acceptance.refused-by-engine': 'got a refusal from the engine', 'acceptance.task-completed': 'completed a task',
    'early-life.created': 'put the support on record', 'early-life.opened': 'opened the support', 'early-life.edited': 'changed the support', 'early-life.levels-changed': 'changed the levels', 'early-life.evidence-given': 'brought evidence', 'early-life.evidence-changed': 'brought new evidence',
    'early-life.entry-held': 'held the entry', 'early-life.begun': 'began the support', 'early-life.measured': 'measured a level', 'early-life.day-held': 'closed a day on which the levels held', 'early-life.day-missed': 'closed a day on which levels missed their target',
    'early-life.decision-asked': 'asked for the decision', 'early-life.to-be-decided': 'opened the decision', 'early-life.acceptance-signed': 'signed the acceptance', 'early-life.extension-signed': 'signed an extension', 'early-life.roll-back-signed': 'signed the roll-back',
    'early-life.extended': 'extended the support', 'early-life.accepted': 'ended it as accepted', 'early-life.rolled-back': 'ended it as rolled back', 'early-life.returned': 'asked for the decision again', 'early-life.cancelled-by-operator': 'cancelled it as an operator', 'early-life.cancellation-asked': 'asked to cancel it', 'early-life.cancelled': 'cancelled it',
    'early-life.decision-void': 'declared a decision void', 'early-life.refused-by-engine': 'got a refusal from the engine', 'early-life.task-completed': 'completed a task',
  },
} as const;

addTexts('transition', transitionTexts);

import type { ImprovementAction, ImprovementActionKind, ImprovementCause, ImprovementEffort } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const improvementsTexts = {
  title: 'Improvements',
  create: 'New improvement',
  ofRecord: 'What was learned here',
  what: { list: 'The register of improvements', one: 'The improvement' },
  columns: { number: 'Number', title: 'Title', state: 'State', priority: 'Priority', cause: 'Came from', origin: 'Origin', objective: 'Objective', owner: 'Owner', round: 'Round', measureAt: 'Measure on', updatedAt: 'Updated' },
  filters: { label: 'Filter improvements', search: 'Search improvements', mine: 'Owned by me', open: 'All open' },
  empty: { title: 'No improvement matches', filtered: 'Take a filter away to see more.', none: 'The register is empty.' },
  cause: { idea: 'An idea', 'failed-review': 'A failed review', 'lapsed-condition': 'A lapsed condition', 'missed-slo': 'A missed service level', 'missed-level': 'A level missed in early-life support', 'rolled-back': 'A roll-back' } satisfies Record<ImprovementCause, string>,
  effort: { small: 'Small', medium: 'Medium', large: 'Large' } satisfies Record<ImprovementEffort, string>,
  kind: { none: 'Neither', change: 'A change', project: 'A project' } satisfies Record<ImprovementActionKind, string>,
  field: { title: 'Title', description: 'What should be better, and for whom', objective: 'Objective it serves', noObjective: 'Not known yet', services: 'Services', owner: 'Who takes it up', me: 'I do' },
  fact: {
    proposedBy: 'Proposed by', practice: 'Another practice', benefit: 'Benefit', effort: 'Effort', priority: 'Priority', why: 'Why this priority', indicator: 'Measured by', baseline: 'Where we are', target: 'Where we want to be', measured: 'Measured last',
    measureAt: 'Measure on', action: 'Raised', actionKind: 'Needs', round: 'Round', closing: 'Why it ended', created: 'Created', updated: 'Updated',
  },
  section: { what: 'What should be better', plan: 'Plan', lessons: 'What was learned' },
  tab: { label: 'Parts of the improvement', details: 'Details', process: 'Process', tasks: 'Tasks', discussion: 'Discussion', timeline: 'Timeline' },
  lifecycle: 'The seven steps',
  reopened: { title: 'It has not helped yet', text_one: 'It was measured once without the benefit and reopened itself.', text_other: 'It was measured {{count}} times without the benefit and reopened itself.' },
  action: { edit: 'Edit', withdraw: 'Withdraw' } satisfies Record<ImprovementAction, string>,
  form: { title: 'New improvement', editTitle: 'Edit {{number}}', submit: 'Put into the register', save: 'Save', failed: 'The improvement was not saved', done: '{{number}} is in the register. Its process has started.', saved: '{{number}} is saved.' },
  withdraw: { title: 'Withdraw {{number}}', text: 'Its process ends and open tasks disappear. The improvement stays in the register as rejected.', confirm: 'Withdraw the improvement', done: 'The withdrawal of {{number}} is on its way.' },
  timeline: {
    'improvement.created': 'put it into the register', 'improvement.seen-again': 'saw the same again', 'improvement.edited': 'edited the improvement', 'improvement.withdrawal-requested': 'asked to withdraw it', 'improvement.withdrawn': 'withdrew it',
    'improvement.linked': 'linked it to an objective', 'improvement.rejection-decided': 'decided to reject it', 'improvement.rejected': 'rejected it', 'improvement.taken-up': 'took it up', 'improvement.assessed': 'assessed it', 'improvement.prioritised': 'set its priority',
    'improvement.approved': 'approved it', 'improvement.sent-back': 'sent it back', 'improvement.to-be-planned': 'handed it to planning', 'improvement.to-be-assessed': 'returned it for assessment', 'improvement.planned': 'planned it', 'improvement.action-begun': 'began the action',
    'improvement.action-not-raised': 'could not draft the action', 'improvement.action-taken': 'reported that it is in effect', 'improvement.measuring-set': 'set the day of measuring', 'improvement.measured': 'measured the benefit', 'improvement.compared': 'compared it with the target',
    'improvement.measuring-overdue': 'reminded the owner to measure', 'improvement.reopened': 'reopened it, since it did not help', 'improvement.achieved': 'found the benefit there', 'improvement.decision-void': 'declared a decision void',
    'improvement.refused-by-engine': 'got a refusal from the engine', 'improvement.rejected-by-operator': 'rejected it as an operator', 'improvement.task-completed': 'completed a task',
  },
} as const;

addTexts('improvements', improvementsTexts);

import type { ChangeAction, ChangeContent, ChangeNovelty, ChangeOutcome, ChangeSize } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const changesTexts = {
  title: 'Changes',
  create: 'New change',
  what: { list: 'The list of changes', one: 'The change', timeline: 'The timeline', process: 'The process', tasks: 'The list of tasks' },
  columns: { number: 'Number', title: 'Title', state: 'State', type: 'Type', risk: 'Risk', requester: 'Requester', services: 'Services', plannedStart: 'Planned start', plannedEnd: 'Planned end', updatedAt: 'Updated' },
  filters: { label: 'Filter changes', search: 'Search changes', mine: 'Requested by me', active: 'All open' },
  empty: { title: 'No change matches', filtered: 'Take a filter away to see more.', none: 'Nobody has requested a change yet.' },
  field: {
    type: 'Type', template: 'Template', items: 'Configuration items', questionnaire: 'Risk questionnaire', implementer: 'Implementer', scheduleReason: 'Why then',
    title: 'Title', description: 'Description', justification: 'Justification', services: 'Services', impact: 'Impact', size: 'Size', novelty: 'Novelty', backoutTested: 'Backout tested', implementationPlan: 'Implementation plan', backoutPlan: 'Backout plan',
    testPlan: 'Test plan', plannedStart: 'Planned start', plannedEnd: 'Planned end',
  } satisfies Record<keyof ChangeContent, string>,
  otherField: { state: 'State', risk: 'Risk', riskReason: 'Why this risk', urgency: 'Urgency', outcome: 'Outcome', outcomeNote: 'Review note', reviewNote: 'Review note', requester: 'Requester', processInstanceKey: 'Process instance', implementationResult: 'Result of the implementation', implementationNote: 'Note on the implementation', backoutResult: 'Result of the backout', backoutNote: 'Note on the backout', authorization: 'Authorization', withdrawalReason: 'Reason of the withdrawal', comment: 'Comment', name: 'Name', kind: 'Kind', start: 'Start', end: 'End', reason: 'Reason', owner: 'Owner', goal: 'Goal', indicator: 'Indicator', target: 'Target', baseline: 'Baseline', probability: 'Probability', category: 'Category', level: 'Level', aboveAppetite: 'Above the appetite', record: 'Borne by', ownerAccepted: 'Owner has accepted', response: 'Response', responsePlan: 'How', reviewAt: 'Next review', objective: 'Objective', origin: 'Origin', cause: 'Came from', priority: 'Priority', benefit: 'Benefit', effort: 'Effort', unit: 'Unit', measured: 'Measured', lessons: 'Learned', round: 'Round', action: 'Raised', measureAt: 'Measure on' },
  waitsForYou: 'This waits for you',
  help: {
    title: 'One line that others recognize.', description: 'What changes, and what does not.', justification: 'Why it is worth the risk.', services: 'Every service whose users could notice.', impact: 'How much the business feels it when it goes wrong.',
    size: 'How much is touched.', novelty: 'How often this was done before.', backoutTested: 'The way back was tried, not only written down.', implementationPlan: 'Steps, who and how long.', backoutPlan: 'How to return to the state before.', testPlan: 'How you know that it worked.',
  },
  section: { what: 'What and why', scope: 'Scope and risk', plans: 'Plans', window: 'Planned window' },
  fact: { type: 'Type', requester: 'Requester', urgency: 'Urgency', risk: 'Risk', riskReason: 'Why this risk', outcome: 'Outcome', outcomeNote: 'Review note', created: 'Created', updated: 'Updated', window: 'Planned window', none: 'Not written yet' },
  size: { small: 'Small', medium: 'Medium', large: 'Large' } satisfies Record<ChangeSize, string>,
  novelty: { routine: 'Routine', familiar: 'Familiar', new: 'New to us' } satisfies Record<ChangeNovelty, string>,
  outcome: { successful: 'Successful', 'successful-with-issues': 'Successful with issues', 'backed-out': 'Backed out', unsuccessful: 'Unsuccessful' } satisfies Record<ChangeOutcome, string>,
  action: { edit: 'Edit', submit: 'Submit', withdraw: 'Withdraw', 'move-start': 'Move start', 'delete-draft': 'Delete draft' } satisfies Record<ChangeAction, string>,
  form: {
    newTitle: 'New change', editTitle: 'Edit {{number}}', saveDraft: 'Save draft', createAndSubmit: 'Create and submit', save: 'Save', failed: 'The change was not saved', submitFailed: 'The change was not submitted', restored: 'Your unsaved entries of {{at}} are back.', discard: 'Start empty',
    saved: 'Saved.', created: '{{number}} is created.', lockedTitle: 'The content is locked', choose: 'Choose', noServices: 'There are no services yet.', servicesFailed: 'The services could not be read', kept: 'Entries are kept in this browser until you save.',
    missing: { title: 'Enter a title.' }, endBeforeStart: 'The planned end lies before the planned start.',
  },
  clash: {
    title: 'Somebody changed {{number}} meanwhile', text: 'Choose for each field which value stays. Nothing is overwritten until you save.', field: 'Field', mine: 'Your value', theirs: 'Value now', save: 'Save the chosen values', discard: 'Drop my changes', empty: '(empty)',
    none: 'The other change touched none of the fields you changed. Save again to add yours.',
  },
  submit: { done: '{{number}} is submitted. Its process has started.', incomplete: '{{number}} cannot be submitted yet', incompleteText: 'Complete these entries, then submit again.', failed: 'Submitting failed', complete: 'Complete the entries' },
  withdraw: { title: 'Withdraw {{number}}', text: 'The process ends, open tasks disappear, and the change is cancelled. It cannot be reopened.', confirm: 'Withdraw the change', done: 'The withdrawal of {{number}} is on its way.' },
  move: { title: 'Move the start of {{number}}', text: 'Approvals hold for the window that was approved; the start may move while the change is scheduled.', confirm: 'Move the start', done: 'The new window of {{number}} is on its way.' },
  remove: { title: 'Delete the draft {{number}}', text: 'A draft leaves nothing behind. This cannot be undone.', confirm: 'Delete the draft', done: '{{number}} is deleted.' },
  tab: { label: 'Parts of the change', details: 'Details and plan', approvals: 'Approvals', process: 'Process', tasks: 'Tasks', discussion: 'Discussion', timeline: 'Timeline' },
  lifecycle: 'Life cycle of the change',
  locked: 'Why it cannot be edited',
  approvals: {
    none: 'No decision yet', noneText: 'Approvals appear here with exactly what was approved.', stage: { 'change-manager': 'Change manager', cab: 'CAB' }, decision: { approved: 'Approved', rejected: 'Rejected' },
    void: 'No longer valid', voidText: 'The content changed after this decision.', hash: 'Fingerprint {{hash}}',
  },
  process: { none: 'No process runs', noneText: 'It starts when the record is submitted.', version: '{{id}}, version {{version}}', openTasks: 'Waits for', state: { ACTIVE: 'Running', COMPLETED: 'Completed', TERMINATED: 'Ended' }, instance: 'Open in operations', waitsFor: '{{task}}: {{who}}' },
  tasks: { none: 'No open task', noneText: 'Nobody has to do anything here at the moment.', assignee: 'Assigned to {{name}}', unassigned: 'Waiting for {{groups}}' },
  timeline: {
    empty: 'Nothing happened yet', before: 'Before', after: 'After', field: 'Field', reason: 'Reason: {{reason}}', actingFor: '{{by}} as {{person}}', more: 'Show earlier entries', hash: 'Chain {{hash}}',
    action: {
      'change.created': 'created the change', 'change.edited': 'edited the change', 'change.revised': 'revised the change', 'change.draft-deleted': 'deleted the draft', 'change.submitted': 'submitted the change',
      'change.found-complete': 'found the request complete', 'change.found-incomplete': 'found the request incomplete', 'change.risk-assessed': 'assessed the risk', 'change.approved': 'approved the change', 'change.rejected': 'rejected the change',
      'change.returned': 'returned the change to the requester', 'change.scheduled': 'scheduled the change', 'change.start-moved': 'moved the start', 'change.approval-void': 'declared an approval void', 'change.decision-void': 'declared a decision void',
      'change.withdrawal-requested': 'asked to withdraw the change', 'change.withdrawn': 'withdrew the change', 'change.given-up': 'gave the change up', 'change.implementation-begun': 'began the implementation',
      'change.window-ends-soon': 'reminded the implementer that the window ends soon', 'change.implementation-reported': 'reported the implementation', 'change.verified': 'verified the implementation', 'change.verification-failed': 'found the verification failed',
      'change.backout-reported': 'reported the backout', 'change.implemented': 'recorded the implementation', 'change.reviewed': 'reviewed the change', 'change.closed': 'closed the change', 'change.task-completed': 'completed a task',
      'change.cancelled-by-operator': 'cancelled the change as an operator', 'change.implementation-ended-by-operator': 'ended the implementation as an operator', 'change.closed-by-operator': 'closed the change as an operator', 'change.refused-by-engine': 'got a refusal from the engine', 'process.ended-at-engine': 'found the process ended at the engine',
      'comment.added': 'commented', 'comment.edited': 'changed a comment', 'comment.taken-back': 'took a comment back', 'link.added': 'linked the record', 'link.removed': 'removed a link',
      'freeze.created': 'made the freeze', 'freeze.changed': 'changed the freeze', 'freeze.removed': 'lifted the freeze', 'objective.measured': 'reported a measurement', 'service-level-objective.measured': 'reported a measurement',
      'operation.variable-set': 'fixed a variable of the process', 'operation.incident-retried': 'had a failed step tried again', 'operation.instance-cancelled': 'cancelled the process', 'operation.refused': 'was refused by the engine',
    },
  },
} as const;

addTexts('changes', changesTexts);

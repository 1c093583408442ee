import type { Answer, TemplateAction, TemplateContent, TemplateDecision } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const templatesTexts = {
  title: 'Standard changes',
  create: 'New template',
  what: { list: 'The list of templates', one: 'The template' },
  columns: { number: 'Number', title: 'Title', state: 'State', services: 'Permitted on', maxMinutes: 'Longest window', success: 'Uses', proposer: 'Proposed by', updatedAt: 'Updated' },
  filters: { label: 'Filter templates', search: 'Search templates' },
  empty: { title: 'No template matches', none: 'Propose one for a change that is made again and again.', filtered: 'Take a filter away to see more.' },
  field: {
    title: 'Title', description: 'Description', justification: 'Justification', impact: 'Impact', implementationPlan: 'Implementation plan', backoutPlan: 'Backout plan', testPlan: 'Test plan', services: 'Permitted on these services',
    items: 'Permitted on these configuration items', maxMinutes: 'Longest window, in minutes', questions: 'Questions at each use', budgetUses: 'Of so many last uses', budgetFailures: 'so many may have failed',
  } satisfies Record<keyof TemplateContent, string>,
  help: { items: 'Of the services above. None chosen: items are not restricted.', questions: 'Asked at each use; another answer than the one here means a normal change.' },
  section: { what: 'What and why', plans: 'Plans', conditions: 'Where it is permitted', budget: 'Success budget' },
  question: { text: 'Question {{number}}', answer: 'Permitted answer', add: 'Add a question', remove: 'Remove question {{number}}' },
  answer: { yes: 'Yes', no: 'No' } satisfies Record<Answer, string>,
  minutes: '{{count}} min',
  uses: '{{uses}} ({{failed}} failed)',
  anyItem: 'Any that these services run on',
  budget: 'At most {{failures}} of the last {{uses}} may have failed; at the moment {{recent}} did.',
  action: { edit: 'Edit', propose: 'Propose', use: 'Use', demote: 'Take out of use', retire: 'Retire', 'delete-draft': 'Delete draft' } satisfies Record<TemplateAction, string>,
  decision: { approved: 'Approved', rejected: 'Rejected', renewed: 'Renewed' } satisfies Record<TemplateDecision, string>,
  decisions: { title: 'Decisions', none: 'Nobody has decided on it yet.', void: 'No longer valid' },
  problems: 'What is missing',
  suspended: 'It may not be used at the moment',
  form: { newTitle: 'New template', editTitle: 'Edit {{number}}', save: 'Save', saveDraft: 'Save draft', failed: 'The template was not saved', created: '{{number}} is created.', saved: 'Saved.', choose: 'Choose' },
  proposed: '{{number}} is proposed. Its process has started.',
  failed: 'The template could not do that',
  demote: { title: 'Take {{number}} out of use', text: 'Nobody can make a change from it until a change manager has looked at it again.', confirm: 'Take out of use', done: '{{number}} is out of use.' },
  retire: { title: 'Retire {{number}}', text: 'Its process ends and nothing is made from it any more. Changes that were made from it stay as they are.', confirm: 'Retire the template', done: 'The retirement of {{number}} is on its way.' },
  remove: { title: 'Delete the draft {{number}}', text: 'A draft leaves nothing behind. This cannot be undone.', confirm: 'Delete the draft' },
  use: { title: 'Use {{number}}', intro: 'A change is made that says what the template says. It needs no approval as long as the conditions are kept.', services: 'Services this change touches', items: 'Configuration items this change touches', itemsHelp: 'As far as they are touched.', start: 'Planned start', end: 'Planned end', questions: 'Questions', submit: 'Make the change', failed: 'The template does not permit this', done: '{{number}} is made from {{template}}. Look at it, then submit it.', choose: 'Choose an answer' },
  lifecycle: 'Life cycle of the template',
  timeline: {
    'standard-change-template.created': 'drafted the template', 'standard-change-template.edited': 'edited the template', 'standard-change-template.proposed': 'proposed the template', 'standard-change-template.found-complete': 'found the template complete', 'standard-change-template.found-incomplete': 'found the template incomplete', 'standard-change-template.approved': 'approved the template', 'standard-change-template.rejected': 'rejected the template', 'standard-change-template.renewed': 'renewed the template', 'standard-change-template.put-into-use': 'put the template into use', 'standard-change-template.returned': 'returned the template to its proposer', 'standard-change-template.suspended': 'took the template out of use', 'standard-change-template.demoted': 'demoted the template', 'standard-change-template.retirement-requested': 'asked to retire the template', 'standard-change-template.retired': 'retired the template', 'standard-change-template.review-due': 'reminded of the yearly review', 'standard-change-template.task-completed': 'completed a task', 'standard-change-template.decision-void': 'declared a decision void',
  },
  tab: { label: 'Parts of the template', details: 'Conditions and plans', process: 'Process', tasks: 'Tasks', discussion: 'Discussion', timeline: 'Timeline' },
} as const;

addTexts('templates', templatesTexts);

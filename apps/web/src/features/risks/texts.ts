import type { RiskAction, RiskCategory, RiskResponse } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const risksTexts = {
  title: 'Risks',
  create: 'New risk',
  ofRecord: 'Risks it bears',
  what: { list: 'The list of risks', one: 'The risk', map: 'The heat map' },
  columns: {
    number: 'Number', title: 'Title', state: 'State', level: 'Level', score: 'Score', owner: 'Owner', record: 'Borne by', reviewAt: 'Next review', category: 'Category', updatedAt: 'Updated',
  },
  filters: { label: 'Filter risks', search: 'Search risks', mine: 'Owned by me', ownerless: 'Without an owner', above: 'Above the appetite', open: 'All open' },
  empty: { title: 'No risk matches', filtered: 'Take a filter away to see more.', none: 'Nobody has put a risk on record yet.' },
  map: {
    title: 'Heat map of open risks', caption: 'Open risks by probability and impact. A number leads to the risks behind it.', probability: 'Probability', impact: 'Impact', corner: 'Probability, then impact',
    cell_one: 'One risk with probability {{probability}} and impact {{impact}}, {{above}} above the appetite', cell_other: '{{count}} risks with probability {{probability}} and impact {{impact}}, {{above}} above the appetite', none: 'none',
  },
  category: { delivery: 'Delivery', service: 'Service', financial: 'Financial', security: 'Security', compliance: 'Compliance' } satisfies Record<RiskCategory, string>,
  response: { avoid: 'Avoid', reduce: 'Reduce', transfer: 'Transfer', accept: 'Accept' } satisfies Record<RiskResponse, string>,
  scale: { s1: '1, hardly', s2: '2, seldom', s3: '3, possibly', s4: '4, probably', s5: '5, almost certainly' },
  impactScale: { s1: '1, hardly felt', s2: '2, a nuisance', s3: '3, costly', s4: '4, grave', s5: '5, it stops the business' },
  owner: { nobody: 'Nobody', proposed: '{{name}} (has not accepted yet)', none: 'Nobody yet', without: 'No owner' },
  appetite: { above: 'Above the appetite', within: 'Within the appetite' },
  field: {
    title: 'Title', description: 'What may happen, and what then', probability: 'Probability', impact: 'Impact', category: 'Category', owner: 'Owner', ownerHelp: 'They are asked to accept it.', record: 'Borne by', recordHelp: 'Number of the project, release, change or service. May stay empty.',
  },
  fact: { score: 'Score', level: 'Level', why: 'Why this level', appetite: 'Appetite', response: 'Response', reviewAt: 'Next review', raisedBy: 'Raised by', closed: 'Why it is closed', created: 'Created', updated: 'Updated', none: 'Not decided yet' },
  section: { what: 'What may happen', response: 'What is done about it', review: 'The last review', carries: 'Through which records it went' },
  carried: { raised: 'Raised at', to: 'Carried from {{from}} to', by: 'by {{name}}', none: 'It is borne by no record.' },
  tab: { label: 'Parts of the risk', details: 'Details', process: 'Process', tasks: 'Tasks', discussion: 'Discussion', timeline: 'Timeline' },
  lifecycle: 'Life of the risk',
  ownerless: { title: 'This risk has no owner', text: 'Gates, go/no-go and acceptance of the record that bears it stay shut until somebody has accepted it.' },
  action: { edit: 'Edit', 'hand-over': 'Hand over', carry: 'Carry on', close: 'Close' } satisfies Record<RiskAction, string>,
  form: { title: 'New risk', editTitle: 'Edit {{number}}', submit: 'Put on record', save: 'Save', failed: 'The risk was not saved', done: '{{number}} is on record. Its process has started.', saved: '{{number}} is saved.' },
  handOver: { title: 'Hand {{number}} over', owner: 'New owner', choose: 'Choose', submit: 'Ask them', failed: 'The risk was not handed over', done: 'The new owner of {{number}} is asked to accept it.', reason: 'Why they?' },
  carry: { title: 'Carry {{number}} on', record: 'To which record?', recordHelp: 'For example REL-2, CHG-7 or SVC-3', owner: 'Owner there', submit: 'Carry on', failed: 'The risk was not carried on', done: '{{number}} stands at {{record}} now.', reason: 'Why there?' },
  close: { title: 'Close {{number}}', text: 'Its process ends and nobody is reminded any more. The risk stays on record.', confirm: 'Close the risk', done: 'The closing of {{number}} is on its way.' },
  timeline: {
    'risk.created': 'put the risk on record', 'risk.edited': 'edited the risk', 'risk.handed-over': 'handed the risk over', 'risk.carried': 'carried the risk to another record', 'risk.closing-requested': 'asked to close the risk', 'risk.closed': 'closed the risk',
    'risk.rated': 'rated the risk', 'risk.accepted': 'accepted the risk', 'risk.declined': 'declined the risk', 'risk.owned': 'recorded the owner', 'risk.without-owner': 'left the risk without an owner', 'risk.owner-named': 'named an owner', 'risk.owner-proposed': 'asked the owner named',
    'risk.response-decided': 'decided the response', 'risk.response-recorded': 'recorded the response', 'risk.response-returned': 'sent the response back to the owner', 'risk.acceptance-approved': 'approved bearing it as it is', 'risk.acceptance-rejected': 'rejected bearing it as it is',
    'risk.acceptance-recorded': 'recorded the approval', 'risk.review-set': 'set the next review', 'risk.reviewed': 'reviewed the risk', 'risk.review-recorded': 'recorded the review', 'risk.review-overdue': 'reminded the owner of the review',
    'risk.acceptance-overdue': 'reminded the new owner to answer', 'risk.decision-void': 'declared a decision void', 'risk.refused-by-engine': 'got a refusal from the engine', 'risk.closed-by-operator': 'closed the risk as an operator', 'risk.task-completed': 'completed a task',
  },
} as const;

addTexts('risks', risksTexts);

import type { AcceptanceState, CabState, ChangeState, ChangeType, ConflictSeverity, EarlyLifeState, GateState, ImprovementState, Level, ProjectState, ReleaseState, ReleaseType, RiskLevel, RiskState, Role, TemplateState } from '#core/contracts';

/** Texts that several screens share. */
export const common = {
  product: 'Tollgate',
  skipToContent: 'Skip to main content',
  nav: { label: 'Main navigation', narrow: 'Menu', open: 'Open menu', close: 'Close menu' },
  place: {
    home: 'Home', tasks: 'Tasks', calendar: 'Calendar',
    goals: 'Goals', objectives: 'Objectives', projects: 'Projects',
    releases: 'Releases', changes: 'Changes', templates: 'Standard change templates', cab: 'CAB meetings', acceptances: 'Service acceptance', earlyLife: 'Early-life support',
    services: 'Services', levels: 'Service levels', items: 'Configuration items',
    risks: 'Risks', improvements: 'Improvements',
    models: 'Modeller', operations: 'Operations', people: 'People',
  },
  placeGroup: { plan: 'Plan', deliver: 'Deliver', run: 'Run', improve: 'Improve', operate: 'Operate' },
  header: { search: 'Search and commands', help: 'Keyboard help', account: 'Account of {{name}}', inbox_one: 'Inbox, {{shown}} unread notice', inbox_other: 'Inbox, {{shown}} unread notices' },
  account: {
    signedInAs: 'Signed in as {{username}}', roles: 'Roles', theme: 'Colour theme', signOut: 'Sign out', engine: 'Engine: {{engine}}',
    themes: { system: 'System', light: 'Light', dark: 'Dark' }, engines: { embedded: 'embedded', camunda: 'Camunda 8' },
    actAs: 'Act as a sample person', actAsPrefix: 'Act as',
  },
  actingAs: { banner: '{{administrator}}, you are acting as {{person}}. What you do is recorded under both names.', stop: 'Stop acting as {{person}}' },
  live: {
    live: 'Live', connecting: 'Connecting', offline: 'Offline',
    stale: 'The connection to the server is lost. What you see was current at {{time}}; it is read again as soon as the server answers.',
  },
  error: {
    title: '{{what}} could not be read', failed: '{{what}} failed', unreachable: 'The server did not answer. Check that it runs and that you are online.', requestId: 'Request {{id}}', retry: 'Try again',
    page: 'This page', crashed: 'This page stopped working', crashedHint: 'Reload the page. Nothing you saved is lost.', reload: 'Reload', action: 'The action',
    notFoundTitle: 'There is nothing at this address', notFound: 'The record may have been deleted, or the address is mistyped.', goHome: 'Go to the home page',
    notPermittedTitle: 'You may not see this',
  },
  form: { summary_one: 'One entry needs correction', summary_other: '{{count}} entries need correction', required: 'Enter {{field}}.', optional: '(optional)', leaveTitle: 'Leave without saving?', leaveText: 'Your changes on this page are not saved.', leave: 'Leave without saving', stay: 'Stay on this page' },
  list: {
    range: '{{from}}–{{to}} of {{total}}', empty: '0', next: 'Next page', first: 'First page', columns: 'Columns', compact: 'Compact rows', sortBy: 'Sort by {{column}}', search: 'Search', clearFilters: 'Clear filters',
    filters: 'Filters', any: 'Any', csv: 'Export CSV',
  },
  action: { save: 'Save', cancel: 'Cancel', close: 'Close', edit: 'Edit', open: 'Open', back: 'Back', confirm: 'Confirm', delete: 'Delete', dismiss: 'Dismiss' },
  reason: { label: 'Reason', help: 'Kept in the history, with your name.', required: 'Enter a reason.' },
  hours: {
    set: 'Set hours', zone: 'Time zone, for example Europe/Berlin', zoneName: 'Time zone', zoneOf: 'on the clock of {{zone}}', line: 'Hours, line {{count}}', day: 'Day', from: 'From', to: 'To', add: 'Add hours', none: 'Remove these hours', removeLine: 'Remove {{day}} from {{from}}', window: 'Window {{count}}', addWindow: 'Add a window',
  },
  breadcrumb: 'Breadcrumb',
  time: { zone: 'Times are in your zone, {{zone}}.', none: 'Not set', running: 'for {{duration}}', ago: '{{duration}} ago', in: 'in {{duration}}', due: 'due in {{duration}}', overdue: 'overdue by {{duration}}' },
  system: 'The process',
  none: 'None',
  yes: 'Yes',
  no: 'No',
  loading: 'Loading',
  level: { low: 'Low', medium: 'Medium', high: 'High' } satisfies Record<Level, string>,
  risk: { low: 'Low risk', moderate: 'Moderate risk', high: 'High risk' } satisfies Record<RiskLevel, string>,
  changeState: {
    new: 'New', assess: 'Assess', authorize: 'Authorize', scheduled: 'Scheduled', implement: 'Implement', review: 'Review', closed: 'Closed', cancelled: 'Cancelled',
  } satisfies Record<ChangeState, string>,
  templateState: { draft: 'Draft', proposed: 'Proposed', approved: 'Approved', demoted: 'Demoted', retired: 'Retired' } satisfies Record<TemplateState, string>,
  cabState: { planned: 'Planned', held: 'Being held', minuted: 'Minuted', cancelled: 'Cancelled' } satisfies Record<CabState, string>,
  conflictSeverity: { blocking: 'Blocks', reason: 'Needs a reason', warning: 'To know' } satisfies Record<ConflictSeverity, string>,
  riskState: { identified: 'Identified', assessed: 'Assessed', treated: 'Treated', closed: 'Closed' } satisfies Record<RiskState, string>,
  improvementState: {
    proposed: 'Proposed', assess: 'Assess', approve: 'Approve', plan: 'Plan', act: 'Act', measure: 'Measure', achieved: 'Achieved', rejected: 'Rejected',
  } satisfies Record<ImprovementState, string>,
  projectState: { draft: 'Draft', initiation: 'Initiation', running: 'Running', held: 'Held', closed: 'Closed', stopped: 'Stopped' } satisfies Record<ProjectState, string>,
  gateState: {
    planned: 'Planned', evidence: 'Evidence', voting: 'Voting', passed: 'Passed', conditional: 'Passed under conditions', held: 'Held', recycled: 'Recycled', killed: 'Killed', reopened: 'Open again', cancelled: 'Cancelled',
  } satisfies Record<GateState, string>,
  acceptanceState: { draft: 'Draft', evidence: 'Evidence', signing: 'To be signed', accepted: 'Accepted', withdrawn: 'Withdrawn' } satisfies Record<AcceptanceState, string>,
  earlyLifeState: { entry: 'Entry', running: 'Running', deciding: 'To be decided', accepted: 'Accepted', 'rolled-back': 'Rolled back', cancelled: 'Cancelled' } satisfies Record<EarlyLifeState, string>,
  releaseState: {
    draft: 'Draft', preparing: 'Preparing', 'go-no-go': 'Go/no-go', scheduled: 'Scheduled', deploying: 'Deploying', verifying: 'Verifying', 'rollback-decision': 'Rollback decision', 'rolling-back': 'Rolling back',
    'early-life-support': 'Early-life support', closed: 'Closed', 'rolled-back': 'Rolled back', cancelled: 'Cancelled',
  } satisfies Record<ReleaseState, string>,
  releaseType: { major: 'Major', minor: 'Minor', emergency: 'Emergency' } satisfies Record<ReleaseType, string>,
  changeType: { standard: 'Standard', normal: 'Normal', emergency: 'Emergency' } satisfies Record<ChangeType, string>,
  role: {
    admin: 'Administrator', 'process-owner': 'Process owner', operator: 'Operator', 'change-manager': 'Change manager', 'cab-member': 'CAB member',
    'emergency-approver': 'Emergency approver', implementer: 'Implementer', requester: 'Requester', 'service-manager': 'Service manager', 'release-manager': 'Release manager', auditor: 'Auditor',
  } satisfies Record<Role, string>,
  diagram: {
    label: 'Process diagram', outline: 'Elements of the process', zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Fit to view', failed: 'The diagram could not be drawn.',
    here: 'Active now', done: 'Completed', cancelled: 'Cancelled', incident: 'Incident', notReached: 'Not reached', times: '{{count}} times', keys: 'Scroll to zoom with Ctrl, drag to move.', reached: 'Reached so far', all: 'All elements',
  },
  keyboard: {
    title: 'Keyboard', enabled: 'Single-key shortcuts', global: 'Everywhere', go: 'Go to', list: 'In lists', work: 'While working',
    help: 'Show this help', search: 'Search on this page', palette: 'Commands and search', close: 'Close', nextRow: 'Next row', previousRow: 'Previous row', openRow: 'Open the row', assign: 'Assign to me', submit: 'Submit', save: 'Save',
  },
  palette: { label: 'Commands and search', placeholder: 'Type a command, a record number or a title', none: 'Nothing found', go: 'Go to', records: 'Records', create: 'Create', newChange: 'New change', openRecord: 'Open {{number}}', settings: 'Settings', theme: 'Theme: {{theme}}' },
} as const;

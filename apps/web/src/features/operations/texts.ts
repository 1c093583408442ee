import type { InstanceListItem } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const operationsTexts = {
  title: 'Operations',
  what: { list: 'The list of instances', one: 'The instance' },
  filters: { label: 'Filter instances', record: 'Search by record number', state: 'State', process: 'Process', incident: 'Only with incidents' },
  columns: { key: 'Instance', record: 'Record', process: 'Process', version: 'Version', state: 'State', started: 'Started', ended: 'Ended' },
  state: { ACTIVE: 'Running', COMPLETED: 'Completed', TERMINATED: 'Ended' } satisfies Record<InstanceListItem['state'], string>,
  incident: 'Incident',
  empty: { title: 'No instance matches', filtered: 'Take a filter away to see more.', none: 'No process has been started yet.' },
  tab: { label: 'Parts of the instance', diagram: 'Diagram', history: 'History', variables: 'Variables', incidents: 'Incidents' },
  fact: { process: 'Process', version: 'Version {{version}}', record: 'Record', started: 'Started', ended: 'Ended', parent: 'Called by', key: 'Key' },
  history: { element: 'Element', type: 'Kind', state: 'State', started: 'Entered', ended: 'Left', none: 'No element was entered yet', still: 'still there' },
  variables: { global: 'Whole process', local: 'At {{element}}', edit: 'Change {{name}}', none: 'The instance has no variables', search: 'Search variables' },
  variable: { title: 'Change the variable {{name}}', value: 'New value (JSON)', help: 'Text in double quotes, for example "2026-12-01T20:00:00Z".', invalid: 'This is not valid JSON: {{reason}}', confirm: 'Change the variable', effect: 'Steps that read it from now on see the new value; what already happened stays.', done: '{{name}} is changed.', before: 'Value now' },
  incidents: { none: 'No incident is open', noneText: 'Every step of this instance works.', at: 'At {{element}}', since: 'since', retry: 'Retry', type: 'Cause {{type}}', open: 'Open', resolved: 'Resolved' },
  retry: { title: 'Retry {{element}}', text: 'The failed step is tried again with the present variables. Repair the cause first, or it fails again.', confirm: 'Retry the step', done: '{{element}} is tried again.' },
  cancel: {
    action: 'Cancel instance', title: 'Cancel this instance', confirm: 'Cancel the instance', done: 'The instance is being cancelled.', happens: 'What happens', record: '{{number}} is cancelled with your reason; it cannot be reopened.', noRecord: 'No record hangs on this instance.',
    tokens_one: 'One element is stopped: {{names}}.', tokens_other: '{{count}} elements are stopped: {{names}}.', incidents_one: 'One open incident disappears.', incidents_other: '{{count}} open incidents disappear.', forever: 'It cannot be undone.',
  },
} as const;

addTexts('operations', operationsTexts);

import type { Direction, ItemKind, UseState } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';
import type { CatalogueKind } from './catalogue.js';

const field = {
  number: 'Number', name: 'Name', description: 'Description', owner: 'Owner', urgency: 'Urgency', supportHours: 'Support hours', maintenanceWindows: 'Maintenance windows',
  service: 'Service', services: 'Services', indicator: 'Indicator', unit: 'Unit', direction: 'Direction', target: 'Target', baseline: 'Baseline', due: 'Due', goal: 'Goal',
  kind: 'Kind', dependsOn: 'Depends on', state: 'State',
} as const;

export type CatalogueFieldName = keyof typeof field;

export const catalogueTexts = {
  title: { services: 'Services', 'service-levels': 'Service levels', items: 'Configuration items', goals: 'Goals', objectives: 'Objectives' } satisfies Record<CatalogueKind, string>,
  one: { services: 'Service', 'service-levels': 'Service level', items: 'Configuration item', goals: 'Goal', objectives: 'Objective' } satisfies Record<CatalogueKind, string>,
  new: { services: 'New service', 'service-levels': 'New service level', items: 'New configuration item', goals: 'New goal', objectives: 'New objective' } satisfies Record<CatalogueKind, string>,
  none: { services: 'There are no services yet', 'service-levels': 'No service has promised anything yet', items: 'There are no configuration items yet', goals: 'There are no goals yet', objectives: 'There are no objectives yet' } satisfies Record<CatalogueKind, string>,
  noneText: 'Administrators, change managers, process owners and service managers add them.',
  noneFound: 'Nothing matches these filters',
  what: 'The list', edit: 'Edit {{number}}', made: '{{number}} is there.', saved: '{{number}} is saved.', notSaved: 'It was not saved',
  tabs: 'Parts of the record', listTabs: 'Lists that belong together',
  tab: { details: 'Details', measurements: 'Measurements', levels: 'Service levels', dependencies: 'What it runs on', changes: 'Changes', objectives: 'Objectives', projects: 'Projects', noProjects: 'No project serves it yet', relations: 'Relations', discussion: 'Discussion', timeline: 'Timeline' },
  field,
  direction: { increase: 'Upwards', decrease: 'Downwards' } satisfies Record<Direction, string>,
  itemKind: { application: 'Application', database: 'Database', server: 'Server', network: 'Network', 'cloud-service': 'Cloud service', workplace: 'Workplace', other: 'Other' } satisfies Record<ItemKind, string>,
  state: { live: 'In use', retired: 'Retired', all: 'In use and retired' } satisfies Record<UseState | 'all', string>,
  retired: { open: 'Retire', title: 'Retire {{number}}', text: 'No new record is offered it any more. Those that name it keep it, and it can be brought back.', confirm: 'Retire it', done: '{{number}} is retired.' },
  live: { open: 'Bring back', title: 'Bring {{number}} back', text: 'New records are offered it again.', confirm: 'Bring it back', done: '{{number}} is in use again.' },
  help: { indicator: 'The figure that tells how it stands.', maintenanceWindows: 'When the service may be interrupted. Without any: at any time.' },
  choose: 'Choose', narrow: 'Narrow the choice: {{field}}', mine: 'Mine only',
  filters: 'Filters of the list', search: 'Name or number', anyTime: 'At any time', notSaid: 'Nobody has said',
  progress: 'Progress', ofTarget: '{{latest}}, target {{target}} {{unit}}',
  promise: { increase: 'at least {{target}} {{unit}}', decrease: 'at most {{target}} {{unit}}' } satisfies Record<Direction, string>, met: { title: 'Kept', yes: 'Kept', no: 'Not kept', unknown: 'Not measured yet' },
  clash: { title: 'Somebody else saved meanwhile', text: 'Both of you changed these fields:', none: 'You changed different fields. Yours can be saved as well.', field: 'Field', mine: 'Yours', theirs: 'Theirs', keepMine: 'Save mine', takeTheirs: 'Leave it as it is' },
  measure: {
    add: 'Add a measurement', at: 'When', value: 'Value in {{unit}}', note: 'Note', submit: 'Add', failed: 'The measurement was not kept', done: 'The measurement is kept.', what: 'The measurements',
    none: 'Nothing was measured yet', noneText: 'The owner, service managers and administrators add measurements.', more: 'Show earlier measurements', by: 'By', list: 'Measurements, newest first',
    chart: '{{name}}: {{count}} measurements from {{first}} to {{last}}, latest {{latest}} {{unit}}, target {{target}} {{unit}}', target: 'Target {{value}}', baseline: 'Baseline {{value}}',
  },
  dependencies: {
    what: 'What the service runs on', direct: 'Said to carry it', directText: 'Somebody entered that the service runs on these.', computed: 'Found by relations', computedText: 'Items that those above cannot do without. Computed each time, confirmed by nobody.', none: 'No item is said to carry this service.', noneComputed: 'None.', through: 'by {{path}}',
  },
  changes: {
    confirmed: 'Changes that name this service', confirmedText: 'Whoever planned them says that they touch it.', computed: 'Changes that may reach it', computedText: 'They touch what the service runs on, and do not name it. Computed, confirmed by nobody.', none: 'None.', what: 'The changes', all: 'All of them',
    ofItem: 'Changes that touch this item',
  },
  impact: { title: 'Services that an interruption reaches', text: 'Computed by the relations on record.', none: 'No service depends on it.', what: 'The impact' },
  relations: { needs: 'Depends on', needsNone: 'It depends on no other item.', neededBy: 'Needed by', neededByNone: 'No other item depends on it.', carries: 'Carries directly', carriesNone: 'It is said to carry no service.' },
  import: {
    open: 'Import CSV', title: 'Import configuration items', text: 'Columns name, kind, owner, description, services, depends on; the last two hold names or numbers separated by |. Items that are there already are changed in what the file has a column for.', file: 'CSV file', check: 'Check the file', run: 'Import', failed: 'The file was not read',
    wouldTake_one: 'One row, {{refused}} of it refused.', wouldTake_other: '{{count}} rows, {{refused}} of them refused. The others can be imported.', done: '{{created}} created, {{changed}} changed, {{unchanged}} unchanged, {{refused}} refused.', line: 'Line', column: 'Column', reason: 'Why it was refused', report: 'Refused rows',
  },
} as const;

addTexts('catalogue', catalogueTexts);

import type { Page } from 'playwright-core';
import type { Organisation, PersonName } from './organisation.js';

/** What there is to show: a change that waits for its authorization, its task and its instance, a risk, an improvement, a release, a project with its first gate, a drafted acceptance and an early-life support. */
export interface Shown {
  readonly change: string;
  readonly task: string;
  readonly instance: string;
  readonly risk: string;
  readonly improvement: string;
  /** A drafted template, a planned meeting. */
  readonly template: string;
  readonly meeting: string;
  /** A submitted release that is held back. */
  readonly release: string;
  readonly project: string;
  readonly gate: string;
  readonly acceptance: string;
  readonly support: string;
}

export interface Screen {
  readonly name: string;
  readonly path: (shown: Shown) => string;
  /** Who looks; `ruth` administers, `nobody` is not signed in. */
  readonly who: PersonName | 'ruth' | 'nobody';
  /** A button that opens what is looked at. */
  readonly press?: string;
  /** What stands when the screen is complete, beyond its heading. */
  readonly complete?: string;
}

const DIAGRAM = '.djs-container .djs-shape';
const EDITOR = '.tg-editor[data-state=ready]';

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', who: 'nobody', path: () => '/sign-in' },
  { name: 'set-up', who: 'nobody', path: () => '/setup?token=used' },
  { name: 'home', who: 'max', path: () => '/' },
  { name: 'changes', who: 'rita', path: () => '/changes', complete: 'tr[data-row]' },
  { name: 'new change', who: 'rita', path: () => '/changes/new', complete: 'text=Payments (SVC-' },
  { name: 'change', who: 'rita', path: ({ change }) => `/changes/${change}` },
  { name: 'change, edit', who: 'rita', path: ({ change }) => `/changes/${change}/edit` },
  { name: 'change, approvals', who: 'rita', path: ({ change }) => `/changes/${change}/approvals` },
  { name: 'change, implementation', who: 'rita', path: ({ change }) => `/changes/${change}/implementation` },
  { name: 'change, process', who: 'rita', path: ({ change }) => `/changes/${change}/process`, complete: DIAGRAM },
  { name: 'change, tasks', who: 'rita', path: ({ change }) => `/changes/${change}/tasks` },
  { name: 'change, timeline', who: 'rita', path: ({ change }) => `/changes/${change}/timeline`, complete: '.tg-timeline' },
  { name: 'change, discussion', who: 'rita', path: ({ change }) => `/changes/${change}/discussion` },
  { name: 'templates', who: 'rita', path: () => '/templates', complete: 'tr[data-row]' },
  { name: 'template', who: 'rita', path: ({ template }) => `/templates/${template}` },
  { name: 'new template', who: 'rita', path: () => '/templates/new', complete: 'text=Payments (SVC-' },
  { name: 'meetings', who: 'max', path: () => '/cab', complete: 'tr[data-row]' },
  { name: 'meeting', who: 'max', path: ({ meeting }) => `/cab/${meeting}`, complete: '#waiting' },
  { name: 'calendar', who: 'max', path: () => '/calendar?view=month', complete: '.fc-event' },
  { name: 'calendar, week', who: 'max', path: () => '/calendar?view=week', complete: '.fc-timegrid' },
  { name: 'calendar, list', who: 'max', path: () => '/calendar?view=list' },
  { name: 'calendar, timeline', who: 'max', path: () => '/calendar?view=timeline', complete: '.tg-lane' },
  { name: 'inbox', who: 'max', path: () => '/inbox' },
  { name: 'tasks', who: 'max', path: () => '/tasks', complete: '.tg-task-row' },
  { name: 'tasks, several', who: 'max', path: () => '/tasks', press: 'Choose several', complete: '.tg-bulk' },
  { name: 'task', who: 'max', path: ({ task }) => `/tasks/${task}`, complete: `.fjs-powered-by svg >> visible=true` },
  { name: 'models', who: 'petra', path: () => '/models', complete: 'tr[data-row]' },
  { name: 'process editor', who: 'petra', path: () => '/models/change-normal', complete: EDITOR },
  { name: 'versions', who: 'petra', path: () => '/models/change-normal?panel=versions', complete: '.tg-versions' },
  { name: 'decision editor', who: 'petra', path: () => '/models/change-risk-requirements', complete: EDITOR },
  { name: 'form editor', who: 'petra', path: () => '/models/change-authorize', complete: EDITOR },
  { name: 'process, read only', who: 'rita', path: () => '/models/change-normal', complete: DIAGRAM },
  { name: 'version', who: 'petra', path: () => '/models/change-normal/versions/1', complete: DIAGRAM },
  { name: 'operations', who: 'omar', path: () => '/operations/instances', complete: 'tr[data-row]' },
  { name: 'instance, history', who: 'omar', path: ({ instance }) => `/operations/instances/${instance}`, complete: DIAGRAM },
  { name: 'instance, variables', who: 'omar', path: ({ instance }) => `/operations/instances/${instance}?tab=variables`, complete: '.tg-variables' },
  { name: 'instance, incidents', who: 'omar', path: ({ instance }) => `/operations/instances/${instance}?tab=incidents`, complete: DIAGRAM },
  { name: 'services', who: 'rita', path: () => '/services', complete: 'tr[data-row]' },
  { name: 'service', who: 'rita', path: () => '/services/SVC-1' },
  { name: 'service, edit', who: 'max', path: () => '/services/SVC-1', press: 'Edit', complete: 'dialog [id="entry-supportHours"]' },
  { name: 'service, what it runs on', who: 'rita', path: () => '/services/SVC-1/dependencies', complete: 'text=CI-2' },
  { name: 'service, changes', who: 'rita', path: () => '/services/SVC-2/changes', complete: 'text=CHG-1' },
  { name: 'service levels', who: 'rita', path: () => '/service-levels', complete: 'tr[data-row]' },
  { name: 'items', who: 'max', path: () => '/items', complete: 'tr[data-row]' },
  { name: 'item, relations', who: 'rita', path: () => '/items/CI-2/relations', complete: 'text=CI-1' },
  { name: 'goals', who: 'rita', path: () => '/goals', complete: 'tr[data-row]' },
  { name: 'goal', who: 'rita', path: () => '/goals/GOAL-1', complete: 'text=OBJ-1' },
  { name: 'objectives', who: 'rita', path: () => '/objectives', complete: 'tr[data-row]' },
  { name: 'objective', who: 'max', path: () => '/objectives/OBJ-1', complete: '.tg-chart' },
  { name: 'projects', who: 'rita', path: () => '/projects', complete: 'tr[data-row]' },
  { name: 'projects, timeline', who: 'rita', path: () => '/projects?view=timeline', complete: '.tg-portfolio__stage' },
  { name: 'new project', who: 'max', path: () => '/projects/new', complete: '[id="project-name"]' },
  { name: 'gate sets', who: 'petra', path: () => '/projects/gate-sets', complete: '[id="stage-1-name"]' },
  { name: 'project', who: 'max', path: ({ project }) => `/projects/${project}`, complete: '.tg-stage-table' },
  { name: 'project, case', who: 'rita', path: ({ project }) => `/projects/${project}/case` },
  { name: 'gate', who: 'rita', path: ({ gate }) => `/gates/${gate}`, complete: '.tg-stage-table' },
  { name: 'gate, conditions', who: 'rita', path: ({ gate }) => `/gates/${gate}/conditions` },
  { name: 'absences', who: 'max', path: () => '/calendar/absences', complete: 'tr[data-row]' },
  { name: 'absence', who: 'max', path: () => '/calendar/absences/ABS-1', complete: 'text=Who stands in' },
  { name: 'working hours, edit', who: 'max', path: () => '/calendar/hours/CAL-1', press: 'Edit', complete: 'dialog input[type=date]' },
  { name: 'risks', who: 'rita', path: () => '/risks', complete: 'tr[data-row]' },
  { name: 'risk', who: 'rita', path: ({ risk }) => `/risks/${risk}` },
  { name: 'risk, process', who: 'rita', path: ({ risk }) => `/risks/${risk}/process`, complete: DIAGRAM },
  { name: 'improvements', who: 'rita', path: () => '/improvements', complete: 'tr[data-row]' },
  { name: 'improvement', who: 'rita', path: ({ improvement }) => `/improvements/${improvement}` },
  { name: 'releases', who: 'rita', path: () => '/releases', complete: 'tr[data-row]' },
  { name: 'new release', who: 'max', path: () => '/releases/new', complete: 'text=Payments' },
  { name: 'release', who: 'rita', path: ({ release }) => `/releases/${release}` },
  { name: 'release, readiness', who: 'rita', path: ({ release }) => `/releases/${release}/readiness`, complete: '.tg-stage-table' },
  { name: 'release, deployment', who: 'rita', path: ({ release }) => `/releases/${release}/deployment`, complete: '.tg-stage-table' },
  { name: 'release, early life', who: 'rita', path: ({ release }) => `/releases/${release}/early-life` },
  { name: 'release, notes', who: 'rita', path: ({ release }) => `/releases/${release}/notes` },
  { name: 'release, process', who: 'rita', path: ({ release }) => `/releases/${release}/process`, complete: DIAGRAM },
  { name: 'acceptances', who: 'rita', path: () => '/acceptances', complete: 'tr[data-row]' },
  { name: 'acceptance', who: 'max', path: ({ acceptance }) => `/acceptances/${acceptance}`, complete: '.tg-criteria' },
  { name: 'acceptance, criteria', who: 'max', path: ({ acceptance }) => `/acceptances/${acceptance}`, press: 'Edit', complete: 'dialog [id="criterion-0-text"]' },
  { name: 'early-life supports', who: 'rita', path: () => '/early-life-supports', complete: 'tr[data-row]' },
  { name: 'early-life support', who: 'max', path: ({ support }) => `/early-life-supports/${support}`, complete: '.tg-levels' },
  { name: 'early-life support, edit', who: 'max', path: ({ support }) => `/early-life-supports/${support}`, press: 'Edit', complete: 'dialog [id="support-days"]' },
  { name: 'early-life support, criteria', who: 'rita', path: ({ support }) => `/early-life-supports/${support}/criteria`, complete: '.tg-criteria' },
  { name: 'early-life support, process', who: 'rita', path: ({ support }) => `/early-life-supports/${support}/process`, complete: DIAGRAM },
  { name: 'criteria sets', who: 'petra', path: () => '/transition-sets', complete: '[id="criterion-1-text"]' },
  { name: 'people', who: 'ruth', path: () => '/people', complete: 'tr[data-row]' },
  { name: 'nothing there', who: 'rita', path: () => '/nowhere' },
];

/** The screens that show a canvas of bpmn.io, with the mark that its licence asks for. */
export const MARKED_SCREENS: Readonly<Record<string, string>> = {
  'change, process': '.bjs-powered-by svg',
  task: '.fjs-powered-by svg',
  'process editor': '.bjs-powered-by svg',
  'decision editor': '.bjs-powered-by svg, .dmn-js-parent .powered-by svg',
  'form editor': '.fjs-powered-by svg',
  'instance, history': '.bjs-powered-by svg',
};

/** The page of whoever looks at a screen. */
export async function pageFor(who: Screen['who'], people: Organisation, nobody: Page): Promise<Page> {
  if (who === 'nobody') return nobody;
  return who === 'ruth' ? people.administrator.page : (await people.as(who)).page;
}

/** Opens a screen and waits until it is complete. */
export async function openScreen(page: Page, address: string, screen: Screen, shown: Shown): Promise<void> {
  await page.goto(address + screen.path(shown));
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  if (screen.press) await page.getByRole('button', { name: screen.press, exact: true }).click();
  if (screen.complete) await page.locator(screen.complete).first().waitFor();
  await page.locator('.tg-skeleton').first().waitFor({ state: 'detached' });
}

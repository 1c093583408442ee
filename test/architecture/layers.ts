/**
 * The layers of the source tree and what each may import: `apps → practices → platform → core`, `apps/engine → engine → core`,
 * `apps/web → contracts and model-rules`. A folder that is not named here is refused: decide first where it belongs.
 */
export const LAYERS = {
  core: ['kernel', 'contracts', 'model-rules'],
  engine: ['feel', 'dmn', 'bpmn-model', 'engine', 'engine-store', 'engine-rest'],
  platform: ['configuration', 'persistence', 'orchestration', 'job-worker', 'identity', 'audit', 'calendar', 'notifications', 'collaboration', 'testing'],
  practices: [
    'project-gates', 'change-enablement', 'release-management', 'service-transition', 'continual-improvement', 'risk-management',
    'service-catalogue', 'model-governance', 'operations', 'work',
  ],
} as const;
export type Layer = keyof typeof LAYERS;

export const APPS = ['server', 'worker', 'engine', 'web', 'launcher'] as const;
export type App = (typeof APPS)[number];

export const TOP_FOLDERS = ['apps', 'libs', 'bpmn', 'docker', 'test', 'docs'] as const;

/** What may be imported as `#layer/library`, with the advice for those who try otherwise. */
interface Permission {
  readonly may: (library: string) => boolean;
  readonly advice: string;
}

const within = (...prefixes: string[]) => (library: string): boolean => prefixes.some((prefix) => library.startsWith(prefix));

export const LAYER_PERMISSIONS = {
  core: { may: within('#core/'), advice: 'core imports only core: move what it needs down into libs/core.' },
  engine: { may: within('#core/', '#engine/'), advice: 'the engine imports only engine and core: move what both need down into libs/core.' },
  platform: { may: within('#core/', '#platform/'), advice: 'platform imports only platform and core: move it down into libs/platform, or turn the call around with an interface that the other registers.' },
  practices: { may: within('#core/', '#platform/'), advice: 'practices import only platform and core, never each other or the engine: move it down into libs/platform, or meet through a process or a read interface there.' },
} as const satisfies Record<Layer, Permission>;

const application = { may: within('#core/', '#platform/', '#practices/'), advice: 'it reaches the engine only through its REST API: go through #platform/orchestration.' };

export const APP_PERMISSIONS = {
  server: application,
  worker: application,
  engine: { may: within('#core/', '#engine/'), advice: 'the engine process knows engine and core only: move what it needs down into libs/core.' },
  web: { may: (library) => library === '#core/contracts' || library === '#core/model-rules', advice: 'the web app imports #core/contracts and #core/model-rules and nothing else of ours: move shared types down into libs/core/contracts.' },
  launcher: { may: () => false, advice: 'the launcher runs before anything is installed or built: plain .mjs with node: modules only.' },
} as const satisfies Record<App, Permission>;

/** Packages that only some places may import. The first rule that fits a package counts. */
export const PACKAGE_RULES = [
  {
    packages: /^@camunda8\//,
    only: (owner: string) => owner === 'platform/orchestration',
    advice: 'only libs/platform/orchestration talks to the engine: call #platform/orchestration.',
  },
  {
    packages: /^node:crypto$/,
    only: (owner: string) => !runsInBrowser(owner),
    advice: 'this code runs in a browser as well: use globalThis.crypto.',
  },
  {
    packages: /^node:|^(fs|path|crypto|http|os|child_process|worker_threads)$/,
    only: (owner: string) => !runsInBrowser(owner) && !PURE_ENGINE.includes(owner),
    advice: 'this code is pure: let the caller read and write.',
  },
  {
    packages: /^(@nestjs\/|typeorm|pg$|pg-boss|fastify)/,
    only: (owner: string) => !runsInBrowser(owner) && !PURE_ENGINE.includes(owner),
    advice: 'this code is plain TypeScript: keep frameworks and databases in platform, practices or apps.',
  },
] as const;

const runsInBrowser = (owner: string): boolean => owner.startsWith('core/') || owner === 'apps/web';
const PURE_ENGINE: readonly string[] = ['engine/feel', 'engine/dmn', 'engine/bpmn-model', 'engine/engine'];

/** Words of IT service management that the engine must not know. */
export const ITIL_WORDS =
  /\b(itil|change[- ]?(?:manager|request|enablement|advisory)|cab[- ]?(?:member|decision)|release[- ]?manage(?:r|ment)|service[- ]?(?:acceptance|catalogue|desk)|early[- ]?life|gatekeeper|dossier|implementer|requester|(?:CHG|PRJ|GATE|REL|IMP|RSK|SAC|ELS|SVC)-\d+)\b/i;

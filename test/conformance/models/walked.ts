import type { Walk } from './walker.js';
import * as changeEmergency from './walks/change-emergency.walks.js';
import * as changeNormal from './walks/change-normal.walks.js';
import * as changeStandard from './walks/change-standard.walks.js';
import * as continualImprovement from './walks/continual-improvement.walks.js';
import * as earlyLifeSupport from './walks/early-life-support.walks.js';
import * as gateReview from './walks/gate-review.walks.js';
import * as projectLifecycle from './walks/project-lifecycle.walks.js';
import * as release from './walks/release.walks.js';
import * as riskReview from './walks/risk-review.walks.js';
import * as serviceAcceptance from './walks/service-acceptance.walks.js';
import * as changeTemplate from './walks/standard-change-template.walks.js';

/** The paths of every process, by its id; `ALSO` names folders of processes that it calls. */
export const WALKED: Readonly<Record<string, { WALKS: readonly Walk[]; FOLDER: string; ALSO?: readonly string[] }>> = {
  'change-normal': changeNormal,
  'change-standard': changeStandard,
  'change-emergency': changeEmergency,
  'continual-improvement': continualImprovement,
  'early-life-support': earlyLifeSupport,
  'gate-review': gateReview,
  'project-lifecycle': projectLifecycle,
  release,
  'risk-review': riskReview,
  'service-acceptance': serviceAcceptance,
  'standard-change-template': changeTemplate,
};

import type { OwnRule } from './own-rule.js';
import { documented } from './rules/documented.rule.js';
import { elementNamed } from './rules/element-named.rule.js';
import { flowLabelled } from './rules/flow-labelled.rule.js';
import { flowsClear } from './rules/flows-clear.rule.js';
import { flowsDocked } from './rules/flows-docked.rule.js';
import { jobTypeServed } from './rules/job-type-served.rule.js';
import { labelsClear } from './rules/labels-clear.rule.js';
import { processIdentified } from './rules/process-identified.rule.js';
import { userTaskHasForm } from './rules/user-task-has-form.rule.js';

/** Our own rules, by the name under which their problems are reported (`tollgate/…`). */
export const OWN_RULES = {
  'job-type-served': jobTypeServed,
  'process-identified': processIdentified,
  'element-named': elementNamed,
  'flow-labelled': flowLabelled,
  'user-task-has-form': userTaskHasForm,
  documented,
  'flows-clear': flowsClear,
  'flows-docked': flowsDocked,
  'labels-clear': labelsClear,
} as const satisfies Record<string, OwnRule>;

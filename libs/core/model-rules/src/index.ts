export { checkDmn } from './check-dmn.js';
export { checkForm } from './check-form.js';
export { EXTERNAL_MARK, jobTypesOf, type JobTypeUse } from './job-types.js';
export { linkedResourcesOf, type LinkedResource } from './linked-resources.js';
export { lintBpmn } from './lint-bpmn.js';
export { lintRulesFor, type LintPlugin } from './lint-plugin.js';
export type { LintOptions } from './own-rule.js';

import { EXTERNAL_MARK, jobTypeUses } from '../job-types.js';
import type { Finding, OwnRule } from '../own-rule.js';

/** A job that no worker serves waits for ever. Types given by an expression are known only at run time and pass. */
export const jobTypeServed: OwnRule = {
  severity: 'error',
  check(definitions, { knownJobTypes }) {
    if (!knownJobTypes) return [];
    const known = new Set(knownJobTypes);
    return jobTypeUses(definitions)
      .filter(({ type, external }) => !external && !type.startsWith('=') && !known.has(type))
      .map(({ type, elementId }): Finding => ({ elementId, message: unserved(type) }));
  },
};

function unserved(type: string): string {
  if (type === 'io.camunda.zeebe:userTask') return 'This user task would wait for a worker of its own. Choose "Camunda user task" as its implementation.';
  return `No worker serves the job type "${type}". Choose a type that is served, add a handler for it, or mark the element with the property ${EXTERNAL_MARK} = true when a worker outside Tollgate serves it.`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncidentErrorType } from '#engine/engine';

/** Scenarios, recorded on the real engine, that raise and resolve an incident of each type; the others stand in docs/ENGINE_GAPS.md. */
const SCENARIOS = {
  AD_HOC_SUB_PROCESS_NO_RETRIES: 'ad-hoc-job-no-retries',
  CALLED_DECISION_ERROR: 'business-rule-task-missing-decision',
  CALLED_ELEMENT_ERROR: 'call-activity-missing',
  CONDITION_ERROR: 'exclusive-gateway-incidents',
  DECISION_EVALUATION_ERROR: 'incident-decision-evaluation',
  EXECUTION_LISTENER_NO_RETRIES: 'execution-listener-incident',
  EXTRACT_VALUE_ERROR: 'ad-hoc-condition-incident',
  FORM_NOT_FOUND: 'user-task-form-missing',
  IO_MAPPING_ERROR: 'compensation-handler-mapping-incident',
  JOB_NO_RETRIES: 'call-activity-incident-in-child',
  MESSAGE_SIZE_EXCEEDED: null,
  RESOURCE_NOT_FOUND: 'incident-resource-missing',
  TASK_LISTENER_NO_RETRIES: 'user-task-listener-incident',
  UNHANDLED_ERROR_EVENT: 'compensation-handler-error-uncaught',
  UNKNOWN: null,
} as const satisfies Record<IncidentErrorType, string | null>;

const read = (...path: string[]): string => readFileSync(join(process.cwd(), ...path), 'utf8');

describe('the incident types of the specification', () => {
  it.each(Object.entries(SCENARIOS).filter(([, name]) => name !== null))('should have %s raised and resolved in the scenario %s', (type, name) => {
    const trace = read('test/conformance/engine/scenarios', `${name}.trace.json`);
    expect([trace.includes(`"CREATED ${type} at `), trace.includes(`"RESOLVED ${type} at `)]).toEqual([true, true]);
  });

  it.each([...Object.entries(SCENARIOS).flatMap(([type, name]) => (name === null ? [type] : [])), 'UNSPECIFIED'])('should say of %s why no scenario raises it', (type) => {
    expect(read('docs/ENGINE_GAPS.md')).toContain(`\`${type}\``);
  });
});

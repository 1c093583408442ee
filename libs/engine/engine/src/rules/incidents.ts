import type { Step } from '../process/step.js';
import type { IncidentRow, JobRow, Key, RetryStep } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import type { Failure } from './failure.js';

/** Stops at this step of an instance until somebody resolves it. */
export function raiseIncident(step: Step, instance: Instance, failure: Failure, retry: RetryStep, job: JobRow | null = null): void {
  loadCallers(step, instance.processInstanceKey);
  step.emit({ kind: 'INCIDENT_CREATED', row: incidentRow(step, instance, failure, retry, job) });
}

/** An incident shows in every instance it holds up: those that called this one, too. */
function loadCallers(step: Step, processInstanceKey: Key): void {
  for (let key: Key | null = processInstanceKey; key !== null; ) key = step.state.processInstance(key)?.parentProcessInstanceKey ?? null;
}

function incidentRow(step: Step, instance: Instance, failure: Failure, retry: RetryStep, job: JobRow | null): IncidentRow {
  const { processInstanceKey, rootProcessInstanceKey, processDefinitionKey, processDefinitionId } = instance;
  return {
    incidentKey: step.newKey(),
    errorType: failure.type,
    errorMessage: failure.message,
    state: 'ACTIVE',
    retry,
    elementId: instance.elementId,
    elementInstanceKey: instance.elementInstanceKey,
    jobKey: job?.jobKey ?? null,
    processInstanceKey,
    rootProcessInstanceKey,
    processDefinitionKey,
    processDefinitionId,
    creationTime: step.now,
  };
}

export function resolve(step: Step, incident: IncidentRow): void {
  loadCallers(step, incident.processInstanceKey);
  step.emit({ kind: 'INCIDENT_RESOLVED', row: { ...incident, state: 'RESOLVED' } });
}

/** The element ends: its incidents mean nothing any more. */
export function resolveAll(step: Step, instance: Instance): void {
  for (const incident of step.state.incidentsOf(instance.elementInstanceKey)) resolve(step, incident);
}

import type { Result } from '#core/kernel';
import type { Step } from '../process/step.js';
import { resolve } from '../rules/incidents.js';
import { announce } from '../rules/jobs.js';
import { restartTransition } from '../rules/user-tasks.js';
import type { IncidentRow, JobRow } from '../state/rows.js';
import type { Rejection } from './commands.js';
import { DONE, reject, type CommandHandler } from './handler.js';

/** Does the step again that the incident stopped. A job needs retries first. */
export const resolveIncident: CommandHandler<'resolveIncident'> = (step, { incidentKey }) => {
  const incident = step.state.incident(incidentKey);
  if (!incident) return reject('NOT_FOUND', `Expected to resolve incident with key '${incidentKey}', but no such incident was found`);
  if (incident.retry === 'JOB') return retryJob(step, incident);
  resolve(step, incident);
  if (incident.retry === 'USER_TASK') restartTransition(step, incident.elementInstanceKey);
  else step.followUp({ do: 'retry', key: incident.elementInstanceKey });
  return DONE;
};

function retryJob(step: Step, incident: IncidentRow): Result<{ response: null }, Rejection> {
  const job = step.state.job(incident.jobKey ?? '');
  if (!job) {
    resolve(step, incident);
    return DONE;
  }
  if (job.retries < 1) {
    return reject(
      'INVALID_STATE',
      `Expected to resolve incident with key '${incident.incidentKey}', but job with key '${job.jobKey}' has no retries left. Please update the job retries and retry resolving the incident`,
    );
  }
  resolve(step, incident);
  const row: JobRow = { ...job, phase: 'ACTIVATABLE', lastUpdateTime: step.now };
  step.emit({ kind: 'JOB_RETRIED', row });
  announce(step, row);
  return DONE;
}

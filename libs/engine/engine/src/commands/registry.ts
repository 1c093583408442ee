import { activateAdHocActivities } from './activate-ad-hoc-activities.command.js';
import { activateJobs } from './activate-jobs.command.js';
import { assignUserTask } from './assign-user-task.command.js';
import { broadcastSignal } from './broadcast-signal.command.js';
import { cancelProcessInstance } from './cancel-process-instance.command.js';
import type { CommandKind } from './commands.js';
import { completeJob } from './complete-job.command.js';
import { completeUserTask } from './complete-user-task.command.js';
import { correlateMessage } from './correlate-message.command.js';
import { createProcessInstance } from './create-process-instance.command.js';
import { deleteDecisionInstance, deleteProcessInstance } from './delete-history.commands.js';
import { deleteResource, forgetProcess } from './delete-resource.command.js';
import { deploy } from './deploy.command.js';
import { endJobBackOff, timeOutJob } from './job-clock.commands.js';
import { evaluateConditionals } from './evaluate-conditionals.command.js';
import { evaluateDecisionCommand } from './evaluate-decision.command.js';
import { evaluateExpression } from './evaluate-expression.command.js';
import { expireMessage } from './expire-message.command.js';
import { failJob } from './fail-job.command.js';
import type { CommandHandler } from './handler.js';
import { migrateProcessInstance } from './migrate-process-instance.command.js';
import { modifyProcessInstance } from './modify-process-instance.command.js';
import { publishMessage } from './publish-message.command.js';
import { resolveIncident } from './resolve-incident.command.js';
import { setVariables } from './set-variables.command.js';
import { throwJobError } from './throw-job-error.command.js';
import { triggerTimer } from './trigger-timer.command.js';
import { updateJob } from './update-job.command.js';
import { updateUserTask } from './update-user-task.command.js';

/** One handler for each command from outside. */
export const HANDLERS = {
  deploy,
  createProcessInstance,
  cancelProcessInstance,
  modifyProcessInstance,
  migrateProcessInstance,
  activateJobs,
  completeJob,
  failJob,
  throwJobError,
  updateJob,
  publishMessage,
  correlateMessage,
  broadcastSignal,
  evaluateConditionals,
  completeUserTask,
  assignUserTask,
  updateUserTask,
  setVariables,
  activateAdHocActivities,
  resolveIncident,
  evaluateDecision: evaluateDecisionCommand,
  evaluateExpression,
  deleteResource,
  forgetProcess,
  deleteProcessInstance,
  deleteDecisionInstance,
  triggerTimer,
  timeOutJob,
  endJobBackOff,
  expireMessage,
} as const satisfies { readonly [K in CommandKind]: CommandHandler<K> };

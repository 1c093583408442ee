import { ok } from '#core/kernel';
import { FeelDateTime, isNumber, toDouble } from '#engine/feel';
import type { TaskListenerEvent } from '#engine/bpmn-model';
import type { Rejection } from '../commands/commands.js';
import type { Element, Form, UserTask } from '../compile/executable.js';
import type { Expression } from '../compile/expression.js';
import type { Step } from '../process/step.js';
import type { Key, UserTaskAttribute, UserTaskAttributes, UserTaskRow, UserTaskTransition } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import { bind } from './binding.js';
import { evaluate, evaluateInteger, evaluateOptionalString, evaluateString, evaluateStringList, wrongType } from './expressions.js';
import { failure, type Attempt } from './failure.js';
import { raiseIncident } from './incidents.js';
import { createJob, prepareJob } from './jobs.js';
import { takeResult } from './mappings.js';
import { dateMillis, zonedText } from './timer-dates.js';

export interface PreparedUserTask extends UserTaskAttributes {
  readonly formKey: Key | null;
  readonly externalFormReference: string | null;
}

const DEFAULT_PRIORITY = 50;

/** Evaluates everything a user task is made of; nothing is created yet. */
export function prepareUserTask(step: Step, task: UserTask, instance: Instance): Attempt<PreparedUserTask> {
  const key = instance.elementInstanceKey;
  const assignee = evaluateOptionalString(step, task.assignee, key);
  if (!assignee.ok) return assignee;
  const candidateGroups = evaluateStringList(step, task.candidateGroups, key);
  if (!candidateGroups.ok) return candidateGroups;
  const candidateUsers = evaluateStringList(step, task.candidateUsers, key);
  if (!candidateUsers.ok) return candidateUsers;
  const dueDate = evaluateDate(step, task.dueDate, key);
  if (!dueDate.ok) return dueDate;
  const followUpDate = evaluateDate(step, task.followUpDate, key);
  if (!followUpDate.ok) return followUpDate;
  const form = prepareForm(step, task.form, instance);
  if (!form.ok) return form;
  const priority = evaluatePriority(step, task.priority, key);
  if (!priority.ok) return priority;
  return ok({
    assignee: assignee.value === '' ? null : assignee.value,
    candidateGroups: candidateGroups.value,
    candidateUsers: candidateUsers.value,
    dueDate: dueDate.value,
    followUpDate: followUpDate.value,
    priority: priority.value,
    ...form.value,
  });
}

function evaluateDate(step: Step, expression: Expression | null, scopeKey: Key): Attempt<string | null> {
  if (!expression) return ok(null);
  const value = evaluate(step, expression, scopeKey);
  if (!value.ok) return value;
  if (value.value === null || value.value === '') return ok(null);
  const text = value.value instanceof FeelDateTime ? zonedText(value.value, step.zone) : typeof value.value === 'string' ? value.value : undefined;
  if (typeof text === 'string' && dateMillis(text) !== undefined) return ok(text);
  if (typeof value.value !== 'string') return wrongType(expression, "one of '[DATE_TIME, STRING]'", value.value);
  return failure('EXTRACT_VALUE_ERROR', `Invalid date-time format '${value.value}' for expression '${expression.text}'. The date-time must be a valid ISO 8601 date-time with a zone.`);
}

function evaluatePriority(step: Step, expression: Expression | null, scopeKey: Key): Attempt<number> {
  if (!expression) return ok(DEFAULT_PRIORITY);
  const value = expression.kind === 'static' ? evaluateInteger(step, expression, scopeKey) : dynamicPriority(step, expression, scopeKey);
  if (!value.ok) return value;
  if (Number.isInteger(value.value) && value.value >= 0 && value.value <= 100) return value;
  return failure('EXTRACT_VALUE_ERROR', `Expected priority to be in the range [0,100] but was '${value.value}'.`);
}

function dynamicPriority(step: Step, expression: Expression, scopeKey: Key): Attempt<number> {
  const value = evaluate(step, expression, scopeKey);
  if (!value.ok) return value;
  return isNumber(value.value) ? ok(toDouble(value.value)) : wrongType(expression, "'NUMBER'", value.value);
}

function prepareForm(step: Step, form: Form | null, instance: Instance): Attempt<Pick<PreparedUserTask, 'formKey' | 'externalFormReference'>> {
  if (form?.externalReference) {
    const reference = evaluateString(step, form.externalReference, instance.elementInstanceKey);
    return reference.ok ? ok({ formKey: null, externalFormReference: reference.value }) : reference;
  }
  if (!form?.formId) return ok({ formKey: null, externalFormReference: null });
  const formId = evaluateString(step, form.formId, instance.elementInstanceKey);
  if (!formId.ok) return formId;
  const row = bind(step, 'forms', formId.value, form.binding, instance);
  if (!row) return failure('FORM_NOT_FOUND', `Expected to find a form with id '${formId.value}', but no form with this id is found, at least a form with this id should be available. To resolve the Incident please deploy a form with the same id`);
  return ok({ formKey: row.formKey, externalFormReference: null });
}

const TRANSITION_STARTED = {
  CREATING: 'USER_TASK_CREATING', ASSIGNING: 'USER_TASK_ASSIGNING', UPDATING: 'USER_TASK_UPDATING', COMPLETING: 'USER_TASK_COMPLETING',
  CANCELING: 'USER_TASK_CANCELING',
} as const;
const TRANSITION_ENDED = {
  CREATING: 'USER_TASK_CREATED', ASSIGNING: 'USER_TASK_ASSIGNED', UPDATING: 'USER_TASK_UPDATED', COMPLETING: 'USER_TASK_COMPLETED',
  CANCELING: 'USER_TASK_CANCELED',
} as const;
const LISTENERS: Readonly<Record<UserTaskTransition['event'], TaskListenerEvent>> = {
  CREATING: 'creating', ASSIGNING: 'assigning', UPDATING: 'updating', COMPLETING: 'completing', CANCELING: 'canceling',
};

const attributesOf = (task: UserTaskAttributes): UserTaskAttributes => ({
  assignee: task.assignee,
  candidateGroups: task.candidateGroups,
  candidateUsers: task.candidateUsers,
  dueDate: task.dueDate,
  followUpDate: task.followUpDate,
  priority: task.priority,
});

/** The task is there at once, without its assignee; it is created when its creating listeners agree. */
export function createUserTask(step: Step, element: Element, instance: Instance, prepared: PreparedUserTask): void {
  const process = isProcess(instance) ? instance : step.state.processInstance(instance.processInstanceKey);
  const row: UserTaskRow = {
    userTaskKey: step.newKey(),
    ...attributesOf(prepared),
    assignee: null,
    state: 'CREATING',
    transition: null,
    name: element.name,
    elementId: element.id,
    elementInstanceKey: instance.elementInstanceKey,
    processInstanceKey: instance.processInstanceKey,
    rootProcessInstanceKey: instance.rootProcessInstanceKey,
    processDefinitionKey: instance.processDefinitionKey,
    processDefinitionId: instance.processDefinitionId,
    processDefinitionVersion: process?.processDefinitionVersion ?? 1,
    processName: process?.processDefinitionName ?? null,
    creationDate: step.now,
    completionDate: null,
    externalFormReference: prepared.externalFormReference,
    formKey: prepared.formKey,
    customHeaders: element.model.headers,
    tags: process?.tags ?? [],
  };
  const transition = { event: 'CREATING', action: 'create', requestId: null, attributes: attributesOf(prepared), changedAttributes: [], variables: null } as const;
  startTransition(step, row, transition);
}

export type NewTransition = Omit<UserTaskTransition, 'listenerIndex'>;

/** Begins a transition: its listeners run one after the other, then it takes effect. */
export function startTransition(step: Step, task: UserTaskRow, wanted: NewTransition): void {
  const transition = { ...wanted, attributes: attributesOf(wanted.attributes), listenerIndex: 0 };
  step.emit({ kind: TRANSITION_STARTED[wanted.event], row: { ...task, state: wanted.event, transition } });
  continueTransition(step, task.elementInstanceKey);
}

/** An incident stopped the listeners: they run again from the first one, what was corrected stays. */
export function restartTransition(step: Step, elementInstanceKey: Key): void {
  const task = step.state.userTaskOf(elementInstanceKey);
  if (!task?.transition) return;
  step.emit({ kind: 'USER_TASK_LISTENER_PASSED', row: { ...task, transition: { ...task.transition, listenerIndex: 0 } } });
  continueTransition(step, elementInstanceKey);
}

/** The next listener, or the end of the transition. */
export function continueTransition(step: Step, elementInstanceKey: Key): void {
  const task = step.state.userTaskOf(elementInstanceKey);
  const transition = task?.transition;
  if (!task || !transition) return;
  const instance = step.current(elementInstanceKey);
  const listener = step.elementOf(instance).userTask?.listeners[LISTENERS[transition.event]][transition.listenerIndex];
  if (!listener) return endTransition(step, task, transition);
  const job = prepareJob(step, listener, instance);
  if (job.ok) createJob(step, instance, { ...job.value, headers: { ...job.value.headers, ...listenerHeaders(task, transition) } }, 'TASK_LISTENER', transition.event);
  else raiseIncident(step, instance, job.failure, 'USER_TASK');
}

/** Changed attributes as workers are told of them. */
export function toldNames(changed: readonly UserTaskAttribute[]): readonly string[] {
  return changed.map((name) => (name === 'candidateGroups' || name === 'candidateUsers' ? `${name}List` : name));
}

/** How a worker learns about a task: as reserved headers. */
export function taskHeaders({ assignee, candidateGroups, candidateUsers, dueDate, followUpDate }: UserTaskAttributes): Readonly<Record<string, string>> {
  const list = (values: readonly string[]): string => (values.length === 0 ? '' : JSON.stringify(values));
  return reserved({
    assignee: assignee ?? '',
    candidateGroups: list(candidateGroups),
    candidateUsers: list(candidateUsers),
    dueDate: dueDate ?? '',
    followUpDate: followUpDate ?? '',
  });
}

function listenerHeaders(task: UserTaskRow, { action, attributes, changedAttributes }: UserTaskTransition): Readonly<Record<string, string>> {
  const facts = reserved({
    userTaskKey: task.userTaskKey,
    action: action === 'create' ? '' : action,
    changedAttributes: changedAttributes.length === 0 ? '' : JSON.stringify(toldNames(changedAttributes)),
    formKey: task.formKey ?? '',
    priority: String(attributes.priority),
  });
  return { ...taskHeaders(attributes), ...facts };
}

function reserved(facts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === '' ? [] : [[`io.camunda.zeebe:${name}`, value]])));
}

/** The task is being created and the assignee of the model follows afterwards; one that a listener named is there at once. */
export function assignsByModel({ event, attributes, changedAttributes }: UserTaskTransition): boolean {
  return event === 'CREATING' && attributes.assignee !== null && !changedAttributes.includes('assignee');
}

const END_STATE = { CREATING: 'CREATED', ASSIGNING: 'CREATED', UPDATING: 'CREATED', COMPLETING: 'COMPLETED', CANCELING: 'CANCELED' } as const;

function endTransition(step: Step, task: UserTaskRow, transition: UserTaskTransition): void {
  const { event, attributes } = transition;
  const state = END_STATE[event];
  const assignee = assignsByModel(transition) ? null : attributes.assignee;
  const completionDate = state === 'CREATED' ? null : step.now;
  const row: UserTaskRow = { ...task, ...attributes, assignee, state, completionDate, transition: null };
  step.emit({ kind: TRANSITION_ENDED[event], row });
  step.answer(transition.requestId, null);
  AFTER[event]?.(step, row, transition);
}

const AFTER: { readonly [E in UserTaskTransition['event']]?: (step: Step, task: UserTaskRow, transition: UserTaskTransition) => void } = {
  CREATING: (step, task, transition) => {
    const { attributes } = transition;
    if (assignsByModel(transition)) startTransition(step, task, { event: 'ASSIGNING', action: '', requestId: null, attributes, changedAttributes: ['assignee'], variables: null });
  },
  COMPLETING: (step, task, { variables }) => {
    const instance = step.current(task.elementInstanceKey);
    takeResult(step, step.elementOf(instance), instance, variables ?? '{}');
    step.followUp({ do: 'complete', key: task.elementInstanceKey });
  },
  CANCELING: (step, task) => step.followUp({ do: 'finishTermination', key: task.elementInstanceKey }),
};

/** The element is terminated. Answers whether canceling listeners hold it up. */
export function cancelUserTask(step: Step, element: Element, instance: Instance): boolean {
  const task = step.state.userTaskOf(instance.elementInstanceKey);
  if (!task) return false;
  if ((element.userTask?.listeners.canceling.length ?? 0) === 0) {
    dropUserTask(step, instance);
    return false;
  }
  rejectPending(step, task);
  startTransition(step, task, canceling(task));
  return true;
}

const canceling = (task: UserTaskRow): NewTransition => ({ event: 'CANCELING', action: '', requestId: null, attributes: attributesOf(task), changedAttributes: [], variables: null });

/** The task of an instance is canceled at once: no listener is asked. */
export function dropUserTask(step: Step, instance: Instance): void {
  const task = step.state.userTaskOf(instance.elementInstanceKey);
  if (!task) return;
  rejectPending(step, task);
  if (task.state !== 'CANCELING') step.emit({ kind: 'USER_TASK_CANCELING', row: { ...task, state: 'CANCELING', transition: { ...canceling(task), listenerIndex: 0 } } });
  step.emit({ kind: 'USER_TASK_CANCELED', row: { ...task, state: 'CANCELED', transition: null, completionDate: step.now } });
}

function rejectPending(step: Step, task: UserTaskRow): void {
  if (!task.transition) return;
  const reason = `Expected to end the transition of user task with key '${task.userTaskKey}', but the task was canceled meanwhile`;
  step.answer(task.transition.requestId, { type: 'INVALID_STATE', reason });
}

/** A listener agreed, with or without corrections: the rest of the transition sees them. */
export function correct(step: Step, task: UserTaskRow, corrections: Partial<UserTaskAttributes>): void {
  const { transition } = task;
  if (!transition) return;
  const attributes = { ...transition.attributes, ...corrections };
  const changed = (Object.keys(corrections) as UserTaskAttribute[]).filter((name) => JSON.stringify(attributes[name]) !== JSON.stringify(transition.attributes[name]));
  const changedAttributes = [...new Set([...transition.changedAttributes, ...changed])].sort();
  const row = { ...task, transition: { ...transition, attributes, changedAttributes, listenerIndex: transition.listenerIndex + 1 } };
  step.emit({ kind: changed.length > 0 ? 'USER_TASK_CORRECTED' : 'USER_TASK_LISTENER_PASSED', row });
}

const DENIED: Readonly<Record<UserTaskTransition['event'], string>> = {
  CREATING: 'Creation', ASSIGNING: 'Assignment', UPDATING: 'Update', COMPLETING: 'Completion', CANCELING: 'Cancelation',
};

/** A listener said no: the task is as it was before. */
export function deny(step: Step, task: UserTaskRow, reason: string): void {
  const { transition } = task;
  if (!transition) return;
  step.emit({ kind: 'USER_TASK_DENIED', row: { ...task, state: 'CREATED', transition: null } });
  const rejection: Rejection = {
    type: 'INVALID_STATE',
    reason: `${DENIED[transition.event]} of the User Task with key '${task.userTaskKey}' was denied by Task Listener. Reason to deny: '${reason}'`,
  };
  step.answer(transition.requestId, rejection);
}


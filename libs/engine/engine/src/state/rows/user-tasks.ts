import type { JsonText, Key, Millis } from './values.js';

export type UserTaskState = 'CREATING' | 'CREATED' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED';

/** The transition a user task is in while its listeners run, with the values asked for. Not shown by the search. */
export interface UserTaskTransition {
  readonly event: 'CREATING' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'CANCELING';
  readonly action: string;
  /** Answered when the transition ends; null when the engine itself started it. */
  readonly requestId: string | null;
  readonly listenerIndex: number;
  /** Attributes as they will be when every listener agreed. */
  readonly attributes: UserTaskAttributes;
  readonly changedAttributes: readonly UserTaskAttribute[];
  readonly variables: JsonText | null;
}

export interface UserTaskAttributes {
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  /** ISO 8601 text as given; keep the text (a column of type timestamptz may stand beside it for sorting). */
  readonly dueDate: string | null;
  readonly followUpDate: string | null;
  readonly priority: number;
}

export type UserTaskAttribute = keyof UserTaskAttributes;

export interface UserTaskRow extends UserTaskAttributes {
  readonly userTaskKey: Key;
  readonly state: UserTaskState;
  readonly transition: UserTaskTransition | null;
  readonly name: string | null;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly processName: string | null;
  readonly creationDate: Millis;
  readonly completionDate: Millis | null;
  readonly externalFormReference: string | null;
  readonly formKey: Key | null;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
}

/** Effects that leave the application after the transaction that wanted them, each exactly once in effect. */
export interface StartProcess {
  kind: 'start-process';
  processDefinitionId: string;
  /** Business id of the instance; `recordNumber` is added to the variables. */
  recordNumber: string;
  variables: Record<string, unknown>;
}

export interface PublishMessage {
  kind: 'publish-message';
  recordNumber: string;
  name: string;
  correlationKey: string;
  variables: Record<string, unknown>;
  /** Milliseconds the engine keeps the message for a subscription that is not there yet. */
  timeToLive: number;
}

export interface CompleteUserTask {
  kind: 'complete-user-task';
  /** null: the task belongs to no record. */
  recordNumber: string | null;
  userTaskKey: string;
  decisionId: string;
  variables: Record<string, unknown>;
}

export interface CancelInstance {
  kind: 'cancel-instance';
  recordNumber: string | null;
  processInstanceKey: string;
}

export interface SendMail {
  kind: 'send-mail';
  recordNumber: string | null;
  to: string;
  subject: string;
  text: string;
}

export type OutgoingEffect = StartProcess | PublishMessage | CompleteUserTask | CancelInstance | SendMail;
export type OutgoingEffectKind = OutgoingEffect['kind'];

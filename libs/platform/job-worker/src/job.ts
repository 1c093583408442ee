import type { Transaction } from '#platform/persistence';

/** A job as its handler sees it: the variables are those of the input DTO, checked. */
export interface Job<Input> {
  readonly key: string;
  readonly type: string;
  readonly elementId: string;
  readonly processInstanceKey: string;
  readonly retries: number;
  /** Set when the job is a listener of a user task. */
  readonly userTaskKey: string | null;
  readonly variables: Input;
}

/** How a job ends. What the handler did in its transaction is committed with every outcome but `failed`. */
export type JobOutcome<Output> =
  | { readonly kind: 'completed'; readonly variables: Output }
  | { readonly kind: 'bpmn-error'; readonly code: string; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string; readonly retries: number | undefined; readonly backOffMs: number | undefined }
  | { readonly kind: 'denied'; readonly reason: string };

/** One job type's work. Runs in one transaction with the inbox row; never talks to the engine itself. */
export interface JobHandler<Input extends object, Output extends object> {
  handle(job: Job<Input>, tx: Transaction): Promise<JobOutcome<Output>>;
}

/** Done; the variables go to the process. */
export function completed<Output extends object>(variables: Output): JobOutcome<Output> {
  return { kind: 'completed', variables };
}

/** A business error the model catches by its code (BPMN 2.0.2 §10.5.6). */
export function bpmnError(code: string, message = code): JobOutcome<never> {
  return { kind: 'bpmn-error', code, message };
}

/** Not now: nothing of the transaction is kept. Without `retries` one fewer than the job had; none left is an incident. */
export function failed(message: string, { retries, backOffMs }: { retries?: number; backOffMs?: number } = {}): JobOutcome<never> {
  return { kind: 'failed', message, retries, backOffMs };
}

/** Task listeners only: the transition does not happen, and the asker is told why. */
export function denied(reason: string): JobOutcome<never> {
  return { kind: 'denied', reason };
}

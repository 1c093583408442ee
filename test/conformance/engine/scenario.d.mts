export type Step = Readonly<Record<string, unknown>>;

export interface TraceEntry {
  readonly step: string;
  readonly answer: string;
  readonly elements?: readonly string[];
  readonly variables?: readonly string[];
  readonly jobs?: readonly string[];
  readonly userTasks?: readonly string[];
  readonly incidents?: readonly string[];
  readonly subscriptions?: readonly string[];
  readonly timers?: readonly string[];
}
export type Category = Exclude<keyof TraceEntry, 'step' | 'answer'>;
export type Happened = { [C in Category]?: string[] };

/** Something that can do the steps of a scenario: the embedded engine or the real one. */
export interface Subject {
  /** `ok`, `pending` or the type of the rejection. */
  step(step: Step): string | Promise<string>;
  /** What happened since the last call. */
  happened(): Happened | Promise<Happened>;
}

export declare const ANSWERS: {
  job(job: {
    readonly kind: string; readonly listenerEventType: string; readonly elementId: string; readonly retries: number; readonly tags: readonly string[];
    readonly customHeaders: Readonly<Record<string, string>>; readonly variables: unknown;
  }): string;
  userTask(task: {
    readonly assignee: string | null; readonly candidateGroups: readonly string[]; readonly candidateUsers: readonly string[]; readonly dueDate: string | null;
    readonly followUpDate: string | null; readonly priority: number; readonly externalFormReference: string | null;
    readonly customHeaders: Readonly<Record<string, string>>; readonly form: string | null;
  }): string;
  deployment(parts: readonly { readonly id: string; readonly version: number; readonly duplicate: boolean }[]): string;
  refusal(type: string, reason: string): string;
  decision(output: string, failed: string | null): string;
};

export declare const LINES: {
  element(intent: string, elementId: string, type: string): string;
  flow(id: string): string;
  variable(intent: string, scope: string, name: string, value: string): string;
  job(intent: string, type: string, elementId: string): string;
  userTask(intent: string, elementId: string, assignee: string | null): string;
  incident(intent: string, type: string, elementId: string): string;
  subscription(intent: string, name: string, elementId: string): string;
  timer(intent: string, elementId: string): string;
};

export declare function runScenario(subject: Subject, steps: readonly Step[]): Promise<TraceEntry[]>;

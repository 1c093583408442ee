import type { Binding, BpmnElementType, ElementModel, EventType, LinkedResource, TaskListenerEvent, TimerKind, VariableChange } from '#engine/bpmn-model';
import type { ElementType, JsonText } from '../state/rows.js';
import type { Expression } from './expression.js';

/** What becomes of one variable that mappings name. */
export interface MappedVariable {
  readonly name: string;
  readonly value: MappingNode;
}
/** A value, or an object made of values: `a.b` and `a.c` are entries of `a`. */
export type MappingNode = { readonly source: Expression } | { readonly entries: readonly MappedVariable[] };

export interface Job {
  readonly type: Expression;
  readonly retries: Expression;
  readonly headers: Readonly<Record<string, string>>;
  readonly linkedResources: readonly LinkedResource[];
}

export interface Flow {
  readonly id: string;
  readonly source: Element;
  readonly target: Element;
  readonly condition: Expression | null;
}

/** What a catching or throwing event is about, ready to be evaluated. */
export type Event =
  | { readonly type: 'none' | 'terminate' | 'cancel' }
  | { readonly type: 'message'; readonly name: Expression | null; readonly correlationKey: Expression | null }
  | { readonly type: 'timer'; readonly kind: TimerKind; readonly expression: Expression }
  | { readonly type: 'error' | 'escalation'; readonly code: Expression | null }
  | { readonly type: 'signal'; readonly name: Expression }
  | { readonly type: 'link'; readonly name: string }
  | { readonly type: 'compensation'; readonly activityRef: string | null }
  | Condition;

export interface Condition {
  readonly type: 'conditional';
  readonly condition: Expression;
  /** Variables whose changes have the condition evaluated (none: all), and which changes do. */
  readonly variables: ReadonlySet<string>;
  readonly changes: ReadonlySet<VariableChange>;
}

export interface Form {
  readonly formId: Expression | null;
  readonly externalReference: Expression | null;
  readonly binding: Binding;
}

export interface UserTask {
  /** Kept by the engine; otherwise a job that carries the assignment in its headers. */
  readonly native: boolean;
  readonly assignee: Expression | null;
  readonly candidateGroups: Expression | null;
  readonly candidateUsers: Expression | null;
  readonly dueDate: Expression | null;
  readonly followUpDate: Expression | null;
  readonly priority: Expression | null;
  readonly form: Form | null;
  readonly listeners: Readonly<Record<TaskListenerEvent, readonly Job[]>>;
}

export interface Loop {
  readonly sequential: boolean;
  readonly inputCollection: Expression;
  readonly inputElement: string | null;
  readonly outputCollection: string | null;
  readonly outputElement: Expression | null;
  readonly completionCondition: Expression | null;
}

/** A message that the engine itself publishes. */
export interface PublishMessage {
  readonly name: Expression;
  readonly correlationKey: Expression;
  readonly messageId: Expression | null;
  readonly timeToLive: Expression | null;
}

export interface AdHoc {
  /** Ids of the activities that begin with the sub-process. */
  readonly activeElements: Expression | null;
  readonly outputCollection: string | null;
  readonly outputElement: Expression | null;
  readonly completionCondition: Expression | null;
  /** What still runs is ended once the condition holds. */
  readonly cancelRemaining: boolean;
  /** What may be activated, as the variable `adHocSubProcessElements` tells it. */
  readonly description: JsonText;
  readonly activities: ReadonlyMap<string, Element>;
  /** The scope of one activation. */
  readonly innerInstance: Element;
}

/** What an element is when it runs: a multi-instance activity is wrapped in a body, an activation in an ad-hoc sub-process in an instance of its own. */
export type ElementKind = BpmnElementType | 'multiInstanceBody' | 'adHocInnerInstance';

/** One element of the executable graph. Built once per process definition, shared by all its instances. */
export interface Element {
  readonly id: string;
  readonly name: string;
  readonly kind: ElementKind;
  /** As the element instance shows it. */
  readonly type: ElementType;
  readonly process: ExecutableProcess;
  readonly parent: Element | null;
  readonly model: ElementModel;
  /** Last of the document first: the order in which flows are tried and taken. */
  readonly outgoing: readonly Flow[];
  readonly incoming: readonly Flow[];
  readonly defaultFlow: Flow | null;
  readonly children: readonly Element[];
  /** The none start event of a scope. */
  readonly start: Element | null;
  readonly eventSubProcesses: readonly Element[];
  readonly boundaryEvents: readonly Element[];
  readonly attachedTo: Element | null;
  /** Compensation boundary events only: the activity that undoes what `attachedTo` did. */
  readonly handler: Element | null;
  readonly interrupting: boolean;
  readonly event: Event;
  readonly inputs: readonly MappedVariable[];
  readonly outputs: readonly MappedVariable[];
  readonly startListeners: readonly Job[];
  readonly endListeners: readonly Job[];
  readonly job: Job | null;
  readonly userTask: UserTask | null;
  readonly decision: { readonly id: Expression; readonly resultVariable: string; readonly binding: Binding } | null;
  readonly script: { readonly expression: Expression; readonly resultVariable: string } | null;
  readonly message: { readonly name: Expression; readonly correlationKey: Expression | null } | null;
  readonly calledElement: { readonly processId: Expression; readonly binding: Binding; readonly propagateChild: boolean; readonly propagateParent: boolean } | null;
  readonly publishMessage: PublishMessage | null;
  readonly adHoc: AdHoc | null;
  /** On the body of a multi-instance activity only. */
  readonly loop: Loop | null;
  /** The activity itself, inside its multi-instance body. */
  readonly inner: Element | null;
}

export interface ExecutableProcess {
  readonly root: Element;
  readonly elements: ReadonlyMap<string, Element>;
}

export const isEvent = (element: Element, type: EventType): boolean => element.event.type === type;

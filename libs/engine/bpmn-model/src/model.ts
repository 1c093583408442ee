/** BPMN elements that can be executed, by the name of their behaviour. */
export const BPMN_ELEMENT_TYPES = [
  'process', 'subProcess', 'eventSubProcess', 'adHocSubProcess', 'callActivity', 'task', 'manualTask', 'serviceTask', 'userTask', 'sendTask',
  'receiveTask', 'businessRuleTask', 'scriptTask', 'startEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent',
  'endEvent', 'exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway',
] as const;
/** What can have boundary events and be compensated. */
export const ACTIVITY_TYPES = [
  'subProcess', 'adHocSubProcess', 'callActivity', 'task', 'manualTask', 'serviceTask', 'userTask', 'sendTask', 'receiveTask', 'businessRuleTask',
  'scriptTask', 'eventSubProcess',
] as const satisfies readonly BpmnElementType[];
export type BpmnElementType = (typeof BPMN_ELEMENT_TYPES)[number];

/** A value that is a FEEL expression when it starts with `=`, else the text itself. */
export type Zeebe = string;

export interface Mapping {
  readonly source: Zeebe;
  readonly target: string;
}

export type BindingType = 'latest' | 'deployment' | 'versionTag';
export interface Binding {
  readonly type: BindingType;
  readonly versionTag: string;
}

export interface JobWork {
  readonly type: Zeebe;
  readonly retries: Zeebe;
}

export interface Listener<Event extends string> {
  readonly event: Event;
  readonly type: Zeebe;
  readonly retries: Zeebe;
  readonly headers: Readonly<Record<string, string>>;
}
export type ExecutionListenerEvent = 'start' | 'end';
export const TASK_LISTENER_EVENTS = ['creating', 'assigning', 'updating', 'completing', 'canceling'] as const;
export type TaskListenerEvent = (typeof TASK_LISTENER_EVENTS)[number];

export interface UserTaskModel {
  /** `zeebe:userTask`: kept by the engine; otherwise it is a job. */
  readonly native: boolean;
  readonly assignee: Zeebe | null;
  readonly candidateGroups: Zeebe | null;
  readonly candidateUsers: Zeebe | null;
  readonly dueDate: Zeebe | null;
  readonly followUpDate: Zeebe | null;
  readonly priority: Zeebe | null;
  readonly form: FormReference | null;
  readonly listeners: readonly Listener<TaskListenerEvent>[];
}

export interface FormReference {
  readonly formId: Zeebe | null;
  readonly formKey: string | null;
  readonly externalReference: Zeebe | null;
  readonly binding: Binding;
}

export interface CalledDecision {
  readonly decisionId: Zeebe;
  readonly resultVariable: string;
  readonly binding: Binding;
}

export interface CalledElement {
  readonly processId: Zeebe;
  readonly binding: Binding;
  readonly propagateAllChildVariables: boolean;
  readonly propagateAllParentVariables: boolean;
}

export interface ScriptModel {
  readonly expression: Zeebe;
  readonly resultVariable: string;
}

export interface MessageModel {
  readonly id: string;
  readonly name: Zeebe;
  readonly correlationKey: Zeebe | null;
}

export type TimerKind = 'timeDate' | 'timeDuration' | 'timeCycle';

export const VARIABLE_CHANGES = ['create', 'update'] as const;
export type VariableChange = (typeof VARIABLE_CHANGES)[number];

export type EventModel =
  | { readonly type: 'none' | 'terminate' | 'cancel' }
  | { readonly type: 'message'; readonly message: MessageModel | null }
  | { readonly type: 'timer'; readonly timers: readonly { readonly kind: TimerKind; readonly expression: Zeebe }[] }
  /** `code` null catches every error. */
  | { readonly type: 'error'; readonly reference: boolean; readonly code: Zeebe | null }
  | { readonly type: 'escalation'; readonly reference: boolean; readonly code: Zeebe | null }
  | { readonly type: 'signal'; readonly name: Zeebe | null }
  | { readonly type: 'link'; readonly name: string }
  | { readonly type: 'compensation'; readonly activityRef: string | null; readonly waitForCompletion: boolean }
  /** `changes` of `zeebe:conditionalFilter`: those that have the condition evaluated; null for all. */
  | { readonly type: 'conditional'; readonly condition: Zeebe; readonly changes: readonly string[] | null };
export type EventType = EventModel['type'];

export interface LoopModel {
  readonly sequential: boolean;
  readonly inputCollection: Zeebe;
  readonly inputElement: string | null;
  readonly outputCollection: string | null;
  readonly outputElement: Zeebe | null;
  readonly completionCondition: Zeebe | null;
}

/** What `zeebe:adHoc` and the ad-hoc sub-process itself say about its activities. */
export interface AdHocModel {
  readonly activeElementsCollection: Zeebe | null;
  readonly outputCollection: string | null;
  readonly outputElement: Zeebe | null;
  readonly completionCondition: Zeebe | null;
  readonly cancelRemaining: boolean;
}

/** `zeebe:publishMessage`: the engine itself publishes the message. */
export interface PublishMessageModel {
  readonly correlationKey: Zeebe | null;
  readonly messageId: Zeebe | null;
  readonly timeToLive: Zeebe | null;
}

/** `zeebe:linkedResource`: a deployed file whose key the worker is told. */
export interface LinkedResource {
  readonly resourceId: string;
  readonly resourceType: string;
  readonly linkName: string | null;
  readonly binding: Binding;
}

export interface FlowModel {
  readonly id: string;
  readonly name: string | null;
  readonly source: ElementModel;
  readonly target: ElementModel;
  readonly condition: Zeebe | null;
}

export interface ElementModel {
  readonly id: string;
  readonly name: string | null;
  readonly documentation: string | null;
  readonly type: BpmnElementType;
  readonly parent: ElementModel | null;
  /** In the order of the document. */
  readonly children: readonly ElementModel[];
  readonly incoming: readonly FlowModel[];
  readonly outgoing: readonly FlowModel[];
  readonly defaultFlow: FlowModel | null;
  readonly isForCompensation: boolean;
  /** Compensation boundary events: the activities that associations lead to. */
  readonly handlers: readonly ElementModel[];
  /** Activity a boundary event sits on. */
  readonly attachedTo: ElementModel | null;
  /** Those on this activity, in the order of the document. */
  readonly boundaryEvents: readonly ElementModel[];
  /** Boundary and event sub-process start events; true for all others. */
  readonly interrupting: boolean;
  readonly events: readonly EventModel[];
  readonly loop: LoopModel | null;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly headers: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly listeners: readonly Listener<ExecutionListenerEvent>[];
  readonly job: JobWork | null;
  readonly linkedResources: readonly LinkedResource[];
  readonly userTask: UserTaskModel | null;
  readonly calledDecision: CalledDecision | null;
  readonly calledElement: CalledElement | null;
  readonly script: ScriptModel | null;
  readonly message: MessageModel | null;
  readonly publishMessage: PublishMessageModel | null;
  readonly adHoc: AdHocModel | null;
}

export interface ProcessModel extends ElementModel {
  readonly executable: boolean;
  readonly versionTag: string | null;
  readonly startForm: FormReference | null;
  /** Every element below the process by id. */
  readonly elements: ReadonlyMap<string, ElementModel>;
}

export interface BpmnModel {
  readonly processes: readonly ProcessModel[];
}

/** A reason to refuse a model. `element` is the id, with the path to a part of it: `task > extensionElements > ioMapping > input`. */
export interface ModelProblem {
  readonly element: string;
  readonly message: string;
  /** What `element` names when it is the process as a whole. */
  readonly of?: 'Process';
}

/** Why a file cannot be taken: `xml` faults end the reading, `problems` are collected. */
export type ModelFailure = { readonly kind: 'xml'; readonly message: string } | { readonly kind: 'problems'; readonly problems: readonly ModelProblem[] };

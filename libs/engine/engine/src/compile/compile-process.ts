import {
  TASK_LISTENER_EVENTS, VARIABLE_CHANGES, type AdHocModel, type BpmnElementType, type ElementModel, type EventModel, type FlowModel, type JobWork, type Listener,
  type MessageModel,
  type ModelProblem, type ProcessModel, type UserTaskModel,
} from '#engine/bpmn-model';
import { fail, ok, type Result } from '#core/kernel';
import type { ElementType } from '../state/rows.js';
import { activitiesOf, describe, innerInstanceOf, parameterProblems } from './ad-hoc.js';
import type { Condition, Element, Event, ExecutableProcess, Flow, Form, Job, MappedVariable, UserTask } from './executable.js';
import { compileCondition, compileOnlyExpression, compileValue, type Expression } from './expression.js';
import { mappedVariables, takesInputs, takesOutputs } from './mappings.js';
import { staticProblems } from './static-values.js';

const TYPES = {
  process: 'PROCESS', subProcess: 'SUB_PROCESS', eventSubProcess: 'EVENT_SUB_PROCESS', adHocSubProcess: 'AD_HOC_SUB_PROCESS',
  callActivity: 'CALL_ACTIVITY', task: 'TASK', manualTask: 'MANUAL_TASK', serviceTask: 'SERVICE_TASK', userTask: 'USER_TASK',
  sendTask: 'SEND_TASK', receiveTask: 'RECEIVE_TASK', businessRuleTask: 'BUSINESS_RULE_TASK', scriptTask: 'SCRIPT_TASK',
  startEvent: 'START_EVENT', intermediateCatchEvent: 'INTERMEDIATE_CATCH_EVENT', intermediateThrowEvent: 'INTERMEDIATE_THROW_EVENT',
  boundaryEvent: 'BOUNDARY_EVENT', endEvent: 'END_EVENT', exclusiveGateway: 'EXCLUSIVE_GATEWAY', parallelGateway: 'PARALLEL_GATEWAY',
  inclusiveGateway: 'INCLUSIVE_GATEWAY', eventBasedGateway: 'EVENT_BASED_GATEWAY',
} as const satisfies Record<BpmnElementType, ElementType>;

type Building<T> = { -readonly [K in keyof T]: T[K] };
const NOTHING: Expression = { kind: 'static', text: '' };
const USER_TASK_JOB_TYPE = 'io.camunda.zeebe:userTask';

/** Makes a process ready to run: the graph linked, every expression compiled. Refuses with all faulty expressions. */
export function compileProcess(model: ProcessModel): Result<ExecutableProcess, readonly ModelProblem[]> {
  return new Compiler(model).compile();
}

/** A multi-instance activity becomes its body: events and flows stay outside, mappings, listeners and work go inside. */
function wrap(body: Building<Element>): void {
  const inner: Element = { ...body, outgoing: [], incoming: [], boundaryEvents: [], loop: null };
  Object.assign(body, {
    kind: 'multiInstanceBody', type: 'MULTI_INSTANCE_BODY', inner, inputs: [], outputs: [], startListeners: [], endListeners: [], eventSubProcesses: [],
  } satisfies Partial<Element>);
}

class Compiler {
  private readonly problems: ModelProblem[] = [];
  private readonly elements = new Map<string, Building<Element>>();
  private readonly flows = new Map<FlowModel, Flow>();

  constructor(private readonly model: ProcessModel) {}

  compile(): Result<ExecutableProcess, readonly ModelProblem[]> {
    const process = { elements: this.elements } as unknown as Building<ExecutableProcess>;
    const models = [this.model as ElementModel, ...this.model.elements.values()];
    for (const model of models) this.elements.set(model.id, this.element(model, process));
    process.root = this.of(this.model);
    for (const model of models) this.link(model);
    for (const model of models) if (model.adHoc) this.adHoc(model, model.adHoc);
    for (const element of this.elements.values()) if (element.loop) wrap(element);
    for (const model of models) this.problems.push(...staticProblems(this.of(model)));
    return this.problems.length > 0 ? fail(this.problems) : ok(process);
  }

  private of(model: ElementModel): Building<Element> {
    const element = this.elements.get(model.id);
    if (!element) throw new Error(`element ${model.id} was not compiled`);
    return element;
  }

  private element(model: ElementModel, process: ExecutableProcess): Building<Element> {
    return {
      id: model.id,
      name: model.name ?? model.id,
      kind: model.type,
      type: TYPES[model.type],
      process,
      parent: null,
      model,
      outgoing: [],
      incoming: [],
      defaultFlow: null,
      children: [],
      start: null,
      eventSubProcesses: [],
      boundaryEvents: [],
      attachedTo: null,
      handler: null,
      interrupting: model.interrupting,
      event: this.event(model),
      inputs: takesInputs(model) ? this.mappings(model, 'input') : [],
      outputs: takesOutputs(model) ? this.mappings(model, 'output') : [],
      startListeners: this.listeners(model, 'start'),
      endListeners: this.listeners(model, 'end'),
      job: this.jobOf(model),
      userTask: model.userTask && this.userTask(model, model.userTask),
      decision: model.calledDecision && {
        id: this.required(model, 'extensionElements > calledDecision', model.calledDecision.decisionId),
        resultVariable: model.calledDecision.resultVariable,
        binding: model.calledDecision.binding,
      },
      script: model.script && {
        expression: this.expression(model, 'extensionElements > script', model.script.expression),
        resultVariable: model.script.resultVariable,
      },
      message: model.message && this.message(model.message),
      calledElement: model.calledElement && {
        processId: this.required(model, 'extensionElements > calledElement', model.calledElement.processId),
        binding: model.calledElement.binding,
        propagateChild: model.calledElement.propagateAllChildVariables,
        propagateParent: model.calledElement.propagateAllParentVariables,
      },
      publishMessage: this.publishMessage(model),
      adHoc: null,
      loop: this.loop(model),
      inner: null,
    };
  }

  private loop(model: ElementModel): Element['loop'] {
    const { loop } = model;
    if (!loop) return null;
    const path = 'multiInstanceLoopCharacteristics';
    return {
      sequential: loop.sequential,
      inputCollection: this.expression(model, `${path} > extensionElements > loopCharacteristics`, loop.inputCollection),
      inputElement: loop.inputElement,
      outputCollection: loop.outputCollection,
      outputElement: loop.outputElement === null ? null : this.expression(model, `${path} > extensionElements > loopCharacteristics`, loop.outputElement),
      completionCondition: loop.completionCondition === null ? null : this.check(`${model.id} > ${path} > completionCondition`, compileCondition(loop.completionCondition)),
    };
  }

  private publishMessage(model: ElementModel): Element['publishMessage'] {
    const { publishMessage: publish } = model;
    const message = model.message ?? model.events.flatMap((event) => (event.type === 'message' && event.message ? [event.message] : []))[0];
    if (!publish || !message) return null;
    const path = 'extensionElements > publishMessage';
    return {
      name: this.check(message.id, compileValue(message.name)),
      correlationKey: this.required(model, path, publish.correlationKey ?? ''),
      messageId: this.value(model, path, publish.messageId),
      timeToLive: this.value(model, path, publish.timeToLive),
    };
  }

  private adHoc(model: ElementModel, adHoc: AdHocModel): void {
    const element = this.of(model);
    const path = 'extensionElements > adHoc';
    const activities = activitiesOf(element);
    const innerInstance = innerInstanceOf(element);
    this.problems.push(...activities.flatMap(parameterProblems));
    this.elements.set(innerInstance.id, innerInstance);
    element.adHoc = {
      activeElements: this.optional(model, path, adHoc.activeElementsCollection),
      outputCollection: adHoc.outputCollection === '' ? null : adHoc.outputCollection,
      outputElement: this.optional(model, path, adHoc.outputElement),
      completionCondition: adHoc.completionCondition === null ? null : this.check(model.id, compileOnlyExpression(adHoc.completionCondition)),
      cancelRemaining: adHoc.cancelRemaining,
      description: describe(activities),
      activities: new Map(activities.map((activity) => [activity.id, activity])),
      innerInstance,
    };
  }

  private link(model: ElementModel): void {
    const element = this.of(model);
    const children = model.children.map((child) => this.of(child));
    element.children = children;
    element.parent = model.parent && this.of(model.parent);
    element.start = children.find((child) => child.kind === 'startEvent' && child.event.type === 'none') ?? null;
    element.eventSubProcesses = children.filter((child) => child.kind === 'eventSubProcess');
    element.attachedTo = model.attachedTo && this.of(model.attachedTo);
    element.handler = model.handlers[0] ? this.of(model.handlers[0]) : null;
    element.boundaryEvents = model.boundaryEvents.map((child) => this.of(child));
    element.outgoing = model.outgoing.map((flow) => this.flow(flow)).reverse();
    element.incoming = model.incoming.map((flow) => this.flow(flow));
    element.defaultFlow = model.defaultFlow && this.flow(model.defaultFlow);
  }

  private flow(model: FlowModel): Flow {
    const known = this.flows.get(model);
    if (known) return known;
    const condition = model.condition === null ? null : this.check(`${model.id} > conditionExpression`, compileOnlyExpression(model.condition));
    const flow: Flow = { id: model.id, source: this.of(model.source), target: this.of(model.target), condition };
    this.flows.set(model, flow);
    return flow;
  }

  private check(element: string, compiled: Result<Expression, string>): Expression {
    if (compiled.ok) return compiled.value;
    this.problems.push({ element, message: compiled.failure });
    return NOTHING;
  }

  /** May be static, must not be empty. */
  private required(model: ElementModel, path: string, text: string): Expression {
    return this.check(`${model.id} > ${path}`, text === '' ? fail('Expected expression but not found.') : compileValue(text));
  }

  private value(model: ElementModel, path: string, text: string | null): Expression | null {
    return text === null || text === '' ? null : this.check(`${model.id} > ${path}`, compileValue(text));
  }

  private optional(model: ElementModel, path: string, text: string | null): Expression | null {
    return text === null || text === '' ? null : this.expression(model, path, text);
  }

  private expression(model: ElementModel, path: string, text: string): Expression {
    return this.check(`${model.id} > ${path}`, compileOnlyExpression(text));
  }

  private mappings(model: ElementModel, direction: 'input' | 'output'): readonly MappedVariable[] {
    const mappings = model[`${direction}s`].map(({ source, target }) => ({
      source: direction === 'input' ? this.required(model, `extensionElements > ioMapping > ${direction}`, source) : this.expression(model, `extensionElements > ioMapping > ${direction}`, source),
      target: target.split('.'),
    }));
    return mappedVariables(mappings);
  }

  private listeners(model: ElementModel, event: 'start' | 'end'): Job[] {
    return model.listeners
      .filter((listener) => listener.event === event)
      .map((listener) => this.job(model, 'extensionElements > executionListeners > executionListener', listener, model.headers));
  }

  private job(model: ElementModel, path: string, work: JobWork | Listener<string>, headers: Readonly<Record<string, string>>): Job {
    return { type: this.required(model, path, work.type), retries: this.required(model, path, work.retries), headers, linkedResources: [] };
  }

  private jobOf(model: ElementModel): Job | null {
    if (model.type === 'userTask' && !model.userTask?.native) return this.jobBasedUserTask(model);
    const job = model.job && this.job(model, 'extensionElements > taskDefinition', model.job, model.headers);
    return job && model.type === 'serviceTask' ? { ...job, linkedResources: model.linkedResources } : job;
  }

  private jobBasedUserTask(model: ElementModel): Job {
    const headers = { ...model.headers };
    const formKey = model.userTask?.form?.formKey ?? model.userTask?.form?.formId;
    if (formKey) headers['io.camunda.zeebe:formKey'] = formKey;
    return { type: { kind: 'static', text: USER_TASK_JOB_TYPE }, retries: { kind: 'static', text: '1' }, headers, linkedResources: [] };
  }

  private userTask(model: ElementModel, task: UserTaskModel): UserTask {
    const assignment = 'extensionElements > assignmentDefinition';
    const schedule = 'extensionElements > taskSchedule';
    return {
      native: task.native,
      assignee: this.value(model, assignment, task.assignee),
      candidateGroups: this.value(model, assignment, task.candidateGroups),
      candidateUsers: this.value(model, assignment, task.candidateUsers),
      dueDate: this.value(model, schedule, task.dueDate),
      followUpDate: this.value(model, schedule, task.followUpDate),
      priority: this.value(model, 'extensionElements > priorityDefinition', task.priority),
      form: task.native && task.form ? this.form(model, task.form) : null,
      listeners: this.taskListeners(model, task),
    };
  }

  private form(model: ElementModel, form: NonNullable<UserTaskModel['form']>): Form {
    const path = 'extensionElements > formDefinition';
    return { formId: this.value(model, path, form.formId), externalReference: this.value(model, path, form.externalReference), binding: form.binding };
  }

  private taskListeners(model: ElementModel, task: UserTaskModel): UserTask['listeners'] {
    const path = 'extensionElements > taskListeners > taskListener';
    const of = (event: string): Job[] =>
      task.listeners.filter((listener) => listener.event === event).map((listener) => this.job(model, path, listener, model.headers));
    return Object.fromEntries(TASK_LISTENER_EVENTS.map((event) => [event, of(event)])) as unknown as UserTask['listeners'];
  }

  private message(message: MessageModel): { name: Expression; correlationKey: Expression | null } {
    const correlationKey = message.correlationKey === null ? null : compileOnlyExpression(message.correlationKey);
    return {
      name: this.check(message.id, compileValue(message.name)),
      correlationKey: correlationKey && this.check(`${message.id} > extensionElements > subscription`, correlationKey),
    };
  }

  private event(model: ElementModel): Event {
    if (model.type === 'receiveTask' && model.message) return { type: 'message', ...this.message(model.message) };
    const event = model.events[0];
    return event ? this.definition(model, event) : { type: 'none' };
  }

  private definition(model: ElementModel, event: EventModel): Event {
    switch (event.type) {
      case 'message':
        return { type: 'message', name: null, correlationKey: null, ...(event.message ? this.message(event.message) : {}) };
      case 'timer':
        return this.timer(model, event);
      case 'error':
      case 'escalation':
        return { type: event.type, code: this.value(model, `${event.type}EventDefinition`, event.code) };
      case 'signal':
        return { type: 'signal', name: this.required(model, 'signalEventDefinition', event.name ?? '') };
      case 'conditional':
        return this.condition(model, event);
      default:
        return event;
    }
  }

  private condition(model: ElementModel, { condition, changes: told }: Extract<EventModel, { type: 'conditional' }>): Condition {
    const expression = this.expression(model, 'conditionalEventDefinition', condition);
    const read = expression.kind === 'feel' ? expression.feel.variablesRead : [];
    const changes = VARIABLE_CHANGES.filter((change) => told?.includes(change) ?? true);
    return { type: 'conditional', condition: expression, variables: new Set(read), changes: new Set(changes) };
  }

  private timer(model: ElementModel, event: Extract<EventModel, { type: 'timer' }>): Event {
    const timer = event.timers[0];
    if (!timer) return { type: 'none' };
    return { type: 'timer', kind: timer.kind, expression: this.required(model, `timerEventDefinition > ${timer.kind}`, timer.expression) };
  }
}

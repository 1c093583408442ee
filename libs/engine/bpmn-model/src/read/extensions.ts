import type {
  Binding, BindingType, CalledDecision, CalledElement, ExecutionListenerEvent, FormReference, JobWork, LinkedResource, Listener, Mapping, PublishMessageModel,
  ScriptModel, TaskListenerEvent, UserTaskModel,
} from '../model.js';
import { bpmnChild, childOf, childrenOf, ZEEBE_URI, type XmlElement } from '../xml/xml-element.js';

/** The `zeebe:*` elements of one BPMN element. */
export function extensionsOf(element: XmlElement): readonly XmlElement[] {
  return bpmnChild(element, 'extensionElements')?.children.filter((child) => child.uri === ZEEBE_URI) ?? [];
}

export function extension(element: XmlElement, name: string): XmlElement | undefined {
  return extensionsOf(element).find((child) => child.name === name);
}

const attribute = (element: XmlElement | undefined, name: string): string | null => element?.attributes.get(name) ?? null;
const flag = (element: XmlElement, name: string, fallback: boolean): boolean => (attribute(element, name) ?? String(fallback)) === 'true';

/** An input without a source is null. */
export function mappingsOf(element: XmlElement, direction: 'input' | 'output'): Mapping[] {
  const mapping = extension(element, 'ioMapping');
  if (!mapping) return [];
  const nothing = direction === 'input' ? '=null' : '';
  return childrenOf(mapping, ZEEBE_URI, direction).map((one) => ({ source: attribute(one, 'source') || nothing, target: attribute(one, 'target') ?? '' }));
}

export function headersOf(element: XmlElement): Record<string, string> {
  return pairs(extension(element, 'taskHeaders'), 'header', 'key');
}

export function propertiesOf(element: XmlElement): Record<string, string> {
  return pairs(extension(element, 'properties'), 'property', 'name');
}

function pairs(list: XmlElement | undefined, name: string, key: string): Record<string, string> {
  const entries = list ? childrenOf(list, ZEEBE_URI, name) : [];
  return Object.fromEntries(entries.map((entry) => [attribute(entry, key) ?? '', attribute(entry, 'value') ?? '']));
}

export function jobOf(element: XmlElement): JobWork | null {
  const definition = extension(element, 'taskDefinition');
  return definition ? { type: attribute(definition, 'type') ?? '', retries: retriesOf(definition) } : null;
}

/** An empty text is none. */
const retriesOf = (element: XmlElement): string => attribute(element, 'retries') || '3';

export function linkedResourcesOf(element: XmlElement): LinkedResource[] {
  const list = extension(element, 'linkedResources');
  const entries = list ? childrenOf(list, ZEEBE_URI, 'linkedResource') : [];
  return entries.map((one) => ({
    resourceId: attribute(one, 'resourceId') ?? '',
    resourceType: attribute(one, 'resourceType') ?? '',
    linkName: attribute(one, 'linkName'),
    binding: bindingOf(one),
  }));
}

export function executionListenersOf(element: XmlElement): Listener<ExecutionListenerEvent>[] {
  return listeners<ExecutionListenerEvent>(extension(element, 'executionListeners'), 'executionListener', (event) => event === 'start' || event === 'end');
}

const OLD_EVENT_NAMES: Readonly<Record<string, TaskListenerEvent>> = {
  create: 'creating', assignment: 'assigning', update: 'updating', complete: 'completing', cancel: 'canceling',
};

function taskListenersOf(element: XmlElement): Listener<TaskListenerEvent>[] {
  const all = listeners<TaskListenerEvent>(extension(element, 'taskListeners'), 'taskListener', () => true);
  return all.map((listener) => ({ ...listener, event: OLD_EVENT_NAMES[listener.event] ?? listener.event }));
}

function listeners<Event extends string>(list: XmlElement | undefined, name: string, known: (event: string) => boolean): Listener<Event>[] {
  if (!list) return [];
  return childrenOf(list, ZEEBE_URI, name)
    .filter((one) => known(attribute(one, 'eventType') ?? ''))
    .map((one) => ({
      event: attribute(one, 'eventType') as Event,
      type: attribute(one, 'type') ?? '',
      retries: retriesOf(one),
      headers: pairs(childOf(one, ZEEBE_URI, 'taskHeaders'), 'header', 'key'),
    }));
}

function bindingOf(element: XmlElement): Binding {
  return { type: (attribute(element, 'bindingType') || 'latest') as BindingType, versionTag: attribute(element, 'versionTag') ?? '' };
}

export function formOf(element: XmlElement): FormReference | null {
  const form = extension(element, 'formDefinition');
  if (!form) return null;
  return {
    formId: attribute(form, 'formId'),
    formKey: attribute(form, 'formKey'),
    externalReference: attribute(form, 'externalReference'),
    binding: bindingOf(form),
  };
}

export function userTaskOf(element: XmlElement): UserTaskModel | null {
  if (element.name !== 'userTask') return null;
  const assignment = extension(element, 'assignmentDefinition');
  const schedule = extension(element, 'taskSchedule');
  return {
    native: extension(element, 'userTask') !== undefined,
    assignee: attribute(assignment, 'assignee'),
    candidateGroups: attribute(assignment, 'candidateGroups'),
    candidateUsers: attribute(assignment, 'candidateUsers'),
    dueDate: attribute(schedule, 'dueDate'),
    followUpDate: attribute(schedule, 'followUpDate'),
    priority: attribute(extension(element, 'priorityDefinition'), 'priority'),
    form: formOf(element),
    listeners: taskListenersOf(element),
  };
}

export function calledDecisionOf(element: XmlElement): CalledDecision | null {
  const called = extension(element, 'calledDecision');
  if (!called) return null;
  return { decisionId: attribute(called, 'decisionId') ?? '', resultVariable: attribute(called, 'resultVariable') ?? '', binding: bindingOf(called) };
}

export function calledElementOf(element: XmlElement): CalledElement | null {
  const called = extension(element, 'calledElement');
  if (!called) return null;
  return {
    processId: attribute(called, 'processId') ?? '',
    binding: bindingOf(called),
    propagateAllChildVariables: flag(called, 'propagateAllChildVariables', true),
    propagateAllParentVariables: flag(called, 'propagateAllParentVariables', true),
  };
}

export function scriptOf(element: XmlElement): ScriptModel | null {
  const script = extension(element, 'script');
  return script ? { expression: attribute(script, 'expression') ?? '', resultVariable: attribute(script, 'resultVariable') ?? '' } : null;
}

export function publishMessageOf(element: XmlElement): PublishMessageModel | null {
  const holder = bpmnChild(element, 'messageEventDefinition') ?? element;
  const publish = extension(holder, 'publishMessage');
  if (!publish) return null;
  return { correlationKey: attribute(publish, 'correlationKey'), messageId: attribute(publish, 'messageId'), timeToLive: attribute(publish, 'timeToLive') };
}

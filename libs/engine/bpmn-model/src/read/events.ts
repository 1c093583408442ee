import type { AdHocModel, EventModel, LoopModel, MessageModel, TimerKind } from '../model.js';
import { bpmnChild, BPMN_URI, childOf, ZEEBE_URI, type XmlElement } from '../xml/xml-element.js';
import { extension } from './extensions.js';

/** Root elements that events refer to, by id. */
export type RootElements = ReadonlyMap<string, XmlElement>;

type EventReader = (definition: XmlElement, roots: RootElements) => EventModel;

const TIMER_KINDS: readonly TimerKind[] = ['timeDate', 'timeDuration', 'timeCycle'];

const READERS: Readonly<Record<string, EventReader>> = {
  messageEventDefinition: (definition, roots) => ({ type: 'message', message: messageOf(definition, roots) }),
  timerEventDefinition: (definition) => ({
    type: 'timer',
    timers: TIMER_KINDS.flatMap((kind) => {
      const expression = bpmnChild(definition, kind);
      return expression ? [{ kind, expression: expression.text }] : [];
    }),
  }),
  errorEventDefinition: (definition, roots) => ({ type: 'error', ...codeOf(definition, roots, 'errorRef', 'errorCode') }),
  escalationEventDefinition: (definition, roots) => ({ type: 'escalation', ...codeOf(definition, roots, 'escalationRef', 'escalationCode') }),
  signalEventDefinition: (definition, roots) => ({ type: 'signal', name: referenced(definition, roots, 'signalRef')?.attributes.get('name') ?? null }),
  linkEventDefinition: (definition) => ({ type: 'link', name: definition.attributes.get('name') ?? '' }),
  compensateEventDefinition: (definition) => ({
    type: 'compensation',
    activityRef: localId(definition.attributes.get('activityRef')) ?? null,
    waitForCompletion: definition.attributes.get('waitForCompletion') !== 'false',
  }),
  conditionalEventDefinition: (definition) => ({ type: 'conditional', condition: bpmnChild(definition, 'condition')?.text ?? '', changes: changesOf(definition) }),
  terminateEventDefinition: () => ({ type: 'terminate' }),
  cancelEventDefinition: () => ({ type: 'cancel' }),
};

function changesOf(definition: XmlElement): string[] | null {
  const changes = (extension(definition, 'conditionalFilter')?.attributes.get('variableEvents') ?? '').split(',').map((word) => word.trim());
  return changes.every((change) => change === '') ? null : changes;
}

/** Event definitions of an event in document order; a none event has none. */
export function eventsOf(element: XmlElement, roots: RootElements): EventModel[] {
  return element.children.flatMap((child) => {
    const reader = child.uri === BPMN_URI ? READERS[child.name] : undefined;
    return reader ? [reader(child, roots)] : [];
  });
}

function referenced(element: XmlElement, roots: RootElements, attribute: string): XmlElement | undefined {
  const id = localId(element.attributes.get(attribute));
  return id === undefined ? undefined : roots.get(id);
}

/** References may be qualified names (`ns:id`). */
export function localId(reference: string | undefined): string | undefined {
  return reference?.includes(':') ? reference.slice(reference.indexOf(':') + 1) : reference;
}

export function messageOf(element: XmlElement, roots: RootElements): MessageModel | null {
  const message = referenced(element, roots, 'messageRef');
  if (message?.name !== 'message') return null;
  return {
    id: message.attributes.get('id') ?? '',
    name: message.attributes.get('name') ?? '',
    correlationKey: extension(message, 'subscription')?.attributes.get('correlationKey') ?? null,
  };
}

function codeOf(definition: XmlElement, roots: RootElements, reference: string, code: string): { reference: boolean; code: string | null } {
  const target = referenced(definition, roots, reference);
  return { reference: target !== undefined, code: target?.attributes.get(code) ?? null };
}

export function loopOf(element: XmlElement): LoopModel | null {
  const loop = bpmnChild(element, 'multiInstanceLoopCharacteristics');
  if (!loop) return null;
  const extensions = bpmnChild(loop, 'extensionElements');
  const zeebe = extensions && childOf(extensions, ZEEBE_URI, 'loopCharacteristics');
  return {
    sequential: loop.attributes.get('isSequential') === 'true',
    inputCollection: zeebe?.attributes.get('inputCollection') ?? '',
    inputElement: zeebe?.attributes.get('inputElement') ?? null,
    outputCollection: zeebe?.attributes.get('outputCollection') ?? null,
    outputElement: zeebe?.attributes.get('outputElement') ?? null,
    completionCondition: bpmnChild(loop, 'completionCondition')?.text || null,
  };
}

export function adHocOf(element: XmlElement): AdHocModel {
  const zeebe = extension(element, 'adHoc');
  return {
    activeElementsCollection: zeebe?.attributes.get('activeElementsCollection') ?? null,
    outputCollection: zeebe?.attributes.get('outputCollection') ?? null,
    outputElement: zeebe?.attributes.get('outputElement') ?? null,
    completionCondition: bpmnChild(element, 'completionCondition')?.text ?? null,
    cancelRemaining: (element.attributes.get('cancelRemainingInstances') ?? 'true') === 'true',
  };
}

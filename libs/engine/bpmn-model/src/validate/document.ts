import { BPMN_URI, type XmlElement } from '../xml/xml-element.js';
import { localId } from '../read/events.js';

/** Every element name of the BPMN 2.0.2 schema that may stand in a process, a collaboration or beside them. */
const KNOWN = new Set(
  (
    'definitions import extension relationship documentation extensionElements process laneSet lane childLaneSet flowNodeRef partitionElement ioSpecification ' +
    'dataInput dataOutput inputSet outputSet dataInputRefs dataOutputRefs inputSetRefs outputSetRefs optionalInputRefs whileExecutingInputRefs ' +
    'optionalOutputRefs whileExecutingOutputRefs property dataInputAssociation dataOutputAssociation sourceRef targetRef transformation assignment from to ' +
    'dataObject dataObjectReference dataStore dataStoreReference dataState auditing monitoring supports supportedInterfaceRef ioBinding resourceRole ' +
    'performer humanPerformer potentialOwner resourceRef resourceParameterBinding resourceAssignmentExpression formalExpression expression ' +
    'correlationSubscription correlationPropertyBinding dataPath correlationKey correlationKeyRef correlationPropertyRef correlationProperty ' +
    'correlationPropertyRetrievalExpression messagePath collaboration participant participantMultiplicity participantAssociation innerParticipantRef ' +
    'outerParticipantRef processRef interfaceRef endPointRef messageFlow messageFlowAssociation conversationNode conversation subConversation ' +
    'callConversation conversationLink conversationAssociation participantRef messageFlowRef choreography choreographyTask subChoreography callChoreography ' +
    'globalChoreographyTask globalConversation choreographyRef category categoryValue group association textAnnotation text message error escalation signal ' +
    'itemDefinition interface operation inMessageRef outMessageRef errorRef endPoint resource resourceParameter partnerEntity partnerRole ' +
    'globalTask globalManualTask globalUserTask globalScriptTask globalBusinessRuleTask rendering startEvent endEvent intermediateCatchEvent ' +
    'intermediateThrowEvent implicitThrowEvent boundaryEvent eventDefinitionRef outgoing incoming messageEventDefinition timerEventDefinition timeDate ' +
    'timeDuration timeCycle errorEventDefinition escalationEventDefinition signalEventDefinition linkEventDefinition source target ' +
    'compensateEventDefinition conditionalEventDefinition condition terminateEventDefinition cancelEventDefinition operationRef task manualTask serviceTask ' +
    'userTask sendTask receiveTask businessRuleTask scriptTask script subProcess adHocSubProcess transaction callActivity completionCondition ' +
    'loopCondition loopCardinality loopDataInputRef loopDataOutputRef inputDataItem outputDataItem multiInstanceLoopCharacteristics ' +
    'standardLoopCharacteristics complexBehaviorDefinition event exclusiveGateway inclusiveGateway parallelGateway complexGateway eventBasedGateway ' +
    'activationCondition sequenceFlow conditionExpression extensionDefinition extensionAttributeDefinition'
  ).split(/\s+/),
);

const BOOLEANS = new Set([
  'isExecutable', 'isClosed', 'isInterrupting', 'parallelMultiple', 'cancelActivity', 'isForCompensation', 'isSequential', 'triggeredByEvent', 'cancelRemainingInstances', 'waitForCompletion', 'isCollection',
  'isImmediate', 'instantiate', 'testBefore',
]);
/** Attributes and elements that hold the name of something, with or without a prefix. */
const NAMES = new Set([
  'sourceRef', 'targetRef', 'attachedToRef', 'default', 'messageRef', 'signalRef', 'errorRef', 'escalationRef', 'activityRef', 'processRef', 'dataObjectRef', 'dataStoreRef', 'itemSubjectRef', 'operationRef',
  'incoming', 'outgoing', 'flowNodeRef', '{http://www.w3.org/2001/XMLSchema-instance}type',
]);
const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*(:[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*)?$/u;
/** Children of which there is one at most. */
const ONCE = new Set(['extensionElements', 'conditionExpression', 'completionCondition', 'condition', 'multiInstanceLoopCharacteristics', 'timeDate', 'timeDuration', 'timeCycle', 'text']);
const FLOW_NODES = new Set([
  'task', 'manualTask', 'serviceTask', 'userTask', 'sendTask', 'receiveTask', 'businessRuleTask', 'scriptTask', 'subProcess', 'adHocSubProcess', 'transaction', 'callActivity', 'startEvent', 'endEvent', 'intermediateCatchEvent',
  'intermediateThrowEvent', 'implicitThrowEvent', 'boundaryEvent', 'exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'eventBasedGateway', 'complexGateway', 'choreographyTask', 'subChoreography', 'callChoreography', 'event',
]);

/** Attributes that name another element of the file. */
const REFERENCES = ['sourceRef', 'targetRef', 'attachedToRef', 'default', 'dataObjectRef'];
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  sequenceFlow: ['id', 'sourceRef', 'targetRef'],
  boundaryEvent: ['attachedToRef'],
  messageFlow: ['sourceRef', 'targetRef'],
  linkEventDefinition: ['name'],
  process: ['id'],
  error: ['id'],
  escalation: ['id'],
  dataObjectReference: ['id'],
};
const FORBIDDEN_IDS = new Set(['__proto__', 'constructor', 'prototype']);

/** Checks what the BPMN schema demands of the file as such. Answers the first fault, or undefined. */
export function documentFault(root: XmlElement): string | undefined {
  if (root.name !== 'definitions' || root.uri !== BPMN_URI) return `Line=${root.line}: Cannot find the declaration of element '${root.name}'.`;
  const elements = [...walk(root)];
  const ids = new Set<string>();
  for (const element of elements) {
    const fault = elementFault(element, ids);
    if (fault !== undefined) return `Line=${element.line}: ${fault}`;
  }
  return danglingFault(elements, ids);
}

/** The elements of the BPMN namespace; extensions and the diagram are not looked into. */
function* walk(element: XmlElement): Generator<XmlElement> {
  if (element.uri !== BPMN_URI) return;
  yield element;
  if (element.name === 'extensionElements') return;
  for (const child of element.children) yield* walk(child);
}

function elementFault(element: XmlElement, ids: Set<string>): string | undefined {
  if (!KNOWN.has(element.name)) return `Invalid content was found starting with element '${element.name}'.`;
  const required = FLOW_NODES.has(element.name) ? ['id', ...(REQUIRED[element.name] ?? [])] : REQUIRED[element.name];
  const missing = required?.find((name) => !element.attributes.has(name));
  if (missing !== undefined) return `Attribute '${missing}' must appear on element '${element.name}'.`;
  return valueFault(element) ?? repeatFault(element) ?? idFault(element.attributes.get('id'), ids);
}

function valueFault(element: XmlElement): string | undefined {
  const named = NAMES.has(element.name) ? [[element.name, element.text] as const] : [];
  for (const [name, value] of [...element.attributes, ...named]) {
    if (BOOLEANS.has(name) && !/^\s*(true|false|1|0)\s*$/.test(value)) return `'${value}' is not a valid value for 'boolean'.`;
    if (NAMES.has(name) && !NAME.test(value.trim())) return `'${value}' is not a valid value for 'QName'.`;
  }
  const direction = element.attributes.get('associationDirection');
  return direction === undefined || /^(None|One|Both)$/.test(direction) ? undefined : `Value '${direction}' is not facet-valid with respect to enumeration '[None, One, Both]'.`;
}

function repeatFault(element: XmlElement): string | undefined {
  const names = element.children.filter((child) => child.uri === BPMN_URI && ONCE.has(child.name)).map((child) => child.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `Invalid content was found starting with element '${twice}'. No child element is expected at this point.`;
}

function idFault(id: string | undefined, ids: Set<string>): string | undefined {
  if (id === undefined) return undefined;
  if (FORBIDDEN_IDS.has(id) || !/^[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*$/u.test(id)) return `'${id}' is not a valid value for 'ID'.`;
  if (ids.has(id)) return `There are multiple occurrences of ID value '${id}'.`;
  ids.add(id);
  return undefined;
}

function danglingFault(elements: readonly XmlElement[], ids: ReadonlySet<string>): string | undefined {
  const nodes = new Set(elements.filter((element) => FLOW_NODES.has(element.name)).map((element) => element.attributes.get('id')));
  for (const element of elements) {
    for (const name of REFERENCES) {
      const reference = localId(element.attributes.get(name));
      if (element.name === 'sequenceFlow' && reference !== undefined && ids.has(reference) && !nodes.has(reference)) return `Line=${element.line}: '${reference}' is no flow node.`;
      if (reference !== undefined && reference !== '' && !ids.has(reference) && element.name !== 'association' && element.name !== 'messageFlow') {
        return `Line=${element.line}: There is no ID/IDREF binding for IDREF '${reference}'.`;
      }
    }
  }
  return undefined;
}

import { extensionsOf } from '../read/extensions.js';
import type { ModelProblem } from '../model.js';
import { BPMN_URI, childrenOf, ZEEBE_URI, type XmlElement } from '../xml/xml-element.js';

const ONCE = new Set([
  'adHoc', 'assignmentDefinition', 'calledDecision', 'calledElement', 'conditionalFilter', 'executionListeners', 'formDefinition', 'ioMapping', 'linkedResources', 'loopCharacteristics',
  'priorityDefinition', 'properties', 'publishMessage', 'script', 'subscription', 'taskDefinition', 'taskHeaders', 'taskListeners', 'taskSchedule', 'userTask', 'versionTag',
]);

/** What is wrong with the `zeebe:*` elements of a process as such, wherever they stand in it. */
export function extensionProblems(process: XmlElement): ModelProblem[] {
  return [...inside(process, process.attributes.get('id') ?? '')].flatMap(({ element, id }) => [
    ...repeatedExtensions(element, id),
    ...repeatedHeaders(element, id),
    ...strayListeners(element, id),
    ...listenerEvents(element, id),
  ]);
}

/** The BPMN elements with the id they are told by: their own, or that of what they are a part of. */
function* inside(element: XmlElement, outer: string): Generator<{ readonly element: XmlElement; readonly id: string }> {
  const id = element.attributes.get('id') ?? outer;
  yield { element, id };
  for (const child of element.children) if (child.uri === BPMN_URI && child.name !== 'extensionElements') yield* inside(child, id);
}

/** Of messages beside the processes, too. */
export function repeatedExtensions(element: XmlElement, id: string): ModelProblem[] {
  const names = extensionsOf(element).map((extension) => extension.name);
  const twice = new Set(names.filter((name, index) => ONCE.has(name) && names.indexOf(name) !== index));
  return [...twice].map((name) => ({ element: id, message: `Must have exactly one 'zeebe:${name}' extension element when exists. Please check process definition XML and retain only one extension element.` }));
}

function repeatedHeaders(element: XmlElement, id: string): ModelProblem[] {
  const keys = extensionsOf(element).filter((extension) => extension.name === 'taskHeaders').flatMap((list) => childrenOf(list, ZEEBE_URI, 'header').map((header) => header.attributes.get('key') ?? ''));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return twice === undefined ? [] : [{ element: `${id} > extensionElements > taskHeaders`, message: `Headers contain duplicate entries for key '${twice}'` }];
}

function strayListeners(element: XmlElement, id: string): ModelProblem[] {
  const names = extensionsOf(element).map((extension) => extension.name);
  const stray = element.name !== 'userTask' && names.includes('taskListeners') && !names.includes('userTask');
  return stray ? [{ element: `${id} > extensionElements > taskListeners`, message: 'Task listeners are only allowed on Camunda user tasks.' }] : [];
}

function listenerEvents(element: XmlElement, id: string): ModelProblem[] {
  const listeners = extensionsOf(element).filter((extension) => extension.name === 'executionListeners').flatMap((list) => childrenOf(list, ZEEBE_URI, 'executionListener'));
  return listeners.flatMap((listener): ModelProblem[] => {
    const event = listener.attributes.get('eventType') ?? '';
    const message = event === '' ? "Attribute 'eventType' must be present and not empty" : "Attribute 'eventType' must be one of: start, end";
    return event === 'start' || event === 'end' ? [] : [{ element: `${id} > extensionElements > executionListeners > executionListener`, message }];
  });
}

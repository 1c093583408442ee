/** Small models for specs, as text. */
const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="t">';

export function processXml(id: string, body: string, roots = ''): string {
  return `${HEAD}${roots}<bpmn:process id="${id}" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;
}

export function extensions(text: string): string {
  return `<bpmn:extensionElements>${text}</bpmn:extensionElements>`;
}

export function serviceTask(id: string, type: string): string {
  return `<bpmn:serviceTask id="${id}">${extensions(`<zeebe:taskDefinition type="${type}"/>`)}</bpmn:serviceTask>`;
}

/** Elements one after the other, with flows `<from>-<to>` between them. */
export function sequence(...elements: readonly string[]): string {
  const ids = elements.map((element) => / id="([^"]+)"/.exec(element)?.[1] ?? '');
  const flows = ids.slice(1).map((id, index) => `<bpmn:sequenceFlow id="${ids[index]}-${id}" sourceRef="${ids[index]}" targetRef="${id}"/>`);
  return [...elements, ...flows].join('');
}

export const START = '<bpmn:startEvent id="start"/>';
export const END = '<bpmn:endEvent id="end"/>';

export function oneTask(id: string, type = 'work'): string {
  return processXml(id, sequence(START, serviceTask('task', type), END));
}

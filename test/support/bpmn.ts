/** Small models for engine specs: the inside of one process, with its shapes left out. */
export function bpmn(processId: string, content: string, roots = ''): File {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://tollgate">
  ${roots}
  <bpmn:process id="${processId}" name="Process ${processId}" isExecutable="true">
    ${content}
  </bpmn:process>
</bpmn:definitions>`;
  return new File([xml], `${processId}.bpmn`);
}

/** Elements in a row from a start event to an end event; each is given as its XML with the id it has. */
export function inARow(...steps: readonly { readonly id: string; readonly xml: string }[]): string {
  const ids = ['start', ...steps.map((step) => step.id), 'end'];
  const flows = ids.slice(1).map((id, index) => `<bpmn:sequenceFlow id="flow${index + 1}" sourceRef="${ids[index]}" targetRef="${id}"/>`);
  return ['<bpmn:startEvent id="start"/>', ...steps.map((step) => step.xml), '<bpmn:endEvent id="end"/>', ...flows].join('\n');
}

export const serviceTask = (id: string, type: string, extra = ''): { id: string; xml: string } => ({
  id, xml: `<bpmn:serviceTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="${type}"/>${extra}</bpmn:extensionElements></bpmn:serviceTask>`,
});

export const userTask = (id: string, extensions: string): { id: string; xml: string } => ({
  id, xml: `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:userTask/>${extensions}</bpmn:extensionElements></bpmn:userTask>`,
});

export const timerCatch = (id: string, duration: string): { id: string; xml: string } => ({
  id, xml: `<bpmn:intermediateCatchEvent id="${id}"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
});

export const messageCatch = (id: string, messageRef: string): { id: string; xml: string } => ({
  id, xml: `<bpmn:intermediateCatchEvent id="${id}"><bpmn:messageEventDefinition messageRef="${messageRef}"/></bpmn:intermediateCatchEvent>`,
});

/** Goes before the process: a message with the expression that gives its correlation key. */
export const message = (id: string, name: string, correlationKey: string): string =>
  `<bpmn:message id="${id}" name="${name}"><bpmn:extensionElements><zeebe:subscription correlationKey="${correlationKey}"/></bpmn:extensionElements></bpmn:message>`;

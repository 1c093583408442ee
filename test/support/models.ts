/** Small models for specs: a service task, and a user task with a form when one is named. */
export function aProcess(id: string, jobType: string, formId?: string): string {
  const ask = formId === undefined ? '' : userTask(formId);
  const [middle, second] = formId === undefined ? ['End', ''] : ['Ask', '<bpmn:sequenceFlow id="Flow_3" sourceRef="Ask" targetRef="End" />'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="Definitions" targetNamespace="http://bpmn.io/schema/bpmn" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.9.0">
  <bpmn:process id="${id}" name="Process ${id}" isExecutable="true">
    <bpmn:startEvent id="Start" name="Asked for"><bpmn:outgoing>Flow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:serviceTask id="Task" name="Do it">
      <bpmn:extensionElements><zeebe:taskDefinition type="${jobType}" retries="3" /></bpmn:extensionElements>
      <bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing>
    </bpmn:serviceTask>${ask}
    <bpmn:endEvent id="End" name="Done"><bpmn:incoming>${formId === undefined ? 'Flow_2' : 'Flow_3'}</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task" />
    <bpmn:sequenceFlow id="Flow_2" sourceRef="Task" targetRef="${middle}" />${second}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="${id}">
    ${shape('Start', 100, 36, 36)}${shape('Task', 200, 100, 80)}${formId === undefined ? '' : shape('Ask', 350, 100, 80)}${shape('End', 500, 36, 36)}
    ${edge('Flow_1', 136, 200)}${edge('Flow_2', 300, formId === undefined ? 500 : 350)}${formId === undefined ? '' : edge('Flow_3', 450, 500)}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

/** A process that only calls another; `binding` is how it does. */
export function aCall(id: string, called: string, binding: string): string {
  const call = `<bpmn:callActivity id="Task" name="Call it"><bpmn:extensionElements><zeebe:calledElement processId="${called}" propagateAllChildVariables="false" ${binding} /></bpmn:extensionElements><bpmn:incoming>Flow_1</bpmn:incoming><bpmn:outgoing>Flow_2</bpmn:outgoing></bpmn:callActivity>`;
  return aProcess(id, 'pay.salary').replace(/<bpmn:serviceTask[^]*<\/bpmn:serviceTask>/, call);
}

/** A form with one field. */
export function aForm(id: string, label = 'Comment'): string {
  const field = { id: 'Field_1', type: 'textfield', key: 'comment', label };
  return JSON.stringify({ id, type: 'default', schemaVersion: 18, executionPlatform: 'Camunda Cloud', executionPlatformVersion: '8.9.0', components: [field] });
}

function userTask(formId: string): string {
  return `<bpmn:userTask id="Ask" name="Answer">
      <bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="${formId}" bindingType="deployment" /><zeebe:assignmentDefinition candidateGroups="operator" /></bpmn:extensionElements>
      <bpmn:incoming>Flow_2</bpmn:incoming><bpmn:outgoing>Flow_3</bpmn:outgoing>
    </bpmn:userTask>`;
}

function shape(id: string, x: number, width: number, height: number): string {
  return `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${140 - height / 2}" width="${width}" height="${height}" /></bpmndi:BPMNShape>`;
}

function edge(id: string, from: number, to: number): string {
  return `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${from}" y="140" /><di:waypoint x="${to}" y="140" /></bpmndi:BPMNEdge>`;
}

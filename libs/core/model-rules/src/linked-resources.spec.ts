import { jobTypesOf, linkedResourcesOf } from './index.js';

const model = (inside: string): string =>
  `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
     <bpmn:process id="p" isExecutable="true">${inside}</bpmn:process>
   </bpmn:definitions>`;
const element = (kind: string, id: string, extensions: string): string =>
  `<bpmn:${kind} id="${id}"><bpmn:extensionElements>${extensions}</bpmn:extensionElements></bpmn:${kind}>`;

describe('what a model needs from outside', () => {
  it('should list the forms, decisions and processes it calls, with their binding', async () => {
    // given
    const xml = model(
      element('userTask', 'Ask', '<zeebe:userTask /><zeebe:formDefinition formId="ask" bindingType="deployment" />') +
        element('businessRuleTask', 'Decide', '<zeebe:calledDecision decisionId="risk" resultVariable="r" />') +
        element('callActivity', 'Call', '<zeebe:calledElement processId="other" bindingType="versionTag" versionTag="1" />') +
        element('callActivity', 'CallAny', '<zeebe:calledElement processId="=which" />'),
    );
    // when, then
    expect(await linkedResourcesOf(xml)).toEqual([
      { kind: 'form', id: 'ask', binding: 'deployment', elementId: 'Ask' },
      { kind: 'dmn', id: 'risk', binding: 'latest', elementId: 'Decide' },
      { kind: 'bpmn', id: 'other', binding: 'versionTag', elementId: 'Call' },
    ]);
  });

  it('should list the job types of tasks and listeners, also inside sub-processes', async () => {
    // given
    const xml = model(
      element('serviceTask', 'Do', '<zeebe:taskDefinition type="do" /><zeebe:executionListeners><zeebe:executionListener eventType="start" type="before" /></zeebe:executionListeners>') +
        `<bpmn:subProcess id="S">${element('userTask', 'Ask', '<zeebe:userTask /><zeebe:taskListeners><zeebe:taskListener eventType="completing" type="check" /></zeebe:taskListeners>')}</bpmn:subProcess>` +
        element('userTask', 'Old', ''),
    );
    // when, then
    expect(await jobTypesOf(xml)).toEqual([
      { type: 'do', by: 'task', elementId: 'Do', external: false },
      { type: 'before', by: 'execution-listener', elementId: 'Do', external: false },
      { type: 'check', by: 'task-listener', elementId: 'Ask', external: false },
      { type: 'io.camunda.zeebe:userTask', by: 'task', elementId: 'Old', external: false },
    ]);
  });

  it('should need nothing when the model cannot be read', async () => {
    expect(await linkedResourcesOf('hello')).toEqual([]);
    expect(await jobTypesOf('hello')).toEqual([]);
  });
});

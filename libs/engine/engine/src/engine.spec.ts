import { TestEngine } from './testing/test-engine.js';

const process = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t"><bpmn:process id="p" isExecutable="true">${body}</bpmn:process></bpmn:definitions>`;

describe.each([{ forgetful: false }, { forgetful: true }])('the engine with memory %j', (options) => {
  it('should run a process with one service task', () => {
    // given
    const engine = new TestEngine(options);
    engine.deploy({ name: 'one.bpmn', content: process('<bpmn:startEvent id="s"/><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t"/><bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskDefinition type="work"/></bpmn:extensionElements></bpmn:serviceTask><bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="e"/><bpmn:endEvent id="e"/>') });
    // when
    const key = engine.start('p', { a: 1 });
    engine.completeJob('work', { b: [1, 2] });
    // then
    expect(engine.rows('processInstances')).toMatchObject([{ processInstanceKey: key, state: 'COMPLETED' }]);
    expect(engine.rows('variables').map((row) => [row.name, row.value])).toEqual([['a', '1'], ['b', '[1,2]']]);
    expect(engine.rows('sequenceFlows').map((row) => row.elementId)).toEqual(['f1', 'f2']);
  });
});

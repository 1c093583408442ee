import { END, extensions, processXml, sequence, serviceTask, START } from '../testing/models.js';
import { TestEngine } from '../testing/test-engine.js';

const flow = (from: string, to: string, id = `${from}-${to}`): string => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`;
const fork = '<bpmn:parallelGateway id="fork"/>';
const merge = '<bpmn:exclusiveGateway id="merge"/>';
const join = '<bpmn:parallelGateway id="join"/>';

describe.each([{ memory: 'kept', forgetful: false }, { memory: 'dropped after each command', forgetful: true }])('a join with memory $memory', (options) => {
  it('should wait anew when the token that opened it comes round again at once', () => {
    // given
    const engine = new TestEngine(options);
    const script = `<bpmn:scriptTask id="script">${extensions('<zeebe:script expression="=n + 1" resultVariable="n"/>')}</bpmn:scriptTask>`;
    const count = `<bpmn:subProcess id="count">${sequence('<bpmn:startEvent id="s"/>', script, '<bpmn:endEvent id="e"/>')}</bpmn:subProcess>`;
    const enough = '<bpmn:exclusiveGateway id="enough" default="enough-end"/>';
    const again = '<bpmn:sequenceFlow id="again" sourceRef="enough" targetRef="merge"><bpmn:conditionExpression>=n &lt; 3</bpmn:conditionExpression></bpmn:sequenceFlow>';
    const flows = flow('start', 'merge') + flow('merge', 'fork') + flow('fork', 'join', 'straight') + flow('fork', 'work') + flow('work', 'join') + flow('join', 'count') + flow('count', 'enough') + again + flow('enough', 'end');
    engine.deploy({ name: 'round.bpmn', content: processXml('round', START + merge + fork + serviceTask('work', 'work') + join + count + enough + END + flows) });
    engine.start('round', { n: 0 });
    // when
    engine.completeJob('work');
    engine.completeJob('work');
    // then
    expect(engine.rows('joinTokens')).toMatchObject([{ flowId: 'straight', count: 1 }]);
    engine.completeJob('work');
    expect(engine.rows('processInstances')).toMatchObject([{ state: 'COMPLETED' }]);
    expect(engine.rows('joinTokens')).toEqual([]);
  });

  it('should keep the tokens that wait when a migration exchanges their flows', () => {
    // given
    const engine = new TestEngine(options);
    const three = (id: string): string =>
      processXml(id, START + fork + serviceTask('work', 'work') + join + END + flow('start', 'fork') + flow('fork', 'join', 'first') + flow('fork', 'join', 'second') + flow('fork', 'work') + flow('work', 'join') + flow('join', 'end'));
    const { processes } = engine.deploy({ name: 'old.bpmn', content: three('old') }, { name: 'new.bpmn', content: three('new') });
    const processInstanceKey = engine.start('old');
    const ids = [['work', 'work'], ['join', 'join'], ['first', 'second'], ['second', 'first']] as const;
    // when
    const mapping = ids.map(([sourceElementId, targetElementId]) => ({ sourceElementId, targetElementId }));
    engine.ok('migrateProcessInstance', { processInstanceKey, targetProcessDefinitionKey: processes[1]?.processDefinitionKey ?? '', mapping });
    // then
    expect(engine.rows('joinTokens').map(({ flowId, count }) => [flowId, count]).sort()).toEqual([['first', 1], ['second', 1]]);
    engine.completeJob('work');
    expect(engine.rows('processInstances')).toMatchObject([{ state: 'COMPLETED' }]);
  });
});

import { bpmn, inARow, message, serviceTask } from '#test/bpmn';
import { TestEngine } from '../testing/test-engine.js';

const MESSAGE_START = '<bpmn:startEvent id="start"><bpmn:messageEventDefinition messageRef="m"/></bpmn:startEvent>';
const TIMER_START = '<bpmn:startEvent id="start"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>';

async function fileOf(model: File): Promise<{ name: string; content: string }> {
  return { name: model.name, content: await model.text() };
}

const order = (start: string, type: string): Promise<{ name: string; content: string }> =>
  fileOf(bpmn('order', inARow(serviceTask('work', type)).replace('<bpmn:startEvent id="start"/>', start), message('m', 'ordered', '=all')));

describe.each([{ forgetful: false }, { forgetful: true }])('deleting a process (%j)', (options) => {
  const deployed = async (...starts: string[]): Promise<{ engine: TestEngine; keys: string[] }> => {
    const engine = new TestEngine(options);
    const keys: string[] = [];
    for (const [at, start] of starts.entries()) keys.push(engine.deploy(await order(start, `work-${at}`)).processes[0]!.processDefinitionKey);
    return { engine, keys };
  };
  const versions = (engine: TestEngine): number[] => engine.rows('processInstances').map((row) => row.processDefinitionVersion);
  const order1 = (engine: TestEngine): unknown => engine.ok('publishMessage', { name: 'ordered', correlationKey: '', timeToLive: 0, messageId: '', variables: '{}' });

  it('should let the version before it listen to messages again', async () => {
    const { engine, keys } = await deployed(MESSAGE_START, MESSAGE_START);
    engine.ok('deleteResource', { resourceKey: keys[1]! });
    order1(engine);
    expect(versions(engine)).toEqual([1]);
    engine.ok('deleteResource', { resourceKey: keys[0]! });
    order1(engine);
    expect(versions(engine)).toEqual([1]);
    expect(engine.rows('startSubscriptions')).toEqual([]);
  });

  it('should let the timer of the version before it run again', async () => {
    const { engine, keys } = await deployed(TIMER_START, TIMER_START);
    engine.ok('deleteResource', { resourceKey: keys[1]! });
    expect(engine.rows('timers').map((row) => row.processDefinitionKey)).toEqual([keys[0]]);
    engine.advance(3_600_000);
    expect(versions(engine)).toEqual([1]);
  });

  it('should leave the latest version alone when an older one is deleted', async () => {
    const { engine, keys } = await deployed(MESSAGE_START, MESSAGE_START);
    engine.ok('deleteResource', { resourceKey: keys[0]! });
    order1(engine);
    expect(versions(engine)).toEqual([2]);
  });

  it('should let running instances go on, start no other, and never give a version twice', async () => {
    const none = '<bpmn:startEvent id="start"/>';
    const { engine, keys } = await deployed(none, none);
    engine.start('order');
    engine.ok('deleteResource', { resourceKey: keys[1]! });
    engine.start('order');
    expect(versions(engine)).toEqual([2, 1]);
    const process = { processDefinitionKey: keys[1]! };
    const again = engine.do('createProcessInstance', { process, variables: '{}', businessId: null, tags: [], startInstructions: [], terminateAfter: [] });
    expect(again.rejection?.type).toBe('NOT_FOUND');
    engine.completeJob('work-1');
    expect(engine.rows('processInstances').map((row) => row.state)).toEqual(['COMPLETED', 'ACTIVE']);
    expect(engine.deploy(await order(none, 'work-1')).processes[0]?.processDefinitionVersion).toBe(3);
    expect(engine.do('deleteResource', { resourceKey: keys[1]! }).rejection?.type).toBe('NOT_FOUND');
  });

  it('should delete everything of an instance, once it is over', async () => {
    const { engine } = await deployed('<bpmn:startEvent id="start"/>');
    const processInstanceKey = engine.start('order', { a: 1 });
    expect(engine.do('deleteProcessInstance', { processInstanceKey }).rejection?.type).toBe('INVALID_STATE');
    engine.completeJob('work-0');
    engine.ok('deleteProcessInstance', { processInstanceKey });
    expect([...engine.rows('processInstances'), ...engine.rows('elementInstances'), ...engine.rows('variables'), ...engine.rows('jobs'), ...engine.rows('sequenceFlows')]).toEqual([]);
    expect(engine.do('deleteProcessInstance', { processInstanceKey }).rejection?.type).toBe('NOT_FOUND');
  });
});

import { extensions, processXml, sequence, serviceTask, START } from '../testing/models.js';
import { TestEngine } from '../testing/test-engine.js';

const TOOLS = `<bpmn:adHocSubProcess id="tools">${extensions('<zeebe:adHoc activeElementsCollection="=[&quot;search&quot;]"/>')}${serviceTask('search', 'search')}</bpmn:adHocSubProcess>`;

describe('a modification', () => {
  it('should refuse to activate the scope of an ad-hoc activation by itself, and change nothing', () => {
    // given
    const engine = new TestEngine();
    engine.deploy({ name: 'agent.bpmn', content: processXml('agent', sequence(START, TOOLS)) });
    const processInstanceKey = engine.start('agent');
    const before = engine.events.length;
    // when
    const activate = [{ elementId: 'tools#innerInstance', ancestorKey: null, variables: [] }];
    const answer = engine.do('modifyProcessInstance', { processInstanceKey, activate, move: [], terminate: [] });
    // then
    expect(answer.rejection).toMatchObject({ type: 'INVALID_ARGUMENT' });
    expect(engine.events).toHaveLength(before);
  });
});

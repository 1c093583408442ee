import { END, extensions, processXml, sequence, START } from './testing/models.js';
import { TestEngine } from './testing/test-engine.js';

const publishing = (attributes: string): string => extensions(`<zeebe:publishMessage ${attributes}/>`);
const throwing = (attributes: string): string =>
  `<bpmn:intermediateThrowEvent id="tell"><bpmn:messageEventDefinition messageRef="M">${publishing(attributes)}</bpmn:messageEventDefinition></bpmn:intermediateThrowEvent>`;
const MESSAGE = `<bpmn:message id="M" name="note">${extensions('<zeebe:subscription correlationKey="=key"/>')}</bpmn:message>`;
const WAITING = processXml('waiting', sequence(START, '<bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition messageRef="M"/></bpmn:intermediateCatchEvent>', END), MESSAGE);
const telling = (element: string): string => processXml('telling', sequence(START, element, ...(element.startsWith('<bpmn:endEvent') ? [] : [END])), MESSAGE);

describe.each([{ memory: 'kept', forgetful: false }, { memory: 'dropped after each command', forgetful: true }])('a message that the engine publishes, with memory $memory', (options) => {
  const anEngineWith = (element: string): TestEngine => {
    const engine = new TestEngine(options);
    engine.deploy({ name: 'waiting.bpmn', content: WAITING }, { name: 'telling.bpmn', content: telling(element) });
    return engine;
  };
  const stateOf = (engine: TestEngine, key: string): string | undefined => engine.rows('processInstances').find((row) => row.processInstanceKey === key)?.state;

  it('should reach who waits for it, with the variables of the event only', () => {
    // given
    const engine = anEngineWith(throwing('correlationKey="=key"').replace('<bpmn:messageEvent', `${extensions('<zeebe:ioMapping><zeebe:input source="=v" target="told"/></zeebe:ioMapping>')}<bpmn:messageEvent`));
    const waiting = engine.start('waiting', { key: 'k' });
    // when
    const told = engine.start('telling', { key: 'k', v: 7, secret: 1 });
    // then
    expect([stateOf(engine, waiting), stateOf(engine, told)]).toEqual(['COMPLETED', 'COMPLETED']);
    expect(engine.rows('variables').filter((row) => row.scopeKey === waiting).map((row) => row.name)).toEqual(['key', 'told']);
  });

  it('should wait in the buffer while it lives, and be published once under one id', () => {
    // given
    const engine = anEngineWith(throwing('correlationKey="=key" messageId="=&#34;id-&#34; + key" timeToLive="PT1H"'));
    engine.start('telling', { key: 'k' });
    engine.start('telling', { key: 'k' });
    expect(engine.rows('messages').map((row) => row.messageId)).toEqual(['id-k']);
    // when
    const waiting = engine.start('waiting', { key: 'k' });
    // then
    expect(stateOf(engine, waiting)).toBe('COMPLETED');
  });

  it('should be gone when its time to live is over', () => {
    const engine = anEngineWith(throwing('correlationKey="k" timeToLive="=duration(&#34;PT1M&#34;)"'));
    engine.start('telling');
    engine.advance(61_000);
    expect(stateOf(engine, engine.start('waiting', { key: 'k' }))).toBe('ACTIVE');
  });

  it('should be sent by a send task and by an end event', () => {
    for (const element of [
      `<bpmn:sendTask id="tell" messageRef="M">${publishing('correlationKey="=key"')}</bpmn:sendTask>`,
      throwing('correlationKey="=key"').replaceAll('intermediateThrowEvent', 'endEvent'),
    ]) {
      const engine = anEngineWith(element);
      const waiting = engine.start('waiting', { key: 'k' });
      engine.start('telling', { key: 'k' });
      expect(stateOf(engine, waiting)).toBe('COMPLETED');
    }
  });

  it('should stop at a key that is no text and no number until it is one', () => {
    // given
    const engine = anEngineWith(throwing('correlationKey="=key"'));
    const told = engine.start('telling', {});
    const [incident] = engine.rows('incidents');
    expect(incident).toMatchObject({ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'tell' });
    // when
    engine.ok('setVariables', { elementInstanceKey: told, variables: '{"key":"k"}', local: false });
    engine.ok('resolveIncident', { incidentKey: incident?.incidentKey ?? '' });
    // then
    expect(stateOf(engine, told)).toBe('COMPLETED');
  });

  it.each([
    ['no key', throwing('messageId="1"'), "'correlationKey' must be present"],
    ['a broken expression', throwing('correlationKey="=("'), 'failed to parse expression'],
    ['a worker as well', throwing('correlationKey="k"').replace('<bpmn:messageEvent', `${extensions('<zeebe:taskDefinition type="t"/>')}<bpmn:messageEvent`), 'Must have either one'],
    ['no message', '<bpmn:sendTask id="tell">' + publishing('correlationKey="k"') + '</bpmn:sendTask>', 'Must reference a message'],
  ])('should be refused with %s', (_case, element, reason) => {
    const { rejection } = new TestEngine(options).do('deploy', { files: [{ name: 'telling.bpmn', content: telling(element) }] });
    expect(rejection?.reason).toContain(reason);
  });
});

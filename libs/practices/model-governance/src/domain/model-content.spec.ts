import { hashOf, identify } from './model-content.js';

const bpmn = (inside: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">${inside}</definitions>`;

describe('which model a content is', () => {
  it('should be the executable process of a diagram, not the other pool', () => {
    expect(identify('bpmn', bpmn('<process id="partner"/><process id="own" name="Own" isExecutable="true"/>'))).toEqual({ ok: true, value: { id: 'own', name: 'Own' } });
  });

  it('should be the definitions of a decision table', () => {
    expect(identify('dmn', '<definitions id="change-risk" name="Risk"><decision id="x"/></definitions>')).toEqual({ ok: true, value: { id: 'change-risk', name: 'Risk' } });
  });

  it('should be the id of a form, in words when it has no name', () => {
    expect(identify('form', '{"id":"change-authorize","components":[]}')).toEqual({ ok: true, value: { id: 'change-authorize', name: 'Change authorize' } });
  });

  it.each([
    ['bpmn', bpmn(''), 'validation-failed'],
    ['bpmn', '<definitions', 'malformed-request'],
    ['bpmn', bpmn('<process id="white space"/>'), 'validation-failed'],
    ['form', '{"components":[]}', 'validation-failed'],
    ['form', 'null', 'validation-failed'],
    ['form', '{', 'malformed-request'],
    ['form', `{"id":"f","components":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'malformed-request'],
    ['form', `"${'x'.repeat(5_000_000)}"`, 'payload-too-large'],
  ] as const)('should be refused when there is none: %s %.40s', (kind, content, code) => {
    expect(identify(kind, content)).toMatchObject({ ok: false, failure: { code } });
  });

  it('should have one hash for one content', () => {
    expect(hashOf('a')).toBe(hashOf('a'));
    expect(hashOf('a')).not.toBe(hashOf('b'));
  });
});

import { outlineOf } from './xml-guard.js';

const wrap = (inside: string) => `<?xml version="1.0"?><a:definitions xmlns:a="urn:a" id="d">${inside}</a:definitions>`;

describe('reading XML that somebody sent', () => {
  it('should find the elements looked for, whatever their prefix', () => {
    expect(outlineOf(wrap('<a:process id="p" name="Payroll &amp; more" isExecutable="true"/>'), ['process'])).toEqual({
      ok: true,
      value: { found: [{ localName: 'process', id: 'p', name: 'Payroll & more', attributes: expect.objectContaining({ isExecutable: 'true' }) }] },
    });
  });

  it.each([
    ['a document type', '<!DOCTYPE a><a/>', /document type/],
    ['entities', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', /document type/],
    ['an unclosed element', '<a><b></a>', /unexpected close tag|unclosed/i],
    ['no XML at all', 'hello', /text data outside/i],
    ['nothing', '', /document must contain a root/i],
    ['a duplicate id', wrap('<a:x id="one"/><a:y id="one"/>'), /"one" is used twice/],
    ['a depth of 20,000', `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`, /deeper than/],
    ['100,000 attributes', `<a ${Array.from({ length: 100_000 }, (_, n) => `x${n}="1"`).join(' ')}/>`, /more than 200 attributes/],
    ['a million elements', `<a>${'<b/>'.repeat(1_000_000)}</a>`, /more than 10000 elements/],
  ])('should refuse %s with a sentence, within 200 ms of work', (_what, xml, sentence) => {
    // when
    const before = process.cpuUsage();
    const outline = outlineOf(xml, ['process']);
    const { user, system } = process.cpuUsage(before);
    // then
    expect(outline).toMatchObject({ ok: false, failure: { code: 'malformed-request', message: expect.stringMatching(sentence) } });
    expect((user + system) / 1000).toBeLessThan(200);
  });

  it('should refuse what is larger than a model without reading it', () => {
    expect(outlineOf(`<a>${'x'.repeat(5 * 1024 * 1024)}</a>`, [])).toMatchObject({ ok: false, failure: { code: 'payload-too-large' } });
  });

  it('should take __proto__ and constructor for ids like any other', () => {
    expect(outlineOf(wrap('<a:process id="__proto__"/><a:process id="constructor"/>'), ['process'])).toMatchObject({ ok: true, value: { found: [{ id: '__proto__' }, { id: 'constructor' }] } });
  });
});

import { lintRulesFor } from './index.js';

describe('the rules for the modeller', () => {
  it('should resolve every rule that is configured', async () => {
    // given
    const { config, resolver } = lintRulesFor({ knownJobTypes: [] });
    const names = Object.keys(config.rules);
    // when
    const factories = await Promise.all(names.map(async (name) => resolver.resolveRule(...packageAndName(name))));
    // then
    expect(names.length).toBeGreaterThan(70);
    for (const factory of factories) expect(factory({ version: '8.9' })).toHaveProperty('check');
  });

  it('should leave rules of others to the next resolver', () => {
    expect(() => lintRulesFor().resolver.resolveRule('bpmnlint', 'unheard-of')).toThrow('no rule bpmnlint/unheard-of here');
    expect(() => lintRulesFor().resolver.resolveConfig('bpmnlint', 'all')).toThrow('no configuration');
  });
});

function packageAndName(name: string): [string, string] {
  const [short, rule] = name.split('/');
  return rule === undefined ? ['bpmnlint', name] : [`bpmnlint-plugin-${short}`, rule];
}

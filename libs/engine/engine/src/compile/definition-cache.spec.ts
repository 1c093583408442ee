import { jest } from '@jest/globals';
import { ManualClock } from '#core/kernel';
import type { DecisionEngine } from '../decisions.js';
import { CountingKeys } from '../keys.js';
import { createEngine } from '../process/processor.js';
import { Memory } from '../state/memory.js';
import type { ProcessDefinitionRow } from '../state/rows.js';
import { State } from '../state/state.js';
import { MemoryStore } from '../testing/memory-store.js';
import { oneTask } from '../testing/models.js';
import { DefinitionCache } from './definition-cache.js';

const decisions: DecisionEngine = {
  parse: () => ({ ok: false, failure: { message: 'no decision engine' } }),
  evaluate: () => ({ output: 'null', evaluated: [], failure: { decisionId: '', message: 'no decision engine' } }),
};

const definition = (key: string): ProcessDefinitionRow => ({
  processDefinitionKey: key, processDefinitionId: `p${key}`, name: null, version: 1, versionTag: null, resourceName: 'p.bpmn', hasStartForm: false, startFormId: null, state: 'ACTIVE', deploymentKey: '1', deployedAt: 0,
  checksum: '', xml: oneTask(`p${key}`),
});

describe('the cache of definitions', () => {
  it('should keep those used last, by their size, and compile the others again', () => {
    // given
    const rows = ['1', '2', '3'].map(definition);
    const memory = new Memory();
    memory.put([], { rows: { processDefinitions: rows } });
    const state = new State(memory);
    const cache = new DefinitionCache(decisions, oneTask('p1').length * 2);
    const [first, second] = [cache.process(state, '1'), cache.process(state, '2')];
    // when
    cache.process(state, '1');
    const third = cache.process(state, '3');
    cache.trim();
    // then
    expect(cache.process(state, '1')).toBe(first);
    expect(cache.process(state, '3')).toBe(third);
    expect(cache.process(state, '2')).not.toBe(second);
  });
});

describe('an engine with more definitions than it keeps', () => {
  it('should forget their files between commands and go on with every one of them', () => {
    // given
    const store = new MemoryStore();
    const engine = createEngine({ clock: new ManualClock(0), keys: new CountingKeys(), decisions, businessIds: 'free', zone: 'UTC' });
    const load = jest.spyOn(store, 'load');
    const answer = (command: Parameters<typeof engine.process>[0]): unknown => {
      for (;;) {
        const outcome = engine.process(command);
        if (outcome.kind === 'needs') {
          engine.put(outcome.requests, store.load(outcome.requests));
          continue;
        }
        const changes = engine.takeChanges();
        store.write(changes.changes);
        engine.flushed(changes);
        engine.evict(1_000);
        return outcome.answer;
      }
    };
    const padding = `<!--${'x'.repeat(1_000_000)}-->`;
    const start = (id: string) => ({ kind: 'createProcessInstance', process: { processDefinitionId: id, version: -1 }, variables: '{}', businessId: null, tags: [], startInstructions: [], terminateAfter: [] }) as const;
    const ids = Array.from({ length: 20 }, (_, index) => `big-${index}`);
    // when
    for (const id of ids) expect(answer({ kind: 'deploy', files: [{ name: `${id}.bpmn`, content: oneTask(id) + padding }] })).toMatchObject({ kind: 'response' });
    load.mockClear();
    for (const id of ids) expect(answer(start(id))).toMatchObject({ kind: 'response' });
    // then
    expect(load.mock.calls.flatMap(([requests]) => requests).filter((one) => one.kind === 'definition').length).toBeGreaterThan(10);
    expect(store.all('processInstances')).toHaveLength(20);
  });
});

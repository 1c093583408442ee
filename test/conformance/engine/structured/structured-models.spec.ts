import fc from 'fast-check';
import type { EngineEvent } from '#engine/engine';
import { TestEngine, type TestEngineOptions } from '../../../../libs/engine/engine/src/testing/test-engine.js';
import { structuredModel, type StructuredModel } from './blocks.js';
import { finish } from './finish.js';
import { faults, remains } from './invariants.js';
import { ACTS, gentleMoves, move, roughMoves, start, type Move } from './moves.js';
import { filesOf } from './render.js';

/** Each of the four properties tries so many. */
const RUNS = Number(process.env['ENGINE_MODELS'] ?? (process.env['TOLLGATE_TEST_LONG'] === '1' ? 3_000 : 120));
const options = { numRuns: RUNS, endOnFailure: true } as const;

function deployed(model: StructuredModel, given: TestEngineOptions = {}): TestEngine {
  const engine = new TestEngine(given);
  engine.deploy(...filesOf(model));
  start(engine);
  return engine;
}

/** Fails with what is wrong and with the move after which it is. */
function check(engine: TestEngine, after: string): void {
  const wrong = faults(engine);
  if (wrong.length > 0) throw new Error(`After ${after}:\n${wrong.join('\n')}`);
}

function walk(engine: TestEngine, moves: readonly Move[], deadly: boolean): void {
  check(engine, 'the start');
  for (const one of moves) {
    move(engine, one, deadly);
    check(engine, JSON.stringify(one));
  }
}

/** What happened, with keys by the order in which they appear: a command that waits for rows uses some up in vain. */
function storyOf(events: readonly EngineEvent[]): readonly string[] {
  const known = new Map<string, string>();
  const told = (key: string): string => known.get(key) ?? known.set(key, `#${known.size}`).get(key)!;
  return events.map((event) => JSON.stringify(event).replaceAll(/(?<!\d)\d{16}(?!\d)/g, told));
}

describe('structured models made at random', () => {
  it(`should come to their end when everybody finally does the work well, and leave nothing behind (${RUNS} models)`, () => {
    fc.assert(fc.property(structuredModel, gentleMoves, (model, moves) => {
      const engine = deployed(model);
      walk(engine, moves, true);
      finish(engine);
      check(engine, 'the end');
      expect(remains(engine)).toEqual([]);
      expect(new Set(engine.rows('processInstances').filter((row) => row.parentProcessInstanceKey === null).map((row) => row.state))).toEqual(new Set(['COMPLETED']));
    }), options);
  });

  it(`should keep their tokens, and leave nothing behind, whatever is cancelled and modified (${RUNS} models)`, () => {
    fc.assert(fc.property(structuredModel, roughMoves, (model, moves) => {
      const engine = deployed(model);
      walk(engine, moves, true);
      for (const { processInstanceKey } of engine.rows('processInstances')) engine.do('cancelProcessInstance', { processInstanceKey });
      check(engine, 'cancelling');
      finish(engine);
      expect(remains(engine)).toEqual([]);
    }), options);
  });

  it(`should go the same way whether the process dies now and then or not (${RUNS} models)`, () => {
    fc.assert(fc.property(structuredModel, roughMoves, (model, moves) => {
      const [kept, killed] = [deployed(model), deployed(model)];
      for (const one of moves) {
        move(kept, one, false);
        move(killed, one, true);
      }
      expect(storyOf(killed.events)).toEqual(storyOf(kept.events));
    }), options);
  });

  it(`should bear many commands in one transaction (${RUNS} models)`, () => {
    fc.assert(fc.property(structuredModel, roughMoves, fc.integer({ min: 2, max: 9 }), (model, moves, commandsAtOnce) => {
      const engine = deployed(model, { commandsAtOnce });
      for (const { act, pick, variables } of moves) ACTS[act](engine, pick, variables);
      engine.flush();
      check(engine, 'the last transaction');
    }), options);
  });
});

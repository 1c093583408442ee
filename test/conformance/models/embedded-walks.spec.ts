import { readFileSync } from 'node:fs';
import { createDecisionEngine } from '#engine/dmn';
import { EmbeddedEngine } from './embedded-engine.js';
import { modelFiles } from './model-files.js';
import { walkPath, type Trace } from './walker.js';
import { FOLDER, WALKS } from './walks/change-normal.walks.js';

const { traces } = JSON.parse(readFileSync(new URL('traces/change-normal.json', import.meta.url), 'utf8')) as { traces: Trace[] };

describe('the normal change on the embedded engine', () => {
  it.each(WALKS.map((walk, index) => [walk.name, walk, index] as const))('should run as on the real engine: %s', async (_, walk, index) => {
    // given
    const engine = new EmbeddedEngine(createDecisionEngine());
    engine.deploy(modelFiles(FOLDER));
    // when
    const trace = await walkPath(walk, engine);
    // then
    expect(trace).toEqual(traces[index]);
  });
});

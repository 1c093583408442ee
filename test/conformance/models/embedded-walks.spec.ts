import { readFileSync } from 'node:fs';
import { createDecisionEngine } from '#engine/dmn';
import { EmbeddedEngine } from './embedded-engine.js';
import { modelFiles } from './model-files.js';
import { WALKED } from './walked.js';
import { walkPath, type Trace } from './walker.js';

describe.each(Object.entries(WALKED))('the process %s on the embedded engine', (model, { WALKS, FOLDER, ALSO = [] }) => {
  const { traces } = JSON.parse(readFileSync(new URL(`traces/${model}.json`, import.meta.url), 'utf8')) as { traces: Trace[] };

  it.each(WALKS.map((walk, index) => [walk.name, walk, index] as const))('should run as on the real engine: %s', async (_, walk, index) => {
    // given
    const engine = new EmbeddedEngine(createDecisionEngine());
    for (const folder of [...ALSO, FOLDER]) engine.deploy(modelFiles(folder));
    // when
    const trace = await walkPath(walk, engine);
    // then
    expect(trace).toEqual(traces[index]);
  });
});

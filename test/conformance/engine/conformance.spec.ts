import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedEngine } from './embedded.js';
import { runScenario, type Step, type TraceEntry } from './scenario.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'scenarios');
const names = readdirSync(folder).filter((file) => file.endsWith('.trace.json')).map((file) => file.replace('.trace.json', ''));
const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

describe.each([{ memory: 'kept', forgetful: false }, { memory: 'dropped after each command', forgetful: true }])('with memory $memory', ({ forgetful }) => {
  it.each(names)('%s should run as on the real engine', async (name) => {
    // given
    const steps = read<Step[]>(`${name}.scenario.json`);
    const recorded = read<TraceEntry[]>(`${name}.trace.json`);
    // when
    const trace = await runScenario(new EmbeddedEngine(folder, { forgetful }), steps);
    // then
    expect(trace).toEqual(recorded);
  });
});

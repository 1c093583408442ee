import { readFileSync } from 'node:fs';
import { createDecisionEngine } from '#engine/dmn';
import { CASES, DECISION } from './decisions/change-risk.cases.js';
import { modelFiles } from './model-files.js';

const ANSWERS = JSON.parse(readFileSync(new URL(`traces/${DECISION}.json`, import.meta.url), 'utf8')) as unknown[];

describe(`the decision ${DECISION}`, () => {
  it('should answer every input as the real engine has answered it', () => {
    const engine = createDecisionEngine();
    const drg = engine.parse(modelFiles('change').find(({ name }) => name === `${DECISION}.dmn`)?.content ?? '');
    if (!drg.ok) throw new Error(drg.failure.message);
    const answers = CASES.map((one) => {
      const reader = { get: (name: string) => (name in one ? JSON.stringify(one[name]) : undefined), names: () => Object.keys(one) };
      return JSON.parse(engine.evaluate(drg.value, DECISION, reader, { now: () => 0, zone: 'UTC' }).output) as unknown;
    });
    expect(answers).toHaveLength(165);
    expect(answers).toEqual(ANSWERS);
  });
});

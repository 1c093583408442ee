import { readFileSync } from 'node:fs';
import type { DecisionEngine, VariableReader } from '#engine/engine';
import { CASES, DECISION } from './decisions/change-risk.cases.js';

const ANSWERS = JSON.parse(readFileSync(new URL(`traces/${DECISION}.json`, import.meta.url), 'utf8')) as unknown[];
const INPUTS = Object.keys(CASES[0] ?? {});

/** Answers decisions as the real engine has answered them, so that a walk compares the flow alone. */
export const recordedDecisions: DecisionEngine = {
  parse: (xml) => {
    const [id = '', name = ''] = ['id', 'name'].map((attribute) => new RegExp(`<definitions[^>]* ${attribute}="([^"]*)"`).exec(xml)?.[1] ?? '');
    return { ok: true, value: { id, name, decisions: [{ id: DECISION, name, versionTag: null }] } };
  },
  evaluate: (_, decisionId, variables) => {
    const answer = ANSWERS[CASES.findIndex((one) => decisionId === DECISION && INPUTS.every((input) => read(variables, input) === one[input]))];
    if (answer === undefined) throw new Error(`no answer was recorded for ${decisionId} with these variables`);
    return { output: JSON.stringify(answer), evaluated: [], failure: null };
  },
};

function read(variables: VariableReader, name: string): unknown {
  return JSON.parse(variables.get(name) ?? 'null') as unknown;
}

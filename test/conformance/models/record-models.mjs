/**
 * Records how the real engine runs the models of bpmn/: deploys them, walks every path, asks every decision, and writes the
 * traces with which the specs beside this file compare the embedded engine. Needs Node 24 and the address of the real engine behind its HTTP door:
 *
 *     node test/conformance/models/record-models.mjs http://127.0.0.1:8097
 *
 * With names behind the address only those processes and decisions are recorded.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { OracleEngine } from './oracle-engine.mjs';
import { modelFiles, modelFingerprint, modelFolders } from './model-files.ts';
import { walkPath } from './walker.ts';

const here = new URL('.', import.meta.url);
const address = process.argv[2] ?? process.env.ORACLE_ADDRESS;
const asked = process.argv.slice(3);
const named = (name) => asked.length === 0 || asked.includes(name);
if (!address) {
  console.error('Give the address of the real engine: node record-models.mjs http://127.0.0.1:8097');
  process.exit(1);
}

for (const folder of modelFolders()) await new OracleEngine(address).deploy(modelFiles(folder));
for (const name of namesIn('walks', '.walks.ts')) await record(name);
for (const name of namesIn('decisions', '.cases.ts')) await recordDecision(name);

function namesIn(folder, ending) {
  return readdirSync(new URL(`${folder}/`, here)).map((file) => file.replace(ending, '')).filter(named);
}

async function record(model) {
  const { WALKS, FOLDER } = await import(new URL(`walks/${model}.walks.ts`, here));
  const traces = [];
  for (const walk of WALKS) traces.push(await walkPath(walk, new OracleEngine(address)));
  const recorded = { models: modelFingerprint(FOLDER, model), traces };
  writeFileSync(new URL(`traces/${model}.json`, here), JSON.stringify(recorded, null, 1) + '\n');
  console.log(`${model}: ${traces.length} paths recorded`);
}

async function recordDecision(decision) {
  const { DECISION, CASES } = await import(new URL(`decisions/${decision}.cases.ts`, here));
  const engine = new OracleEngine(address);
  const answers = [];
  for (const variables of CASES) answers.push(await engine.decide(DECISION, variables));
  writeFileSync(new URL(`traces/${decision}.json`, here), JSON.stringify(answers, null, 1) + '\n');
  console.log(`${decision}: ${answers.length} cases recorded`);
}

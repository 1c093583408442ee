// Records which mutants of the models beside this file the real engine deploys and which it refuses:
//   node test/conformance/engine/refused-deployments/record.mjs http://127.0.0.1:8097
// The address is that of a black-box driver of the real engine, see "Recording a trace" in docs/handbook/add-an-engine-element.md.
import { writeFileSync } from 'node:fs';
import { mutants, mutantText } from './mutate.mjs';

const [address] = process.argv.slice(2);

async function isRefused(mutant) {
  const body = JSON.stringify({ files: [{ name: 'mutant.bpmn', content: mutantText(mutant) }] });
  const answer = await fetch(`${address}/deploy`, { method: 'POST', body }).then((response) => response.json());
  if (process.env.WHY) console.log(`${mutant.kind}\t${answer.status}\t${(answer.reason ?? '').replace(/\s+/g, ' ')}`);
  return answer.status !== 'ok';
}

const recorded = { refused: [], deployed: [] };
for (const mutant of mutants()) (await isRefused(mutant) ? recorded.refused : recorded.deployed).push(mutant.kind);
writeFileSync(new URL('recorded.json', import.meta.url), `${JSON.stringify(recorded, null, 1)}\n`);
if (!process.env.WHY) console.log(`${recorded.refused.length} refused, ${recorded.deployed.length} deployed`);

// Records what a real Camunda engine answers, one JSON line for each expression.
// Usage: node test/conformance/feel/record.mjs <engine address> written > test/conformance/feel/written.jsonl
//        node test/conformance/feel/record.mjs <engine address> everyday > test/conformance/feel/everyday.jsonl
//        node test/conformance/feel/record.mjs <engine address> generated [count] [seed] > test/conformance/feel/generated.jsonl
// The address takes `POST /expressions` with {expression, variables}. Node 24 loads the TypeScript files as they are.
import { readFileSync } from 'node:fs';
import { everydayExpressions } from './everyday-expressions.ts';
import { CORPUS_VARIABLES, ExpressionGenerator } from './expression-generator.ts';

const LONGEST = 400;
const FILLINGS = 11;
const SOURCES = { written, everyday: () => everydayExpressions(FILLINGS), generated: () => generated(Number(count), Number(seed)) };
const [address, source, count = '6000', seed = '20260801'] = process.argv.slice(2);

for (const expression of SOURCES[source]()) {
  process.stdout.write(`${JSON.stringify(await recorded(expression))}\n`);
}

/** The expressions kept beside this file, one a line. */
function written() {
  const lines = readFileSync(new URL('./expressions.txt', import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '');
}

function generated(wanted, seedOfAll) {
  const generator = new ExpressionGenerator(seedOfAll);
  const expressions = new Set();
  while (expressions.size < wanted) {
    const expression = generator.next();
    if (expression.length <= LONGEST) expressions.add(expression);
  }
  return expressions;
}

async function recorded(expression) {
  const body = `{"expression":${JSON.stringify(`=${expression}`)},"variables":${CORPUS_VARIABLES}}`;
  const response = await fetch(`${address}/expressions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const answer = await response.json();
  if (answer.status === 'ok') return { expression, result: answer.value.resultValue, warnings: answer.value.warnings.length };
  return { expression, error: answer.reason.includes('Failed to parse') ? 'parse' : 'evaluate' };
}

// Records what a real Camunda engine answers to generated expressions.
// Usage: node test/conformance/feel/record.mjs <engine address> [count] [seed] > test/conformance/feel/corpus.jsonl
// The address takes `POST /expressions` with {expression, variables}. Node 24 loads the TypeScript file as it is.
import { CORPUS_VARIABLES, ExpressionGenerator } from './expression-generator.ts';

const [address, count = '6000', seed = '20260801'] = process.argv.slice(2);
const generator = new ExpressionGenerator(Number(seed));
const seen = new Set();
while (seen.size < Number(count)) {
  const expression = generator.next();
  if (expression.length > 400 || seen.has(expression)) continue;
  seen.add(expression);
  process.stdout.write(`${JSON.stringify(await recorded(expression))}\n`);
}

async function recorded(expression) {
  const body = `{"expression":${JSON.stringify(`=${expression}`)},"variables":${CORPUS_VARIABLES}}`;
  const response = await fetch(`${address}/expressions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const answer = await response.json();
  if (answer.status === 'ok') return { expression, result: answer.value.resultValue, warnings: answer.value.warnings.length };
  return { expression, error: answer.reason.includes('Failed to parse') ? 'parse' : 'evaluate' };
}

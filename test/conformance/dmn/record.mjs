// Asks a real Camunda engine every question of recorded.json again and writes its answers there.
// Usage: node test/conformance/dmn/record.mjs <engine address>; it takes `POST /deploy` {files} and `POST /decisions` {decisionId, variables}.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('./recorded.json', import.meta.url);
const [address] = process.argv.slice(2);

const cases = JSON.parse(readFileSync(FILE, 'utf8'));
const answered = [];
for (const [index, { name, xml, decisionId, variables }] of cases.entries()) {
  answered.push({ name, xml, decisionId, variables, answer: await answerTo(xml, decisionId, variables, index) });
}
writeFileSync(FILE, `[\n${answered.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`);

/** Every model is deployed under an id of its own, so that a refused one is not answered by an older one. */
async function answerTo(xml, decisionId, variables, index) {
  const own = xml.replace('<definitions ', `<definitions exporter="${index}" `);
  const deployment = await post('/deploy', { files: [{ name: 'model.dmn', content: own }] });
  if (deployment.status !== 'ok') return 'refused';
  const { value } = await post('/decisions', { decisionId, variables });
  return {
    output: value.decisionOutput,
    failedDecisionId: value.failedDecisionId,
    message: value.evaluationFailureMessage,
    evaluated: value.evaluatedDecisions.map((one) => ({ decisionId: one.decisionId, output: one.decisionOutput, inputs: one.evaluatedInputs.map(inputOf), rules: one.matchedRules.map(ruleOf) })),
  };
}

function inputOf({ inputId, inputName, inputValue }) {
  return { inputId, inputName, inputValue };
}

function ruleOf({ ruleId, ruleIndex, evaluatedOutputs }) {
  return { ruleId, ruleIndex, outputs: evaluatedOutputs.map(({ outputId, outputName, outputValue }) => ({ outputId, outputName, outputValue })) };
}

async function post(path, body) {
  const response = await fetch(`${address}${path}`, { method: 'POST', body: JSON.stringify(body) });
  return response.json();
}

// Records when timers with the cron expressions beside this file fire on the real engine:
//   node test/conformance/engine/cron/record.mjs http://127.0.0.1:8097
// The address is that of a black-box driver of the real engine, see "Recording a trace" in docs/handbook/add-an-engine-element.md.
import { readFileSync, writeFileSync } from 'node:fs';

const FIRES = 5;
const LOOKS = 100;
const [address] = process.argv.slice(2);
const expressions = JSON.parse(readFileSync(new URL('expressions.json', import.meta.url), 'utf8'));

async function call(method, path, body) {
  const answer = await fetch(address + path, { method, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
const now = async () => (await call('POST', '/idle', {})).now;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const model = (id, event) =>
  '<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="definitions" targetNamespace="t">' +
  `<bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="start">${event}</bpmn:startEvent></bpmn:process></bpmn:definitions>`;
const cycle = (text) => `<bpmn:timerEventDefinition><bpmn:timeCycle>${escaped(text)}</bpmn:timeCycle></bpmn:timerEventDefinition>`;
const deploy = (id, event) => call('POST', '/deploy', { files: [{ name: `${id}.bpmn`, content: model(id, event) }] });

/** The due dates of the timer that were set since the last look, with the time it was set at. */
async function datesOf(key) {
  const records = (await call('GET', `/records?from=${position}`)).filter((record) => record.position > position);
  position = records.at(-1)?.position ?? position;
  return records
    .filter(({ valueType, intent, value }) => valueType === 'TIMER' && intent === 'CREATED' && value.processDefinitionKey === key)
    .map(({ timestamp, value }) => ({ setAt: timestamp, due: value.dueDate, repeats: value.repetitions !== 0 }));
}

async function follow(expression, id) {
  const answer = await deploy(id, cycle(expression));
  if (answer.status !== 'ok') return { expression, refused: true };
  const key = answer.value.processesMetadata[0].processDefinitionKey;
  const dates = await datesOf(key);
  // A timer that the real engine fails to set again is followed no further.
  for (let looks = 0; looks < LOOKS && dates.length < FIRES && dates.at(-1)?.repeats; looks++) {
    await call('POST', `/time?ms=${Math.max(0, dates.at(-1).due - (await now()))}`);
    dates.push(...(await datesOf(key)));
  }
  await deploy(id, '');
  return { expression, dates: dates.map(({ setAt, due, repeats }) => (repeats ? [setAt, due] : [setAt, null])) };
}

let position = (await call('GET', '/records?from=0')).at(-1)?.position ?? 0;
const run = Date.now();
const recorded = [];
for (const [index, expression] of expressions.entries()) recorded.push(await follow(expression, `cron-${run}-${index}`));
writeFileSync(new URL('recorded.json', import.meta.url), `[\n${recorded.map((one) => ` ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
console.log(`${recorded.length} expressions`);

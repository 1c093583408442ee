import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TestEngine } from '../../../../libs/engine/engine/src/testing/test-engine.js';
import { mutants, mutantText, type Mutant } from './mutate.mjs';

const recorded = JSON.parse(readFileSync(fileURLToPath(new URL('recorded.json', import.meta.url)), 'utf8')) as { readonly refused: readonly string[]; readonly deployed: readonly string[] };

/** What is refused here and deployed there, with the reason. */
const REFUSED_HERE: readonly RegExp[] = [
  // Start events of a process that nothing can set off.
  /(escalation|link|terminate) at start(_by_event)?$/,
  // Throw events that throw no such thing, or several; a timer that is thrown is not looked at there.
  /(wrong time|error) at (throw|throw_undo|link_throw|send_message)$/, /two of intermediateThrowEvent\/\w+EventDefinition$/, /as implicitThrowEvent$/,
  // Broken expressions, which only stop the process later there.
  /^broken expression .*(Listener@(type|retries)|formDefinition@formId|publishMessage@\w+)$/,
  // Loops in which nothing waits: there the `incoming` and `outgoing` elements count, here the flows.
  /^sequenceFlow@\w+ to (parallelGateway|boundaryEvent)$/,
  // A compensation handler that is no activity: a cast error as soon as somebody compensates.
  /^association@targetRef to /,
  // A message that could never be correlated.
  /^message without key at (listening|beside)_start$/,
];

/** What is deployed here and refused there, with the reason. */
const DEPLOYED_HERE: readonly RegExp[] = [
  // Extensions at elements that do not have them are not looked at.
  /^(resource|filter|priority 200|wrong due date|wrong assignee) at /,
  // The schema's attributes and the order of children are not checked, only what this engine reads.
  /^(receiveTask|intermediateThrowEvent|intermediateCatchEvent|startEvent|endEvent|exclusiveGateway|inclusiveGateway|subProcess|adHocSubProcess|boundaryEvent) as \w+$/,
  // An error without a sentence there: nothing needs these ids.
  /^without \w+\/(compensate|link|conditional)EventDefinition@id$/,
  // The flows themselves count, not the `incoming` and `outgoing` elements.
  /^without (process|subProcess)\/sequenceFlow$/, /^sequenceFlow@(sourceRef to subProcess|targetRef to (subProcess|task))$/,
  // A cast error there.
  /^signalEventDefinition@signalRef to message$/,
];

const isRefusedHere = (mutant: Mutant): boolean => new TestEngine().do('deploy', { files: [{ name: 'mutant.bpmn', content: mutantText(mutant) }] }).rejection !== undefined;
const expected = (kind: string, list: readonly RegExp[]): boolean => list.some((pattern) => pattern.test(kind));

describe(`deployment of ${recorded.refused.length + recorded.deployed.length} models that are wrong somewhere, or unusual`, () => {
  const deployed = new Set(recorded.deployed);
  const all = [...mutants()];
  const refusedHere = new Set(all.filter(isRefusedHere).map(({ kind }) => kind));

  it('should have been recorded for each', () => {
    expect(all.map(({ kind }) => kind).sort()).toEqual([...recorded.refused, ...recorded.deployed].sort());
  });

  it('should refuse nothing that the real engine deploys, but for what is listed', () => {
    expect(recorded.deployed.filter((kind) => refusedHere.has(kind) && !expected(kind, REFUSED_HERE))).toEqual([]);
  });

  it('should refuse what the real engine refuses, but for what is listed', () => {
    expect(recorded.refused.filter((kind) => !refusedHere.has(kind) && !expected(kind, DEPLOYED_HERE))).toEqual([]);
  });

  it('should list no difference that is none', () => {
    const differs = all.map(({ kind }) => kind).filter((kind) => refusedHere.has(kind) === deployed.has(kind));
    expect([...REFUSED_HERE, ...DEPLOYED_HERE].filter((pattern) => !differs.some((kind) => pattern.test(kind)))).toEqual([]);
  });
});

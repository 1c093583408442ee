import { readFileSync } from 'node:fs';
import { createDecisionEngine, type DecisionEvaluation } from '#engine/dmn';

interface Answer {
  readonly output: string;
  readonly failedDecisionId: string;
  readonly message: string;
  readonly evaluated: readonly { readonly decisionId: string; readonly output: string; readonly inputs: readonly unknown[]; readonly rules: readonly unknown[] }[];
}
interface Recorded {
  readonly name: string;
  readonly xml: string;
  readonly decisionId: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly answer: Answer | 'refused';
}

const RECORDED = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8')) as Recorded[];

/** Where we differ on purpose, each with the reason. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'bkm invocation unknown fn': 'the reference refuses the model, we fail the evaluation: the name may be one of a context, which the reference does not know',
  'bkm java': 'the reference takes a function in Java for one in FEEL; we refuse it',
  'dmn15 conditional': 'boxed conditionals are of DMN 1.4, the reference refuses them',
  'function in required': 'boxed functions are refused by the reference',
  function: 'boxed functions are refused by the reference',
  'true vs false': 'a truth value in parentheses is a verdict for the reference, and `null,true` stops at the null: we compare in both',
  'required, by name': 'the name of a required decision is seen where no variable has it; the reference has null there',
};

/** The standard has an answer where the reference fails. */
const ONLY_OURS = ({ name, variables }: Recorded): boolean => /^variable type (feel:)?number$/.test(name) && Array.isArray(variables['x']);

const SAME = RECORDED.filter((one) => !(one.name in DIFFERENT) && !ONLY_OURS(one));

/** Knowledge models are no decisions: Camunda lists them among those, we do not. */
function decisionsOf(xml: string, { evaluated }: Answer): Answer['evaluated'] {
  return evaluated.filter(({ decisionId }) => xml.includes(`<decision id="${decisionId}"`));
}

function shown({ decisionId, output, inputs, matchedRules }: DecisionEvaluation): unknown {
  const rules = matchedRules.map(({ ruleId, ruleIndex, evaluatedOutputs }) => ({ ruleId, ruleIndex, outputs: evaluatedOutputs.map(({ outputId, outputName, outputValue }) => ({ outputId, outputName, outputValue })) }));
  return { decisionId, output: JSON.parse(output) as unknown, inputs, rules };
}

function ours({ xml, decisionId, variables }: Recorded): unknown {
  const engine = createDecisionEngine();
  const drg = engine.parse(xml);
  if (!drg.ok) return 'refused';
  const outcome = engine.evaluate(drg.value, decisionId, { get: (name) => (name in variables ? JSON.stringify(variables[name]) : undefined), names: () => Object.keys(variables) }, { now: () => 0, zone: 'UTC' });
  return { output: JSON.parse(outcome.output) as unknown, failedDecisionId: outcome.failure?.decisionId ?? '', evaluated: outcome.evaluated.map(shown) };
}

function theirs({ xml, answer }: Recorded): unknown {
  return answer === 'refused' ? answer : { output: JSON.parse(answer.output) as unknown, failedDecisionId: answer.failedDecisionId, evaluated: decisionsOf(xml, answer).map((one) => ({ ...one, output: JSON.parse(one.output) as unknown })) };
}

describe('decisions as the real engine answered them', () => {
  it.each(SAME.map((one) => [one.name, JSON.stringify(one.variables), one] as const))('%s, given %s', (_, __, recorded) => {
    expect(ours(recorded)).toEqual(theirs(recorded));
  });
});

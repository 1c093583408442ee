import { jsonScope } from '#engine/feel';
import type { Step } from '../process/step.js';
import { holds } from '../rules/conditions.js';
import { entriesOf } from '../rules/json-text.js';
import type { JsonText, StartSubscriptionRow } from '../state/rows.js';
import { done, reject, type CommandHandler } from './handler.js';

/** Starts every process whose conditional start event holds for these variables, once for each such event. */
export const evaluateConditionals: CommandHandler<'evaluateConditionals'> = (step, { processDefinitionKey, variables }) => {
  if (processDefinitionKey !== null && !step.state.definition('processDefinitions', { key: processDefinitionKey })) {
    return reject('NOT_FOUND', `Expected to evaluate conditional start events of the process definition with key '${processDefinitionKey}', but no such definition was found`);
  }
  const conditionalEvaluationKey = step.newKey();
  const waiting = step.state.startSubscriptions('CONDITION', '').filter((start) => processDefinitionKey === null || start.processDefinitionKey === processDefinitionKey);
  const fulfilled = waiting.filter((start) => isFulfilled(step, start, variables));
  const processInstances = fulfilled.map(({ processDefinitionKey: definitionKey, elementId }) => {
    const key = step.newKey();
    step.followUp({ do: 'startAt', key, at: { processDefinitionKey: definitionKey, elementId }, variables });
    return { processDefinitionKey: definitionKey, processInstanceKey: key };
  });
  return done({ conditionalEvaluationKey, processInstances });
};

function isFulfilled(step: Step, { processDefinitionKey, elementId }: StartSubscriptionRow, variables: JsonText): boolean {
  const { event } = step.elementById(processDefinitionKey, elementId);
  if (event.type !== 'conditional') return false;
  const given = new Map(entriesOf(variables));
  return holds(step, event, jsonScope((name) => given.get(name), () => given.keys()));
}

import { ok } from '#core/kernel';
import { feelToJson, isNumber, toDouble } from '#engine/feel';
import type { PublishMessage } from '../compile/executable.js';
import type { Expression } from '../compile/expression.js';
import type { Step } from '../process/step.js';
import type { Instance } from '../state/state.js';
import { evaluate, evaluateOptionalString, evaluateString, wrongType } from './expressions.js';
import { failure, type Attempt } from './failure.js';
import { objectOf } from './json-text.js';
import type { Publication } from './messages.js';
import { correlationKeyOf } from './subscriptions.js';
import { afterDuration } from './timer-dates.js';

/** The message of `zeebe:publishMessage`, evaluated. It carries the element's own variables only, as a thrown signal does. */
export function preparePublication(step: Step, message: PublishMessage, instance: Instance): Attempt<Publication> {
  const name = evaluateString(step, message.name, instance.elementInstanceKey);
  if (!name.ok) return name;
  const correlationKey = correlationKeyOf(step, instance, message.correlationKey);
  if (!correlationKey.ok) return correlationKey;
  const messageId = evaluateOptionalString(step, message.messageId, instance.elementInstanceKey);
  if (!messageId.ok) return messageId;
  const timeToLive = timeToLiveOf(step, message.timeToLive, instance);
  if (!timeToLive.ok) return timeToLive;
  const own = step.state.variablesIn(instance.elementInstanceKey).map((row) => [row.name, row.value] as const);
  return ok({ name: name.value, correlationKey: correlationKey.value, messageId: messageId.value ?? '', timeToLive: timeToLive.value, variables: objectOf(own) });
}

/** Milliseconds, or an ISO 8601 duration; nothing is 0. */
function timeToLiveOf(step: Step, expression: Expression | null, instance: Instance): Attempt<number> {
  if (!expression) return ok(0);
  const value = evaluate(step, expression, instance.elementInstanceKey);
  if (!value.ok) return value;
  if (value.value === null) return ok(0);
  if (isNumber(value.value)) return ok(Math.trunc(toDouble(value.value)));
  const text = typeof value.value === 'string' ? value.value : durationText(feelToJson(value.value));
  if (text === undefined) return wrongType(expression, "one of '[DURATION, NUMBER, PERIOD, STRING]'", value.value);
  if (/^\d{1,15}$/.test(text)) return ok(Number(text));
  const end = afterDuration(text, step);
  return end.ok ? ok(end.value - step.now) : failure('EXTRACT_VALUE_ERROR', `Invalid duration format '${text}' for expression '${expression.text}'.`);
}

const durationText = (json: string): string | undefined => (json.startsWith('"') ? (JSON.parse(json) as string) : undefined);

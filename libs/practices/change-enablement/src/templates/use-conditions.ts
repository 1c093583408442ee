import type { Answer, ChangeContent, TemplateUse } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { ChangeTemplate } from './template.entity.js';

type Verdict = Result<void, Refusal<'validation-failed' | 'illegal-transition'>>;

/** What of a use its conditions look at. */
export type UseInQuestion = Pick<TemplateUse, 'services' | 'items'> & { start: number; end: number };

/** What makes a change a standard one: that is what its template was approved for. */
export const STANDARD_FACTS = { size: 'small', novelty: 'routine', backoutTested: true } as const satisfies Partial<ChangeContent>;

const MINUTE_MS = 60_000;

/** Whether the template may be used at all now; the sentence says why not. */
export function mayBeUsed({ number, state, suspendedReason }: ChangeTemplate): Verdict {
  if (state !== 'approved') return refuse('illegal-transition', `${number} is ${state}: only an approved template may be used.`);
  if (suspendedReason !== null) return refuse('illegal-transition', `${number} may not be used at the moment: ${suspendedReason}`);
  return ok();
}

/**
 * Whether a use keeps the conditions of the template; the first that it does not keep is told, with its field. A template without
 * items of its own is permitted on those that the services of the use run on.
 */
export function keepsConditions(template: ChangeTemplate, use: UseInQuestion, runOn: ReadonlySet<string>): Verdict {
  const { number, services, items, maxMinutes } = template;
  if (use.services.length === 0) return refuse('validation-failed', 'Choose at least one service.', 'services');
  const service = use.services.find((one) => !services.includes(one));
  if (service !== undefined) return refuse('validation-failed', `${number} is not permitted on ${service}, only on ${services.join(', ')}.`, 'services');
  const permitted = items.length === 0 ? runOn : new Set(items);
  const item = use.items.find((one) => !permitted.has(one));
  const only = items.length === 0 ? `on what ${use.services.join(', ')} runs on` : `on ${items.join(', ')}`;
  if (item !== undefined) return refuse('validation-failed', `${number} is not permitted on ${item}, only ${only}.`, 'items');
  if (use.end <= use.start) return refuse('validation-failed', 'The planned end must be after the planned start.', 'plannedEnd');
  const minutes = Math.ceil((use.end - use.start) / MINUTE_MS);
  if (minutes > maxMinutes) return refuse('validation-failed', `${number} is permitted for windows of ${maxMinutes} minutes at most; this one has ${minutes}.`, 'plannedEnd');
  return ok();
}

/** Whether the questions were answered as the template needs it. */
export function answersFit({ number, questions }: ChangeTemplate, answers: readonly Answer[]): Verdict {
  if (answers.length !== questions.length) return refuse('validation-failed', `${number} asks ${questions.length} questions; answer each.`, 'answers');
  const wrong = questions.findIndex(({ answer }, index) => answers[index] !== answer);
  if (wrong < 0) return ok();
  const { text, answer } = questions[wrong]!;
  return refuse('validation-failed', `${number} is permitted only where "${text}" is answered with ${answer}. Request a normal change instead.`, `answers.${wrong}`);
}

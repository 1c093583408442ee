import { Injectable } from '@nestjs/common';
import { ANSWERS, type Answer, type ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Transaction } from '#platform/persistence';
import type { Change } from '../domain/change.entity.js';
import { ChangeTemplate } from './template.entity.js';
import { answersFit, keepsConditions, mayBeUsed } from './use-conditions.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** What a template says and its changes may not say otherwise. */
const FIXED = ['implementationPlan', 'backoutPlan', 'testPlan'] as const satisfies readonly (keyof Change & keyof ChangeTemplate)[];

/** Keeps standard changes inside the conditions of their templates, whoever wrote them and however. */
@Injectable()
export class TemplateGuard {
  /** Refuses a standard change without a template, and one outside the conditions of its template; other changes are none of its business. */
  async permits(change: Change, tx: Transaction): Promise<Verdict> {
    if (change.type !== 'standard') return ok();
    if (change.template === null) return refuse('validation-failed', 'A standard change follows an approved template: choose one, or request a normal change.', 'template');
    const template = await tx.findOne(ChangeTemplate, { where: { number: change.template }, lock: { mode: 'pessimistic_read' } });
    if (!template) return refuse('validation-failed', `There is no template ${change.template}.`, 'template');
    return firstRefusal(() => mayBeUsed(template), () => keeps(change, template), () => answersFit(template, answersIn(change, template)));
  }
}

/** Names under which the answers of a use stand among those of its change. */
export function answerName(index: number): string {
  return `template_${index + 1}`;
}

function answersIn({ questionnaire }: Change, { questions }: ChangeTemplate): Answer[] {
  const given = questions.map((_, index) => questionnaire[answerName(index)]);
  return given.filter((answer): answer is Answer => ANSWERS.some((one) => one === answer));
}

function keeps(change: Change, template: ChangeTemplate): Verdict {
  const { services, items, plannedStart, plannedEnd } = change;
  if (!plannedStart || !plannedEnd) return refuse('validation-failed', 'Plan the start and the end.', 'plannedStart');
  const other = FIXED.find((field) => change[field] !== template[field]);
  if (other) return refuse('validation-failed', `The plans of ${template.number} were approved as they are: request a normal change to do it otherwise.`, other);
  return keepsConditions(template, { services, items, start: plannedStart.getTime(), end: plannedEnd.getTime() });
}

function firstRefusal(...rules: readonly (() => Verdict)[]): Verdict {
  for (const rule of rules) {
    const verdict = rule();
    if (!verdict.ok) return verdict;
  }
  return ok();
}

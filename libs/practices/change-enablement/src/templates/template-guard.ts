import { Injectable } from '@nestjs/common';
import { ANSWERS, type Answer, type ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { ItemDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import type { Change } from '../domain/change.entity.js';
import { ChangeTemplate } from './template.entity.js';
import { answersFit, keepsConditions, mayBeUsed, STANDARD_FACTS, type UseInQuestion } from './use-conditions.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** What a template says and its changes may not say otherwise. */
const FIXED = ['implementationPlan', 'backoutPlan', 'testPlan'] as const satisfies readonly (keyof Change & keyof ChangeTemplate)[];
const FACTS = ['impact', 'size', 'novelty', 'backoutTested'] as const satisfies readonly (keyof Change)[];

/** Keeps standard changes inside the conditions of their templates, whoever wrote them and however. */
@Injectable()
export class TemplateGuard {
  constructor(private readonly items: ItemDirectory) {}

  /** Refuses a standard change without a template, and one outside the conditions of its template; other changes are none of its business. */
  async permits(change: Change, tx: Transaction): Promise<Verdict> {
    if (change.type !== 'standard') return ok();
    if (change.template === null) return refuse('validation-failed', 'A standard change follows an approved template: choose one, or request a normal change.', 'template');
    const template = await tx.findOne(ChangeTemplate, { where: { number: change.template }, lock: { mode: 'pessimistic_read' } });
    if (!template) return refuse('validation-failed', `There is no template ${change.template}.`, 'template');
    const { services, items, plannedStart, plannedEnd } = change;
    if (!plannedStart || !plannedEnd) return refuse('validation-failed', 'Plan the start and the end.', 'plannedStart');
    const said = firstRefusal(() => mayBeUsed(template), () => saysTheSame(change, template));
    return said.ok ? this.fits(template, { services, items, start: plannedStart.getTime(), end: plannedEnd.getTime() }, answersIn(change, template), tx) : said;
  }

  /** Whether the template may be used now, in this way. */
  async fits(template: ChangeTemplate, use: UseInQuestion, answers: readonly Answer[], tx: Transaction): Promise<Verdict> {
    const runOn = use.items.length > 0 ? await this.items.neededBy(use.services, tx) : new Set<string>();
    return firstRefusal(() => mayBeUsed(template), () => keepsConditions(template, use, runOn), () => answersFit(template, answers));
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

function saysTheSame(change: Change, template: ChangeTemplate): Verdict {
  const other = FIXED.find((field) => change[field] !== template[field]);
  if (other) return refuse('validation-failed', `The plans of ${template.number} were approved as they are: request a normal change to do it otherwise.`, other);
  const facts = { ...STANDARD_FACTS, impact: template.impact };
  const fact = FACTS.find((field) => change[field] !== facts[field]);
  const asApproved = `${template.number} is for small, routine changes of ${template.impact} impact whose backout is tested: request a normal change instead.`;
  return fact ? refuse('validation-failed', asApproved, fact) : ok();
}

function firstRefusal(...rules: readonly (() => Verdict)[]): Verdict {
  for (const rule of rules) {
    const verdict = rule();
    if (!verdict.ok) return verdict;
  }
  return ok();
}

import { Injectable } from '@nestjs/common';
import type { ChangeContent, ProblemCode, TemplateUse } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { UnitOfWork } from '#platform/persistence';
import { ChangeService } from '../application/change.service.js';
import type { Change } from '../domain/change.entity.js';
import { answerName } from './template-guard.js';
import { ChangeTemplate } from './template.entity.js';
import { answersFit, keepsConditions, mayBeUsed } from './use-conditions.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** Makes standard changes from templates. */
@Injectable()
export class TemplateUsage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly changes: ChangeService,
  ) {}

  /** A draft that says what the template says. Refuses a use outside the conditions, with the condition; its submission looks once more. */
  async use(number: string, use: TemplateUse, actor: Actor): Promise<Outcome<Change>> {
    const template = await this.work.run((tx) => tx.findOneBy(ChangeTemplate, { number }));
    if (!template) return refuse('not-found', `There is no template ${number}.`);
    const permitted = permits(template, use);
    return permitted.ok ? this.changes.create(contentFor(template, use), actor) : permitted;
  }
}

function permits(template: ChangeTemplate, use: TemplateUse): Outcome<void> {
  const usable = mayBeUsed(template);
  if (!usable.ok) return usable;
  const kept = keepsConditions(template, { ...use, start: Date.parse(use.plannedStart), end: Date.parse(use.plannedEnd) });
  if (!kept.ok) return kept;
  const fit = answersFit(template, use.answers);
  return fit.ok ? ok() : fit;
}

/** A standard change is small, routine, and its backout is tested: that is what its template was approved for. */
function contentFor(template: ChangeTemplate, { services, items, plannedStart, plannedEnd, answers }: TemplateUse): Partial<ChangeContent> {
  const { number, title, description, justification, impact, implementationPlan, backoutPlan, testPlan } = template;
  const questionnaire = Object.fromEntries(answers.map((answer, index) => [answerName(index), answer]));
  return {
    ...{ type: 'standard', template: number, size: 'small', novelty: 'routine', backoutTested: true, questionnaire },
    ...{ title, description, justification, impact, implementationPlan, backoutPlan, testPlan, services, items, plannedStart, plannedEnd },
  };
}

import { Injectable } from '@nestjs/common';
import type { ChangeContent, ProblemCode, TemplateUse } from '#core/contracts';
import { refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { UnitOfWork } from '#platform/persistence';
import { ChangeService } from '../application/change.service.js';
import type { Change } from '../domain/change.entity.js';
import { answerName, TemplateGuard } from './template-guard.js';
import { ChangeTemplate } from './template.entity.js';
import { STANDARD_FACTS } from './use-conditions.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** Makes standard changes from templates. */
@Injectable()
export class TemplateUsage {
  constructor(
    private readonly work: UnitOfWork,
    private readonly changes: ChangeService,
    private readonly guard: TemplateGuard,
  ) {}

  /** A draft that says what the template says. Refuses a use outside the conditions, with the condition; its submission looks once more. */
  async use(number: string, use: TemplateUse, actor: Actor): Promise<Outcome<Change>> {
    const template = await this.work.run((tx) => tx.findOneBy(ChangeTemplate, { number }));
    if (!template) return refuse('not-found', `There is no template ${number}.`);
    const inQuestion = { ...use, start: Date.parse(use.plannedStart), end: Date.parse(use.plannedEnd) };
    const permitted = await this.work.run((tx) => this.guard.fits(template, inQuestion, use.answers, tx));
    return permitted.ok ? this.changes.create(contentFor(template, use), actor) : permitted;
  }
}

function contentFor(template: ChangeTemplate, { services, items, plannedStart, plannedEnd, answers }: TemplateUse): Partial<ChangeContent> {
  const { number, title, description, justification, impact, implementationPlan, backoutPlan, testPlan } = template;
  const questionnaire = Object.fromEntries(answers.map((answer, index) => [answerName(index), answer]));
  return {
    ...{ type: 'standard', template: number, ...STANDARD_FACTS, questionnaire },
    ...{ title, description, justification, impact, implementationPlan, backoutPlan, testPlan, services, items, plannedStart, plannedEnd },
  };
}

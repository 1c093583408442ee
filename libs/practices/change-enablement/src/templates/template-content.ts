import { createHash } from 'node:crypto';
import type { TemplateContent } from '#core/contracts';
import type { ChangeTemplate } from './template.entity.js';

export const EMPTY_TEMPLATE = {
  title: '',
  description: '',
  justification: '',
  impact: 'low',
  implementationPlan: '',
  backoutPlan: '',
  testPlan: '',
  services: [],
  items: [],
  maxMinutes: 120,
  questions: [],
  budgetUses: 10,
  budgetFailures: 1,
} as const satisfies { [Field in keyof TemplateContent]: unknown };

export const TEMPLATE_FIELDS = Object.keys(EMPTY_TEMPLATE).sort() as (keyof TemplateContent)[];

export function templateContentOf(template: ChangeTemplate): TemplateContent {
  return Object.fromEntries(TEMPLATE_FIELDS.map((field) => [field, template[field]])) as unknown as TemplateContent;
}

/** SHA-256 (hex) of what an approval binds: the content, members in order of their names, whatever order the database gives them. */
export function templateHash(template: ChangeTemplate): string {
  const questions = template.questions.map(({ text, answer }) => ({ answer, text }));
  return createHash('sha256').update(JSON.stringify({ ...templateContentOf(template), questions })).digest('hex');
}

const NEEDED_TEXTS = {
  description: 'Describe what is changed.',
  justification: 'Say why the change is needed.',
  implementationPlan: 'Write the implementation plan.',
  backoutPlan: 'Write the backout plan.',
  testPlan: 'Write the test plan.',
} as const satisfies Partial<Record<keyof TemplateContent, string>>;

/** What is missing before somebody can decide on the template, in sentences; empty when it is complete. */
export function whatTemplateLacks(template: ChangeTemplate, known: { services: ReadonlySet<string>; items: ReadonlySet<string> }): string[] {
  const texts = Object.entries(NEEDED_TEXTS).filter(([field]) => template[field as keyof typeof NEEDED_TEXTS].trim() === '');
  const scope = template.services.length === 0 ? ['Name at least one service on which it is permitted.'] : [];
  return [
    ...texts.map(([, sentence]) => sentence),
    ...scope,
    ...template.services.filter((number) => !known.services.has(number)).map((number) => `The service ${number} does not exist.`),
    ...template.items.filter((number) => !known.items.has(number)).map((number) => `The configuration item ${number} does not exist.`),
  ];
}

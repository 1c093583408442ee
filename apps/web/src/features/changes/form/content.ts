import type { ChangeContent, ChangeView } from '#core/contracts';
import type { FieldError } from '../../../ui/validation-summary.js';

export const EMPTY_CONTENT: ChangeContent = {
  type: 'normal',
  template: null,
  title: '',
  description: '',
  justification: '',
  services: [],
  items: [],
  impact: 'low',
  size: 'small',
  novelty: 'familiar',
  backoutTested: false,
  questionnaire: {},
  implementationPlan: '',
  backoutPlan: '',
  testPlan: '',
  plannedStart: null,
  plannedEnd: null,
  implementer: null,
  scheduleReason: null,
};

export const CONTENT_FIELDS = Object.keys(EMPTY_CONTENT) as (keyof ChangeContent)[];

/** The content of a record, without the rest of its view. */
export function contentOf(record: ChangeContent): ChangeContent {
  return Object.fromEntries(CONTENT_FIELDS.map((field) => [field, record[field]])) as unknown as ChangeContent;
}

export function sameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Fields in which two contents differ. */
export function differingFields<C extends object>(left: C, right: C): (keyof C & string)[] {
  return (Object.keys(left) as (keyof C & string)[]).filter((field) => !sameValue(left[field], right[field]));
}

/** Only those fields of a content. */
export function pickFields<C extends object>(content: C, fields: readonly (keyof C)[]): Partial<C> {
  return Object.fromEntries(fields.map((field) => [field, content[field]])) as Partial<C>;
}

/** What can be said about a draft before the server sees it; completeness is asked for at submission. */
export function draftErrors(content: ChangeContent, texts: { title: string; endBeforeStart: string }): FieldError[] {
  const errors: FieldError[] = [];
  if (content.title.trim() === '') errors.push({ field: 'title', message: texts.title });
  const { plannedStart, plannedEnd } = content;
  if (plannedStart && plannedEnd && plannedEnd <= plannedStart) errors.push({ field: 'plannedEnd', message: texts.endBeforeStart });
  return errors;
}

export const fieldId = (field: string): string => `change-${field}`;

/** It is being approved, or was: what is edited now is approved again. */
export function isApprovable({ state }: Pick<ChangeView, 'state'>): boolean {
  return state === 'authorize' || state === 'scheduled';
}

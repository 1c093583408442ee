import { createHash } from 'node:crypto';
import type { ChangeContent } from '#core/contracts';
import type { FieldChange } from '#platform/audit';
import type { Change } from './change.entity.js';

/** What the change itself holds of its content; the implementer is a person, whom it knows by id. */
export type OwnContent = Omit<ChangeContent, 'implementer'>;
type StoredContent = { [Field in keyof OwnContent]: Field extends 'plannedStart' | 'plannedEnd' ? Date | null : OwnContent[Field] };

export const EMPTY_CONTENT = {
  type: 'normal',
  template: null,
  title: '',
  description: '',
  justification: '',
  services: [],
  items: [],
  impact: 'medium',
  size: 'medium',
  novelty: 'familiar',
  backoutTested: false,
  questionnaire: {},
  implementationPlan: '',
  backoutPlan: '',
  testPlan: '',
  plannedStart: null,
  plannedEnd: null,
  scheduleReason: null,
} as const satisfies { [Field in keyof OwnContent]: unknown };

const FIELDS = Object.keys(EMPTY_CONTENT) as (keyof OwnContent)[];

/** What an approval does not bind: why then, and who does it. Of when it binds the window, not the start within it. */
const UNBOUND: readonly (keyof OwnContent)[] = ['plannedStart', 'plannedEnd', 'scheduleReason'];
const APPROVED_FIELDS = FIELDS.filter((field) => !UNBOUND.includes(field)).sort();

/** SHA-256 (hex) of the canonical JSON of the approved fields: members in order of their names. */
export function contentHash(change: Change): string {
  const approved = Object.fromEntries(APPROVED_FIELDS.map((field) => [field, canonical(change[field])]));
  return createHash('sha256').update(JSON.stringify({ ...approved, window: approvalWindow(change).map(iso) })).digest('hex');
}

/** The window an approval is for: the approved one as long as the planned one lies within it. */
function approvalWindow({ plannedStart, plannedEnd, approvedStart, approvedEnd }: Change): [Date | null, Date | null] {
  if (!plannedStart || !plannedEnd || !approvedStart || !approvedEnd) return [plannedStart, plannedEnd];
  return plannedStart >= approvedStart && plannedEnd <= approvedEnd ? [approvedStart, approvedEnd] : [plannedStart, plannedEnd];
}

/** Members in order of their names, so that the same answers are the same content. */
function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function contentOf(change: Change): OwnContent {
  const content = Object.fromEntries(FIELDS.map((field) => [field, change[field]])) as unknown as StoredContent;
  return { ...content, plannedStart: iso(change.plannedStart), plannedEnd: iso(change.plannedEnd) };
}

/** Writes the given fields into the change and returns what is different, for the audit. */
export function writeContent(change: Change, content: Partial<OwnContent>): FieldChange[] {
  const before = contentOf(change);
  const written = FIELDS.filter((field) => content[field] !== undefined);
  Object.assign(change, Object.fromEntries(written.map((field) => [field, stored(field, content[field])])));
  const after = contentOf(change);
  return written
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** A calendar time as the API and the process write it: UTC, without fractions. */
export function iso(date: Date | null): string | null {
  return date && date.toISOString().replace('.000Z', 'Z');
}

function stored(field: keyof OwnContent, value: unknown): unknown {
  const isDate = field === 'plannedStart' || field === 'plannedEnd';
  return isDate && typeof value === 'string' ? new Date(value) : value;
}

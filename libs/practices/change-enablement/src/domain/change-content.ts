import { createHash } from 'node:crypto';
import type { ChangeContent } from '#core/contracts';
import type { FieldChange } from '#platform/audit';
import type { Change } from './change.entity.js';

type StoredContent = { [Field in keyof ChangeContent]: Field extends 'plannedStart' | 'plannedEnd' ? Date | null : ChangeContent[Field] };

export const EMPTY_CONTENT = {
  title: '',
  description: '',
  justification: '',
  services: [],
  impact: 'medium',
  size: 'medium',
  novelty: 'familiar',
  backoutTested: false,
  implementationPlan: '',
  backoutPlan: '',
  testPlan: '',
  plannedStart: null,
  plannedEnd: null,
} as const satisfies { [Field in keyof ChangeContent]: unknown };

const FIELDS = Object.keys(EMPTY_CONTENT) as (keyof ChangeContent)[];

/** What an approval binds. The planned window is moved by an audited action of its own, which the approval permits. */
const APPROVED_FIELDS = FIELDS.filter((field) => field !== 'plannedStart' && field !== 'plannedEnd').sort();

/** SHA-256 (hex) of the canonical JSON of the approved fields: members in order of their names. */
export function contentHash(change: Change): string {
  const approved = Object.fromEntries(APPROVED_FIELDS.map((field) => [field, change[field]]));
  return createHash('sha256').update(JSON.stringify(approved)).digest('hex');
}

export function contentOf(change: Change): ChangeContent {
  const content = Object.fromEntries(FIELDS.map((field) => [field, change[field]])) as unknown as StoredContent;
  return { ...content, plannedStart: iso(change.plannedStart), plannedEnd: iso(change.plannedEnd) };
}

/** Writes the given fields into the change and returns what is different, for the audit. */
export function writeContent(change: Change, content: Partial<ChangeContent>): FieldChange[] {
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

const WORDS = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** For sentences: "23 Nov 2026, 16:37 UTC". */
export function inWords(date: Date): string {
  return `${WORDS.format(date)} UTC`;
}

function stored(field: keyof ChangeContent, value: unknown): unknown {
  const isDate = field === 'plannedStart' || field === 'plannedEnd';
  return isDate && typeof value === 'string' ? new Date(value) : value;
}

import type { ReleaseContent } from '#core/contracts';
import { frozenText } from '#platform/persistence';
import type { Release, StoredStep } from './release.entity.js';

/** What people write, but for the steps. */
export const CONTENT_FIELDS = [
  'title', 'description', 'type', 'goal', 'services', 'changes', 'projects', 'plannedStart', 'plannedEnd', 'rollbackMinutes', 'earlyLifeDays', 'verificationPlan', 'rollbackPlan', 'managerId',
] as const satisfies readonly (keyof Release)[];

/** What a draft begins with. */
export const EMPTY_CONTENT: Omit<ReleaseContent, 'title' | 'type'> = {
  description: '', goal: null, services: [], changes: [], projects: [], plannedStart: null, plannedEnd: null, rollbackMinutes: 60, earlyLifeDays: 10, verificationPlan: '', rollbackPlan: '', steps: [],
};

/** SHA-256 (hex) of what a go binds: everything that is written, and the steps as they are planned. */
export function contentHash(release: Release): string {
  const fields = Object.fromEntries(CONTENT_FIELDS.map((field) => [field, release[field]]));
  return frozenText({ ...fields, plannedStart: iso(release.plannedStart), plannedEnd: iso(release.plannedEnd), steps: release.steps.map(({ title, ownerId }) => [title, ownerId]) }).hash;
}

export function aStep(title: string, ownerId: string): StoredStep {
  return { title, ownerId, state: 'planned', note: '', reportedById: null, reportedAt: null };
}

/** Steps that are not done yet, each with its position from 1. */
export function openSteps({ steps }: Pick<Release, 'steps'>): (StoredStep & { position: number })[] {
  return steps.map((step, index) => ({ ...step, position: index + 1 })).filter(({ state }) => state !== 'done');
}

/** Records that a release delivers or delivers to: where the risks stand that it inherits. */
export function inherited({ number, changes, projects, services }: Pick<Release, 'number' | 'changes' | 'projects' | 'services'>): string[] {
  return [number, ...changes, ...projects, ...services];
}

export function iso(date: Date | null): string | null {
  return date && date.toISOString();
}

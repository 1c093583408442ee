import { createHash } from 'node:crypto';

/** What is kept of something that must not change any more. */
export interface FrozenText {
  content: string;
  /** SHA-256 (hex) of the content. */
  hash: string;
}

/** The text that is kept and hashed: JSON with members in order of their names at every depth. */
export function frozenText(value: object): FrozenText {
  const content = canonicalJson(value);
  return { content, hash: sha256(content) };
}

/** Whether the stored text still has its hash. */
export function isIntact({ content, hash }: FrozenText): boolean {
  return sha256(content) === hash;
}

export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, ordered(member)]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

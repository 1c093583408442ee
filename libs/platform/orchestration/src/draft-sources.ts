import { Injectable } from '@nestjs/common';
import type { ImprovementActionKind, ProblemCode } from '#core/contracts';
import { refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';

export type DraftKind = Exclude<ImprovementActionKind, 'none'>;

/** A draft that one record asks another practice for. */
export interface WantedDraft {
  title: string;
  description: string;
  justification: string;
  /** Number of the record that asks for it. */
  origin: string;
  services: readonly string[];
  /** Number of the goal it serves; null: none is known. */
  goal: string | null;
}

/** A practice that drafts its records for others. */
export interface DraftSource {
  readonly kind: DraftKind;
  /** Makes the draft in the caller's transaction, as the person's own, and returns its number. */
  draft(wanted: WantedDraft, requester: Actor, tx: Transaction): Promise<Result<string, Refusal<ProblemCode>>>;
}

/** The practices of this process that draft records for others, by kind. Each registers at start. */
@Injectable()
export class DraftSources {
  private readonly byKind = new Map<DraftKind, DraftSource>();

  /** A second source for one kind is a bug. */
  register(source: DraftSource): void {
    if (this.byKind.has(source.kind)) throw new Error(`Two sources of drafts of the kind ${source.kind}`);
    this.byKind.set(source.kind, source);
  }

  async draft(kind: DraftKind, wanted: WantedDraft, requester: Actor, tx: Transaction): Promise<Result<string, Refusal<ProblemCode>>> {
    const source = this.byKind.get(kind);
    return source ? source.draft(wanted, requester, tx) : refuse('not-found', `Nothing here drafts a ${kind}: do it by hand.`);
  }
}

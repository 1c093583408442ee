import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { DraftSources, type DraftSource, type WantedDraft } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ChangeService } from './change.service.js';

const LONGEST_TITLE = 200;

/** Drafts changes that records of other practices ask for. */
@Injectable()
export class ChangeDrafts implements DraftSource, OnModuleInit {
  readonly kind = 'change';

  constructor(
    private readonly sources: DraftSources,
    private readonly changes: ChangeService,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async draft({ title, description, justification, services }: WantedDraft, requester: Actor, tx: Transaction): Promise<Result<string, Refusal<ProblemCode>>> {
    const content = { title: title.slice(0, LONGEST_TITLE), description, justification, services: [...services] };
    const drafted = await this.changes.draft(content, requester, tx);
    return drafted.ok ? ok(drafted.value.number) : drafted;
  }
}

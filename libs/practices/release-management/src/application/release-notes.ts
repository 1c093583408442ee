import { Inject, Injectable, Optional } from '@nestjs/common';
import type { ReleaseNotesView } from '#core/contracts';
import type { Clock } from '#core/kernel';
import { ChangeDirectory, ImprovementDirectory, ProjectDirectory, RiskDirectory } from '#platform/orchestration';
import { frozenText, type Transaction } from '#platform/persistence';
import { notesOf, type NotesContent } from '../domain/notes.js';
import { inherited } from '../domain/release-content.js';
import type { Release } from '../domain/release.entity.js';
import { CLOCK } from './clock.js';

/** What is new with a release: generated from its scope until it ends, and frozen then. */
@Injectable()
export class ReleaseNotes {
  constructor(
    private readonly changes: ChangeDirectory,
    private readonly projects: ProjectDirectory,
    private readonly risks: RiskDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    /** Absent where no practice keeps a register. */
    @Optional() private readonly improvements?: ImprovementDirectory,
  ) {}

  async of(release: Release, tx: Transaction): Promise<ReleaseNotesView> {
    const { notes, endedAt } = release;
    if (notes !== null) return { ...(JSON.parse(notes) as NotesContent), frozenAt: endedAt?.toISOString() ?? null };
    return { ...(await this.generated(release, tx)), frozenAt: null };
  }

  /** Writes them into the release, which ends with it; the database refuses to change them after that. */
  async freeze(release: Release, tx: Transaction): Promise<void> {
    const { content: notes, hash: notesHash } = frozenText(await this.generated(release, tx));
    Object.assign(release, { notes, notesHash, endedAt: new Date(this.clock.now()) });
  }

  private async generated(release: Release, tx: Transaction): Promise<NotesContent> {
    const scope = [...release.changes, ...release.projects];
    return notesOf(release, {
      changes: [...(await this.changes.byNumbers(release.changes, tx)).values()],
      projects: [...(await this.projects.byNumbers(release.projects, tx)).values()],
      improvements: (await this.improvements?.raised(scope, tx)) ?? [],
      risks: await this.risks.openAt(inherited(release), tx),
    });
  }
}

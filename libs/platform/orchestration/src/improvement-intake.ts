import type { OnModuleInit } from '@nestjs/common';
import type { ImprovementCause } from '#core/contracts';
import type { AuditEntry, AuditTrail } from '#platform/audit';
import type { Transaction } from '#platform/persistence';

/** What another practice has found that should be better. */
export interface ImprovementIdea {
  /** The register cuts what is too long for a title. */
  title: string;
  description: string;
  cause: Exclude<ImprovementCause, 'idea'>;
  /** Number of the record that showed it: the change whose review failed, the service level that was missed. */
  origin: string;
  /** Id of the person who is to take it up. */
  ownerId: string;
  services: readonly string[];
}

/** Where practices put what they have learned into the register of improvements. */
export abstract class ImprovementIntake {
  /** Adds the idea, in the caller's transaction. While an improvement of the same origin and cause is open, that one hears of it again instead. Returns its number. */
  abstract suggest(idea: ImprovementIdea, tx: Transaction): Promise<string>;
}

/** Hears the lines of the timeline, and puts what they teach into the register with the commit that tells it. Where no practice keeps a register it hears nothing. */
export abstract class LessonsHeard implements OnModuleInit {
  protected constructor(
    private readonly audit: AuditTrail,
    private readonly intake: ImprovementIntake | undefined,
  ) {}

  onModuleInit(): void {
    const { intake } = this;
    if (!intake) return;
    this.audit.onRecorded(async (entry, tx) => {
      const lesson = await this.lessonOf(entry, tx);
      if (lesson) await intake.suggest(lesson, tx);
    });
  }

  /** What the line teaches; null: nothing. */
  protected abstract lessonOf(entry: AuditEntry, tx: Transaction): Promise<ImprovementIdea | null>;
}

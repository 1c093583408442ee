import { Injectable, Optional } from '@nestjs/common';
import { ImprovementIntake } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import type { EarlyLifeSupport } from './early-life.entity.js';

/** What early-life support teaches goes into the register of improvements, for the one who handed over. */
@Injectable()
export class Lessons {
  constructor(
    /** Absent where no practice keeps a register. */
    @Optional() private readonly intake?: ImprovementIntake,
  ) {}

  async levelsMissed({ number: origin, title, managerId: ownerId, services }: EarlyLifeSupport, day: string, names: readonly string[], tx: Transaction): Promise<void> {
    if (names.length === 0) return;
    const description = `On ${day} these levels missed their target: ${names.join(', ')}.`;
    await this.intake?.suggest({ title: `Keep the levels in ${origin}: ${title}`, description, cause: 'missed-level', origin, ownerId, services }, tx);
  }

  async rolledBack({ number: origin, title, managerId: ownerId, services }: EarlyLifeSupport, why: string, tx: Transaction): Promise<void> {
    await this.intake?.suggest({ title: `Learn from the roll-back in ${origin}: ${title}`, description: why, cause: 'rolled-back', origin, ownerId, services }, tx);
  }
}

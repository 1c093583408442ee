import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LiveAnswer } from '#core/contracts';
import { aboveAppetite, LiveQueries, MOST_RECORDS, RiskDirectory, withoutOwner, type LiveScope, type RiskFacts } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';

/** What open risks of a project and of its services answer to live queries. */
@Injectable()
export class RiskLiveQueries implements OnModuleInit {
  constructor(
    private readonly queries: LiveQueries,
    private readonly risks: RiskDirectory,
  ) {}

  onModuleInit(): void {
    this.queries.register({ id: 'risks-without-owner', answer: async (scope, _days, tx) => answerOf(withoutOwner(await this.of(scope, tx))) });
    this.queries.register({ id: 'risks-above-appetite', answer: async (scope, _days, tx) => answerOf(aboveAppetite(await this.of(scope, tx))) });
  }

  private of({ project, services }: LiveScope, tx: Transaction): Promise<RiskFacts[]> {
    return this.risks.openAt([project, ...services], tx);
  }
}

function answerOf(risks: readonly RiskFacts[]): LiveAnswer {
  return { value: risks.length, records: risks.slice(0, MOST_RECORDS).map(({ number, title }) => ({ number, title })) };
}

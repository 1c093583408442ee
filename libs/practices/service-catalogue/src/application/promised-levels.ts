import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ServiceLevelDirectory, type ServiceLevelFacts } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ServiceLevelObjective } from '../domain/service-level-objective.entity.js';

const MEASURED = `
  select distinct on (subject) subject, value from tollgate.measurement
   where subject = any($1) and at >= $2 and at < $3
   order by subject, at desc, id desc`;

/** Answers other practices' questions about what services promise. */
@Injectable()
export class PromisedLevels extends ServiceLevelDirectory {
  async ofServices(services: readonly string[], tx: Transaction): Promise<ServiceLevelFacts[]> {
    if (services.length === 0) return [];
    const promises = await tx.find(ServiceLevelObjective, { where: { service: In([...services]) }, order: { ordinal: 'ASC' } });
    return promises.map(({ number, name, service, unit, direction, target }) => ({ number, name, service, unit, direction, target }));
  }

  async measuredWithin(numbers: readonly string[], { start, end }: { start: number; end: number }, tx: Transaction): Promise<Map<string, number>> {
    const rows = await tx.query<{ subject: string; value: number }[]>(MEASURED, [[...numbers], new Date(start), new Date(end)]);
    return new Map(rows.map(({ subject, value }) => [subject, value]));
  }
}

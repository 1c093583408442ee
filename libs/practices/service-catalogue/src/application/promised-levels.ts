import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ServiceLevelDirectory, type PromisedFigure, type ServiceLevelFacts } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ServiceLevelObjective } from '../domain/service-level-objective.entity.js';

const NEWEST = `
  select distinct on (subject) subject, value, at from tollgate.measurement
   where subject = any($1) and at < $2
   order by subject, at desc, id desc`;

/** Answers other practices' questions about what services promise. */
@Injectable()
export class PromisedLevels extends ServiceLevelDirectory {
  async ofServices(services: readonly string[], tx: Transaction): Promise<ServiceLevelFacts[]> {
    if (services.length === 0) return [];
    const promises = await tx.find(ServiceLevelObjective, { where: { service: In([...services]) }, order: { ordinal: 'ASC' } });
    return promises.map(({ number, name, service, unit, direction, target }) => ({ number, name, service, unit, direction, target }));
  }

  async newestBefore(numbers: readonly string[], moment: number, tx: Transaction): Promise<Map<string, PromisedFigure>> {
    if (numbers.length === 0) return new Map();
    const rows = await tx.query<({ subject: string } & PromisedFigure)[]>(NEWEST, [[...numbers], new Date(moment)]);
    return new Map(rows.map(({ subject, value, at }) => [subject, { value, at }]));
  }
}

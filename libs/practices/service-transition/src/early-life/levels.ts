import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { EarlyLifeLevel, EarlyLifeLevelView, LevelDay, PersonRef } from '#core/contracts';
import { People } from '#platform/identity';
import { isMet, ServiceLevelDirectory, type PromisedFigure } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { Level, LevelEntry } from './level.entities.js';
import type { SupportDay } from './support-days.js';

export interface NewFigure {
  level: string;
  day: string;
  value: number;
  note: string;
  personId: string;
  decisionId: string | null;
}

/** What is measured each day, and what was. */
@Injectable()
export class Levels {
  constructor(
    private readonly people: People,
    private readonly promises: ServiceLevelDirectory,
  ) {}

  /** Gives a record these levels instead of those it has. */
  async lay(record: string, levels: readonly EarlyLifeLevel[], tx: Transaction): Promise<void> {
    await tx.delete(Level, { record });
    await tx.insert(Level, levels.map(({ key, name, unit, direction, target, slo }, ordinal) => ({ record, ordinal, key, name, unit, direction, target, slo })));
  }

  /** One level for each promise of the services. */
  async promised(services: readonly string[], tx: Transaction): Promise<EarlyLifeLevel[]> {
    const promises = await this.promises.ofServices(services, tx);
    return promises.map(({ number, name, unit, direction, target }) => ({ key: number.toLowerCase(), name, unit, direction, target, slo: number }));
  }

  async of(record: string, tx: Transaction): Promise<EarlyLifeLevelView[]> {
    return (await this.ofAll([record], tx)).get(record) ?? [];
  }

  /** By record; a record without levels is missing. */
  async ofAll(records: readonly string[], tx: Transaction): Promise<Map<string, EarlyLifeLevelView[]>> {
    const levels = await tx.find(Level, { where: { record: In([...records]) }, order: { record: 'ASC', ordinal: 'ASC' } });
    const entries = await tx.find(LevelEntry, { where: { record: In([...records]), voidReason: IsNull() }, order: { day: 'ASC', id: 'ASC' } });
    const people = await this.people.refs(entries.flatMap(({ personId }) => personId ?? []), tx);
    const measured = Map.groupBy(entries, ({ record, level }) => `${record}/${level}`);
    const byRecord = Map.groupBy(levels, ({ record }) => record);
    return new Map([...byRecord].map(([record, own]) => [record, own.map((level) => viewOf(level, measured.get(`${record}/${level.key}`) ?? [], people))]));
  }

  find(record: string, key: string, tx: Transaction): Promise<Level | null> {
    return tx.findOneBy(Level, { record, key });
  }

  byHand(record: string, tx: Transaction): Promise<Level[]> {
    return tx.find(Level, { where: { record, slo: IsNull() }, order: { ordinal: 'ASC' } });
  }

  async keep(record: string, figure: NewFigure, tx: Transaction): Promise<void> {
    await tx.insert(LevelEntry, { record, ...figure, voidReason: null });
  }

  async dropFigure(decisionId: string, reason: string, tx: Transaction): Promise<void> {
    await tx.update(LevelEntry, { decisionId, voidReason: IsNull() }, { voidReason: reason });
  }

  /** Settles a day: takes where the promises stand when it ends, and notes what nobody has measured. Closing it twice adds nothing. */
  async close(record: string, { day, hours }: SupportDay, tx: Transaction): Promise<EarlyLifeLevelView[]> {
    const open = (await this.of(record, tx)).filter(({ days }) => !days.some((one) => one.day === day));
    const figures = await this.promises.newestBefore(open.flatMap(({ slo }) => slo ?? []), hours.end, tx);
    const taken = (slo: string | null): Pick<LevelEntry, 'value' | 'note'> => standingAt(hours, slo === null ? undefined : figures.get(slo));
    await tx.insert(LevelEntry, open.map(({ key: level, slo }) => ({ record, level, day, ...taken(slo), personId: null, decisionId: null, voidReason: null })));
    return this.of(record, tx);
  }
}

/** A promise may be measured once a month: it stands where its newest figure says, which tells its date when it is of another day. */
function standingAt({ start }: SupportDay['hours'], figure: PromisedFigure | undefined): Pick<LevelEntry, 'value' | 'note'> {
  if (figure === undefined) return { value: null, note: '' };
  return { value: figure.value, note: figure.at.getTime() < start ? `Measured on ${figure.at.toISOString().slice(0, 10)}` : '' };
}

/** The newest entry of a day counts. */
function viewOf(level: Level, entries: readonly LevelEntry[], people: ReadonlyMap<string, PersonRef>): EarlyLifeLevelView {
  const { key, name, unit, direction, target, slo } = level;
  const newest = new Map(entries.map((entry) => [entry.day, entry]));
  const days = [...newest.values()].map(({ day, value, note, personId }): LevelDay => ({ day, value, met: value !== null && isMet(level, value), note, by: personId === null ? null : (people.get(personId) ?? null) }));
  return { key, name, unit, direction, target, slo, days };
}

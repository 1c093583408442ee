import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#core/kernel';
import { dayAfter, WorkingCalendars, WorkingDays, type Interval } from '#platform/calendar';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../clock.js';
import type { EarlyLifeSupport } from './early-life.entity.js';

/** A day of support: from midnight to midnight for what is measured, and when people work on it. */
export interface SupportDay {
  day: string;
  hours: Interval;
  worked: Interval;
}

type Supported = Pick<EarlyLifeSupport, 'services' | 'startedOn' | 'closedOn' | 'plannedOn'>;

const DAY_MS = 24 * 3_600_000;

/** The days of early-life support: working days of the first service that has a calendar of its own, else of the organisation. */
@Injectable()
export class SupportDays {
  constructor(
    private readonly calendars: WorkingCalendars,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of({ services }: Pick<Supported, 'services'>, tx: Transaction): Promise<WorkingDays> {
    return new WorkingDays(await this.calendars.timeOfFirst(services.map((service) => `service:${service}` as const), tx));
  }

  async today(support: Pick<Supported, 'services'>, tx: Transaction): Promise<string> {
    return (await this.of(support, tx)).dayOf(this.clock.now());
  }

  /** First and last day of so many working days, from now on or from the day it began before it came on record: the days that have passed since are closed. */
  async laid(support: Supported, workingDays: number, tx: Transaction): Promise<Pick<EarlyLifeSupport, 'startedOn' | 'plannedOn' | 'closedOn'>> {
    const days = await this.of(support, tx);
    const open = this.open(days);
    const startedOn = support.startedOn === null ? open : days.from(support.startedOn);
    const planned = days.after(startedOn, workingDays - 1);
    return { startedOn, plannedOn: planned < open ? open : planned, closedOn: startedOn < open ? dayBefore(open) : null };
  }

  /** The last day after an extension: counted from the planned end, or from today when that has passed. */
  async extended(support: Supported, workingDays: number, tx: Transaction): Promise<string> {
    const days = await this.of(support, tx);
    const today = days.dayOf(this.clock.now());
    const last = support.plannedOn!;
    return days.after(dayAfter(last > today ? last : today), workingDays - 1);
  }

  /** The next day to measure: the first after the last that is closed, but none that passed while a decision was awaited. */
  async next(support: Supported, tx: Transaction): Promise<SupportDay> {
    const days = await this.of(support, tx);
    const [open, earliest] = [this.open(days), support.closedOn === null ? support.startedOn! : dayAfter(support.closedOn)];
    return supportDay(days, days.from(earliest > open ? earliest : open));
  }

  async day(support: Pick<Supported, 'services'>, day: string, tx: Transaction): Promise<SupportDay> {
    return supportDay(await this.of(support, tx), day);
  }

  /** The first day on which there is still time to work. */
  private open(days: WorkingDays): string {
    const today = days.dayOf(this.clock.now());
    const worked = days.has(today) && this.clock.now() < days.hoursOf(today).end;
    return days.from(worked ? today : dayAfter(today));
  }
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
}

function supportDay(days: WorkingDays, day: string): SupportDay {
  return { day, hours: days.wholeDay(day), worked: days.hoursOf(day) };
}

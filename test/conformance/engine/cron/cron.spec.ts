import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cycleSchedule, nextDate } from '../../../../libs/engine/engine/src/rules/timer-dates.js';

interface Recorded {
  readonly expression: string;
  readonly refused?: true;
  /** When a date was set, and the date; none when the timer fired at once and never again. */
  readonly dates?: readonly (readonly [number, number | null])[];
}

const recorded = JSON.parse(readFileSync(fileURLToPath(new URL('recorded.json', import.meta.url)), 'utf8')) as Recorded[];
const SECOND = 1_000;

/** What was to be the same and is not; the real engine carries milliseconds along where seconds follow each other. */
function differences({ expression, refused, dates = [] }: Recorded): string[] {
  const [[setAt, due] = [0, null]] = dates;
  const schedule = cycleSchedule(expression, { now: setAt, zone: 'UTC' });
  if (refused || !schedule.ok) return refused === !schedule.ok ? [] : [`${expression} is ${refused ? 'refused' : 'accepted'} there`];
  if (due === null) return schedule.value.dueDate === setAt && schedule.value.repetitions === 0 ? [] : [`${expression} fires there at once, here at ${iso(schedule.value.dueDate)}`];
  const here = dates.map(([at], index) => (index === 0 ? schedule.value.dueDate : nextDate(expression, dates[index - 1]![1]!, { now: at, zone: 'UTC' })!));
  return dates.flatMap(([at, there], index) => (Math.abs(there! - here[index]!) < SECOND ? [] : [`${expression} after ${iso(at)}: ${iso(there!)} there, ${iso(here[index]!)} here`]));
}

const iso = (millis: number): string => new Date(millis).toISOString();

it(`should fire timers with ${recorded.length} cron expressions when the real engine does, and refuse what it refuses`, () => {
  expect(recorded.length).toBeGreaterThan(400);
  expect(recorded.flatMap(differences)).toEqual([]);
});

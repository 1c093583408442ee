import type { FeelDaysDuration, FeelMonthsDuration } from './duration.js';
import { temporalString, temporalText, type FeelTemporal } from './temporal-text.js';
import { FeelTime, timeOffset } from './time.js';

const NANOS = 1_000_000_000;

/** A temporal value as `to json` writes it: durations in hours with all their fractions, each part with its sign; times with their offset. */
export function isoText(value: FeelTemporal): string {
  switch (value.kind) {
    case 'days and time duration':
      return hoursText(value);
    case 'years and months duration':
      return monthsText(value);
    case 'date and time':
      return temporalText(value);
    case 'time':
      return temporalString(withOffset(value));
    case 'date':
      return temporalString(value);
  }
}

function withOffset(time: FeelTime): FeelTime {
  const offset = timeOffset(time);
  return new FeelTime(time.hour, time.minute, time.second, time.nano, offset === undefined ? undefined : { offset });
}

/** `PT25H1M1.5S`, `PT-25H-0.5S`; zero is `PT0S`. */
function hoursText({ seconds, nanos }: FeelDaysDuration): string {
  const negative = seconds < 0;
  const whole = negative && nanos > 0 ? seconds + 1 : seconds;
  const fraction = fractionText(negative && nanos > 0 ? NANOS - nanos : nanos);
  const rest = whole % 60;
  const last = rest === 0 && fraction === '' ? '' : `${negative && rest === 0 ? '-0' : rest}${fraction}S`;
  const text = part(Math.trunc(whole / 3600), 'H') + part(Math.trunc((whole % 3600) / 60), 'M') + last;
  return `PT${text === '' ? '0S' : text}`;
}

function fractionText(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

/** `P1Y2M`, `P-1Y-2M`; zero is `P0D`. */
function monthsText({ months }: FeelMonthsDuration): string {
  const text = part(Math.trunc(months / 12), 'Y') + part(months % 12, 'M');
  return `P${text === '' ? '0D' : text}`;
}

function part(count: number, unit: string): string {
  return count === 0 ? '' : `${count}${unit}`;
}

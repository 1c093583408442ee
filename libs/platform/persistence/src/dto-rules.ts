import { Transform } from 'class-transformer';
import { IsISO8601, Matches, ValidateIf } from 'class-validator';

/** RFC 3339: of all that ISO 8601 permits (weeks, days of the year) only this is read alike everywhere. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Takes blanks off both ends, so that a name of blanks counts as empty. */
export const Trimmed = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Several values in one parameter, separated by commas. */
export const Several = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value));

/** May be left out; null is no value of it. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_dto, value) => value !== undefined);

/** A moment with its zone. */
export function IsMoment(): PropertyDecorator {
  return (target, property) => {
    IsISO8601({ strict: true, strictSeparator: true })(target, property);
    Matches(DATE_TIME, { message: '$property must be a date and a time with its zone, for example 2026-12-01T20:00:00Z' })(target, property);
  };
}

/** A moment with its zone, or null. */
export function IsMomentOrNull(): PropertyDecorator {
  return (target, property) => {
    ValidateIf((_dto, value) => value !== null)(target, property);
    IsMoment()(target, property);
  };
}

/** A day of this or the next centuries, `2026-12-01`. */
export function IsDay(): PropertyDecorator {
  return (target, property) => {
    IsISO8601({ strict: true })(target, property);
    Matches(/^2[01]\d{2}-\d{2}-\d{2}$/, { message: '$property must be a day like 2026-12-31' })(target, property);
  };
}

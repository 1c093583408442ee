import { RE2JS } from 're2js';
import type { FieldType, FormComponent, FormRules } from './form-schema.js';

/** Says what is wrong with a value, or null. The value is neither null nor empty. */
type Check = (value: unknown, field: FormComponent, options: readonly unknown[] | null) => string | null;

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;
const PHONE = /^\+?[\d\s().-]{3,30}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?$/;

export const CHECKS = {
  textfield: (value, { validate = {} }) => checkText(value, validate),
  textarea: (value, { validate = {} }) => checkText(value, validate),
  number: checkNumber,
  checkbox: (value, { validate }) => {
    if (typeof value !== 'boolean') return 'must be true or false';
    return validate?.required && !value ? 'must be ticked' : null;
  },
  select: (value, _field, options) => checkOption(value, options),
  radio: (value, _field, options) => checkOption(value, options),
  checklist: (value, _field, options) => checkOptions(value, options),
  taglist: (value, _field, options) => checkOptions(value, options),
  datetime: checkDateTime,
} as const satisfies Record<FieldType, Check>;

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function checkText(value: unknown, { minLength, maxLength, pattern, validationType }: FormRules): string | null {
  if (typeof value !== 'string') return 'must be text';
  if (minLength !== undefined && value.trim().length < minLength) return `must have at least ${minLength} characters`;
  if (maxLength !== undefined && value.length > maxLength) return `must have at most ${maxLength} characters`;
  if (pattern !== undefined) {
    const problem = checkPattern(value, pattern);
    if (problem !== null) return problem;
  }
  if (validationType === 'email' && !EMAIL.test(value)) return 'must be an e-mail address';
  return validationType === 'phone' && !PHONE.test(value) ? 'must be a telephone number' : null;
}

/** Linear in the length of the value, whatever the pattern (RE2, which knows no look-around and no back-references). */
function checkPattern(value: string, pattern: string): string | null {
  try {
    return RE2JS.compile(pattern).matcher(value).find() ? null : `must match ${pattern}`;
  } catch {
    return `cannot be checked: the form's pattern ${pattern} is not supported`;
  }
}

function checkNumber(value: unknown, { validate = {}, decimalDigits, serializeToString }: FormComponent): string | null {
  const numeric = serializeToString && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof numeric !== 'number' || !Number.isFinite(numeric)) return 'must be a number';
  if (validate.min !== undefined && numeric < validate.min) return `must be at least ${validate.min}`;
  if (validate.max !== undefined && numeric > validate.max) return `must be at most ${validate.max}`;
  const digits = String(numeric).split('.')[1]?.length ?? 0;
  return decimalDigits !== undefined && digits > decimalDigits ? `must have at most ${decimalDigits} decimal digits` : null;
}

function checkOption(value: unknown, options: readonly unknown[] | null): string | null {
  return options?.some((option) => same(option, value)) ? null : 'must be one of the choices';
}

function checkOptions(value: unknown, options: readonly unknown[] | null): string | null {
  if (!Array.isArray(value)) return 'must be a list of choices';
  const unique = new Set(value.map((one) => JSON.stringify(one)));
  if (unique.size !== value.length) return 'must not name a choice twice';
  return value.every((one) => checkOption(one, options) === null) ? null : 'must hold only the choices given';
}

function checkDateTime(value: unknown, { subtype = 'date' }: FormComponent): string | null {
  if (typeof value !== 'string') return 'must be text';
  if (subtype === 'time') return TIME.test(value) ? null : 'must be a time such as 17:30';
  const [date = '', time] = value.split('T');
  const real = DATE.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
  if (subtype === 'date') return real && time === undefined ? null : 'must be a date such as 2026-12-01';
  return real && time !== undefined && TIME.test(time) ? null : 'must be a date and time such as 2026-12-01T17:30:00Z';
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

import { fail, ok } from '#core/kernel';
import type { Result } from '#core/kernel';
import { isExpression, isField, keysOf } from './form-schema.js';
import type { FormComponent, FormSchema } from './form-schema.js';
import { CHECKS, isEmpty } from './form-values.js';

export interface FieldError {
  field: string;
  message: string;
}

type Values = Record<string, unknown>;

/** What surrounds the check: the data the form was shown with, and the answers of its FEEL expressions. */
export interface FormContext {
  data: Values;
  evaluated: ReadonlyMap<string, unknown>;
}

/**
 * Checks what a form sent against the form's schema, as form-js does in the browser: types, rules, choices, hidden fields.
 * Returns only the values of open fields (hidden, read-only and disabled ones are left out), or one error per wrong field.
 * Keys the form does not know are refused.
 */
export function checkForm(schema: FormSchema, sent: Values, context: FormContext): Result<Values, FieldError[]> {
  const known = new Set(keysOf(schema.components));
  const strangers = Object.keys(sent).filter((key) => !known.has(key));
  const errors: FieldError[] = strangers.map((field) => ({ field, message: 'is not a field of this form' }));
  const taken = checkComponents(schema.components, sent, { ...context, errors, prefix: '' });
  return errors.length > 0 ? fail(errors) : ok(taken);
}

interface Scope extends FormContext {
  errors: FieldError[];
  prefix: string;
}

function checkComponents(components: readonly FormComponent[], sent: Values, scope: Scope): Values {
  return components.reduce<Values>((taken, component) => {
    if (isClosed(component, scope)) return taken;
    if (component.type === 'dynamiclist' && component.path) return place(taken, component.path, checkRows(component, sent, scope));
    if (component.components) return checkGroup(component, sent, taken, scope);
    return isField(component) ? place(taken, component.key, checkField(component, read(sent, component.key), scope)) : taken;
  }, {});
}

function checkGroup({ components = [], path }: FormComponent, sent: Values, taken: Values, scope: Scope): Values {
  if (!path) return merge(taken, checkComponents(components, sent, scope));
  const inner = read(sent, path);
  const values = checkComponents(components, isObject(inner) ? inner : {}, { ...scope, prefix: `${scope.prefix}${path}.` });
  return place(taken, path, Object.keys(values).length > 0 ? values : undefined);
}

function checkRows({ components = [], path = '' }: FormComponent, sent: Values, scope: Scope): Values[] | undefined {
  const rows = read(sent, path);
  if (rows === undefined || rows === null) return undefined;
  if (!Array.isArray(rows) || !rows.every(isObject)) {
    scope.errors.push({ field: `${scope.prefix}${path}`, message: 'must be a list of rows' });
    return undefined;
  }
  return rows.map((row, index) => checkComponents(components, row, { ...scope, prefix: `${scope.prefix}${path}[${index}].` }));
}

function checkField(field: FormComponent & { type: keyof typeof CHECKS; key: string }, value: unknown, scope: Scope): unknown {
  const problem = problemOf(field, value, scope);
  if (problem !== null) scope.errors.push({ field: `${scope.prefix}${field.key}`, message: problem });
  return value;
}

function problemOf(field: FormComponent & { type: keyof typeof CHECKS }, value: unknown, scope: Scope): string | null {
  if (isEmpty(value)) return field.validate?.required ? 'is needed' : null;
  return CHECKS[field.type](value, field, optionsOf(field, scope));
}

function isClosed({ conditional, readonly, disabled }: FormComponent, { evaluated }: Scope): boolean {
  const says = (value: unknown) => (isExpression(value) ? evaluated.get(value) === true : value === true);
  return disabled === true || says(conditional?.hide) || says(readonly);
}

/** The choices of a field: in the schema, under a key of the form's data, or the answer of an expression. */
function optionsOf({ values, valuesKey, valuesExpression }: FormComponent, { data, evaluated }: Scope): readonly unknown[] | null {
  const source = valuesExpression ? evaluated.get(valuesExpression) : valuesKey ? read(data, valuesKey) : values;
  return Array.isArray(source) ? source.map((option: unknown) => (isObject(option) && 'value' in option ? option['value'] : option)) : null;
}

function read(values: Values, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined), values);
}

function place(values: Values, path: string, value: unknown): Values {
  if (value === undefined) return values;
  const nested = path.split('.').reduceRight<unknown>((inner, name) => Object.fromEntries([[name, inner]]), value);
  return merge(values, nested as Values);
}

function merge(one: Values, other: Values): Values {
  const entries = Object.entries(other).map(([name, value]) => {
    const before = Object.hasOwn(one, name) ? one[name] : undefined;
    return [name, isObject(before) && isObject(value) ? merge(before, value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(entries) };
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

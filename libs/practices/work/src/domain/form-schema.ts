/** The parts of a form-js schema (version 1 to 19) that decide which values a form may send. */
export interface FormComponent {
  type: string;
  key?: string;
  /** Of a group or dynamic list: where its fields' values lie. */
  path?: string;
  label?: string;
  /** A boolean, or a FEEL expression as text. */
  readonly?: unknown;
  disabled?: boolean;
  conditional?: { hide?: unknown };
  components?: FormComponent[];
  subtype?: string;
  values?: { value: unknown }[];
  valuesKey?: string;
  valuesExpression?: string;
  decimalDigits?: number;
  serializeToString?: boolean;
  validate?: FormRules;
}

export interface FormRules {
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  pattern?: string;
  validationType?: string;
}

export interface FormSchema {
  components: FormComponent[];
}

/** Components that hold a value, and those that hold other components. Everything else only shows something. */
export const FIELD_TYPES = ['textfield', 'textarea', 'number', 'checkbox', 'select', 'radio', 'checklist', 'taglist', 'datetime'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export function isField(component: FormComponent): component is FormComponent & { type: FieldType; key: string } {
  return component.key !== undefined && (FIELD_TYPES as readonly string[]).includes(component.type);
}

/** Every top-level key the form knows: what may be sent, read-only fields included. */
export function keysOf(components: readonly FormComponent[]): string[] {
  return components.flatMap((component) => {
    if (component.path) return [head(component.path)];
    const own = component.key === undefined ? [] : [head(component.key)];
    return [...own, ...keysOf(component.components ?? [])];
  });
}

/** FEEL expressions that decide whether a field is shown or open. */
export function conditionsOf(components: readonly FormComponent[]): string[] {
  const own = components.flatMap(({ conditional, readonly, valuesExpression }) => [conditional?.hide, readonly, valuesExpression]);
  const inner = components.flatMap((component) => conditionsOf(component.components ?? []));
  return [...new Set([...own.filter(isExpression), ...inner])];
}

export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('=');
}

function head(path: string): string {
  return path.split('.')[0] ?? path;
}

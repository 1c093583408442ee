import type { ModelProblem } from '#core/contracts';

type Json = Readonly<Record<string, unknown>>;

const INPUTS = ['textfield', 'textarea', 'number', 'datetime', 'checkbox', 'checklist', 'radio', 'select', 'taglist', 'filepicker'];
const OTHERS = ['text', 'html', 'image', 'table', 'spacer', 'separator', 'group', 'dynamiclist', 'iframe', 'button', 'expression', 'documentPreview', 'default'];
const KNOWN = new Set([...INPUTS, ...OTHERS]);
const CHOICES = new Set(['radio', 'select', 'checklist', 'taglist']);
const NEWEST_SCHEMA = 19;

/** A light check of a form (form-js schema): readable, identified, known fields, each with its key. Never throws. */
export function checkForm(content: string): ModelProblem[] {
  let form: unknown;
  try {
    form = JSON.parse(content);
  } catch (error) {
    return [problem('error', null, 'readable', `The form cannot be read: ${error instanceof Error ? error.message : String(error)}. Correct the JSON or restore an earlier version.`)];
  }
  if (!isObject(form) || form.type !== 'default') return [problem('error', null, 'readable', 'This is not a form. A form is a JSON object with "type": "default".')];
  return [...identityProblems(form), ...fieldProblems(form)];
}

function identityProblems(form: Json): ModelProblem[] {
  const problems: ModelProblem[] = [];
  if (!isText(form.id)) problems.push(problem('error', null, 'identified', 'The form has no id. Give it the id by which user tasks link it.'));
  if (Number(form.schemaVersion) > NEWEST_SCHEMA) problems.push(problem('warning', null, 'schema-version', `The form was made with a newer editor (schema ${String(form.schemaVersion)}); some of it may not be shown.`));
  return problems;
}

function fieldProblems(form: Json): ModelProblem[] {
  const fields = descendants(form);
  if (fields.length === 0) return [problem('error', idOf(form), 'fields-required', 'The form is empty. Add the fields in which the decision is given.')];
  const [keys, ids] = [countsOf(fields, 'key'), countsOf(fields, 'id')];
  return fields.flatMap((field) => [...typeProblems(field), ...keyProblems(field, keys), ...idProblems(field, ids)]);
}

function countsOf(fields: readonly Json[], property: 'key' | 'id'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { [property]: value } of fields) if (isText(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function idProblems(field: Json, ids: ReadonlyMap<string, number>): ModelProblem[] {
  if (!isText(field.id) || ids.get(field.id)! < 2) return [];
  return [problem('error', field.id, 'id-unique', `Several fields have the id "${field.id}": the form cannot be shown. Give each its own.`)];
}

function typeProblems(field: Json): ModelProblem[] {
  if (!isText(field.type) || !KNOWN.has(field.type)) return [problem('error', idOf(field), 'known-field', `The field ${nameOf(field)} is of an unknown type (${String(field.type)}). Choose one that the form editor offers.`)];
  const hasChoices = Array.isArray(field.values) ? field.values.length > 0 : isText(field.valuesKey) || isText(field.valuesExpression);
  if (CHOICES.has(field.type) && !hasChoices) return [problem('error', idOf(field), 'choices-required', `${nameOf(field)} offers nothing to choose. Add its values.`)];
  return [];
}

function keyProblems(field: Json, keys: ReadonlyMap<string, number>): ModelProblem[] {
  if (!INPUTS.includes(String(field.type))) return [];
  if (!isText(field.key)) return [problem('error', idOf(field), 'keyed', `${nameOf(field)} has no key, so its value would be lost. Give it the name of the variable.`)];
  if ((keys.get(field.key) ?? 0) > 1) return [problem('warning', idOf(field), 'key-unique', `Several fields have the key "${field.key}": they overwrite each other. Give each its own.`)];
  return [];
}

function descendants(holder: Json): Json[] {
  const components = Array.isArray(holder.components) ? holder.components.filter(isObject) : [];
  return components.flatMap((component) => [component, ...descendants(component)]);
}

function nameOf(field: Json): string {
  const name = [field.label, field.dateLabel, field.key, field.id].find(isText);
  return name ? `"${name}"` : 'A field';
}

function idOf(field: Json): string | null {
  return isText(field.id) ? field.id : null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problem(severity: ModelProblem['severity'], elementId: string | null, rule: string, message: string): ModelProblem {
  return { severity, elementId, rule, message };
}

import type { XmlElement } from '#engine/bpmn-model';
import { FeelFunction, type FeelScope, type FeelValue } from '#engine/feel';
import type { DecisionRun } from '../evaluation/decision-run.js';
import { nested } from '../evaluation/scope.js';
import { child, children, isDmn, nameOf, typeRefOf } from '../model/elements.js';
import type { Boxed } from './boxed.js';
import { boxed, requiredIn } from './read-boxed.js';
import { at, type Site } from './site.js';

interface Entry {
  /** Absent for the entry that gives the result. */
  readonly name: string | undefined;
  readonly logic: Boxed;
  readonly type: string | undefined;
}

/** Entries of which later ones see earlier ones; one without a name gives the result (DMN 1.5 §10.2.1.4). */
export function boxedContext(element: XmlElement, site: Site): Boxed {
  const entries = children(element, 'contextEntry').map((entry, index) => readEntry(entry, index, site));
  return {
    type: 'CONTEXT',
    evaluate: (scope, run) => {
      const values = new Map<string, FeelValue>();
      const inner = nested(values, scope);
      for (const entry of entries) {
        const value = entryValue(entry, inner, run, site);
        if (entry.name === undefined) return value;
        values.set(entry.name, value);
      }
      return values;
    },
  };
}

function readEntry(entry: XmlElement, index: number, site: Site): Entry {
  const variable = child(entry, 'variable');
  const name = variable && nameOf(variable);
  return { name, type: typeRefOf(variable), logic: requiredIn(entry, at(site, name === undefined ? `context entry ${index + 1}` : `context entry '${name}'`)) };
}

function entryValue({ logic, type }: Entry, scope: FeelScope, run: DecisionRun, site: Site): FeelValue {
  const value = logic.evaluate(scope, run);
  if (site.dialect === 'camunda' || value instanceof FeelFunction) return value;
  return site.types.coerce(value, type) ?? null;
}

/** Expressions side by side (DMN 1.5 §10.2.1.8). */
export function boxedList(element: XmlElement, site: Site): Boxed {
  const items = expressionsIn(element).map((item, index) => boxed(item, at(site, `list item ${index + 1}`)));
  return { type: 'LIST', evaluate: (scope, run) => items.map((item) => item.evaluate(scope, run)) };
}

/** A list of contexts of the same entries (DMN 1.5 §10.2.1.7). */
export function boxedRelation(element: XmlElement, site: Site): Boxed {
  const columns = children(element, 'column').map(nameOf);
  const rows = children(element, 'row').map((row, rowIndex) =>
    expressionsIn(row).map((cell, index) => boxed(cell, at(site, `row ${rowIndex + 1}, column '${columns[index] ?? ''}'`))),
  );
  return {
    type: 'RELATION',
    evaluate: (scope, run) => rows.map((row) => new Map(columns.map((name, index) => [name, row[index]?.evaluate(scope, run) ?? null]))),
  };
}

const NO_EXPRESSIONS: ReadonlySet<string> = new Set(['description', 'extensionElements', 'variable', 'column', 'row']);

function expressionsIn(element: XmlElement): XmlElement[] {
  return element.children.filter((one) => isDmn(one) && !NO_EXPRESSIONS.has(one.name));
}

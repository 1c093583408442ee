import type { XmlElement } from '#engine/bpmn-model';
import { isDmn, typeRefOf } from '../model/elements.js';
import { boxedConditional, boxedFilter, boxedIterator } from './control.js';
import { boxedContext, boxedList, boxedRelation } from './collections.js';
import type { Boxed } from './boxed.js';
import { functionDefinition, invocation } from './functions.js';
import { literalExpression } from './literal-expression.js';
import { problem, type Site } from './site.js';
import { decisionTable } from '../table/decision-table.js';

type Reader = (element: XmlElement, site: Site) => Boxed;

const READERS: Readonly<Record<string, Reader>> = {
  literalExpression,
  decisionTable,
  context: boxedContext,
  list: boxedList,
  relation: boxedRelation,
  invocation,
  functionDefinition,
  conditional: boxedConditional,
  filter: boxedFilter,
  for: boxedIterator,
  some: boxedIterator,
  every: boxedIterator,
};

/** The expression among the children of an element, or nothing. */
export function boxedIn(parent: XmlElement, site: Site): Boxed | undefined {
  const element = parent.children.find((one) => isDmn(one) && Object.hasOwn(READERS, one.name));
  return element && boxed(element, site);
}

/** The same where there must be one. */
export function requiredIn(parent: XmlElement | undefined, site: Site): Boxed {
  const found = parent && boxedIn(parent, site);
  if (found) return found;
  problem(site, 'STRUCTURE', `An expression is missing in '${parent?.name ?? ''}'`);
  return NOTHING;
}

/** A boxed expression of any kind; in the standard's dialect its value is of its own type or null. */
export function boxed(element: XmlElement, site: Site): Boxed {
  const read = READERS[element.name]?.(element, site);
  if (!read) {
    problem(site, 'UNSUPPORTED', `Expressions of the kind '${element.name}' are not supported`);
    return NOTHING;
  }
  const type = typeRefOf(element);
  if (site.dialect === 'camunda' || type === undefined) return read;
  return { type: read.type, evaluate: (scope, run, trace) => site.types.coerce(read.evaluate(scope, run, trace), type) ?? null };
}

const NOTHING: Boxed = { type: 'NONE', evaluate: () => null };

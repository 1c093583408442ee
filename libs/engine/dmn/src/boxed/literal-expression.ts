import type { XmlElement } from '#engine/bpmn-model';
import { textOf } from '../model/elements.js';
import type { Boxed } from './boxed.js';
import { expression, isFeel, type Site } from './site.js';

/** An expression as text (DMN 1.5 §7.3.5). */
export function literalExpression(element: XmlElement, site: Site): Boxed {
  if (!isFeel(element, site)) return { type: 'LITERAL_EXPRESSION', evaluate: () => null };
  const compiled = expression(textOf(element), site);
  return { type: 'LITERAL_EXPRESSION', evaluate: (scope, run) => run.evaluate(compiled, scope, site.place) };
}

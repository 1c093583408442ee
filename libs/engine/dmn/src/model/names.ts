import type { XmlElement } from '#engine/bpmn-model';
import { attribute, isDmn, plainName } from './elements.js';

/** Elements whose name an expression may use. */
const NAMED: ReadonlySet<string> = new Set([
  'variable', 'decision', 'inputData', 'businessKnowledgeModel', 'decisionService', 'formalParameter', 'parameter',
  'itemDefinition', 'itemComponent', 'column', 'output', 'import',
]);
/** Words joined by dots are read as paths, see `withPaths`. */
const SINGLE_WORD = /^[\p{L}_$][\p{L}\p{N}_$]*(?:\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u;

/** Names in a model that a parser could not tell from an expression by itself (DMN 1.5 §10.3.1.2). */
export function namesIn(root: XmlElement): readonly string[] {
  const found = new Set<string>();
  collect(root, found);
  return [...found];
}

function collect(element: XmlElement, found: Set<string>): void {
  const name = isDmn(element) && NAMED.has(element.name) ? attribute(element, 'name') : attribute(element, 'iteratorVariable');
  if (name !== undefined && !SINGLE_WORD.test(plainName(name))) found.add(plainName(name));
  for (const child of element.children) collect(child, found);
}

import type { XmlElement } from '#engine/bpmn-model';
import type { Requirement } from './decision-model.js';
import { attribute, children, plainName } from './elements.js';

/** One XML document of a model: the model itself, or one that it imports. */
export interface ModelDocument {
  readonly root: XmlElement;
  /** Before the ids of its elements, so that they are unique in the whole. */
  readonly prefix: string;
  readonly importedAs: string | undefined;
  /** Namespaces that its references may name, each with the prefix of the ids there. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What it imports itself: names by namespace. */
  readonly imports: ReadonlyMap<string, string>;
}

/** The names of what a document imports, by namespace. */
export function importNames(root: XmlElement): ReadonlyMap<string, string> {
  return new Map(children(root, 'import').map((one) => [attribute(one, 'namespace') ?? '', plainName(attribute(one, 'name') ?? '')]));
}

/** The documents that a model imports, also by way of others, each under the name that the model itself gives it. */
export function importsOf(main: XmlElement, others: readonly XmlElement[]): readonly ModelDocument[] {
  const names = importNames(main);
  const aliases = new Map(others.map((other) => [namespaceOf(other), `${namespaceOf(other)}#`]));
  return others.map((root) => ({ root, prefix: `${namespaceOf(root)}#`, importedAs: names.get(namespaceOf(root)) ?? namespaceOf(root), aliases, imports: importNames(root) }));
}

function namespaceOf(root: XmlElement): string {
  return attribute(root, 'namespace') ?? '';
}

/** The element that a reference means, and the name of the import that it comes from. */
export function requirementOf(href: string, document: ModelDocument): Requirement {
  const namespace = href.slice(0, Math.max(href.indexOf('#'), 0));
  const isOwn = namespace === '' || namespace === namespaceOf(document.root);
  return { key: keyOf(href, document), importedAs: isOwn ? undefined : document.imports.get(namespace) };
}

/** The key of the element that a reference means. */
export function keyOf(href: string, { root, prefix, aliases }: ModelDocument): string {
  const hash = href.indexOf('#');
  const [namespace, id] = [href.slice(0, Math.max(hash, 0)), href.slice(hash + 1)];
  if (namespace === '' || namespace === namespaceOf(root)) return `${prefix}${id}`;
  return `${aliases.get(namespace) ?? ''}${id}`;
}

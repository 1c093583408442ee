import type { XmlElement } from '#engine/bpmn-model';

/** The namespaces of DMN 1.1 to 1.5; the elements read here are named alike in all of them. */
const DMN_NAMESPACES: ReadonlySet<string> = new Set([
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
]);

export function isDmn(element: XmlElement): boolean {
  return DMN_NAMESPACES.has(element.uri);
}

export function children(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name && isDmn(child));
}

export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((one) => one.name === name && isDmn(one));
}

export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  const value = element?.attributes.get(name);
  return value === undefined || value === '' ? undefined : value;
}

/** What stands in the `text` of an expression. */
export function textOf(element: XmlElement | undefined): string {
  return element === undefined ? '' : (child(element, 'text')?.text ?? '');
}

/** The type that an element gives, as attribute or (item definitions) as element, without the prefix of FEEL's own. */
export function typeRefOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  return (attribute(element, 'typeRef') ?? child(element, 'typeRef')?.text)?.replace(/^feel:/, '');
}

/** A name with its blanks made single, as expressions see it. */
export function plainName(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}

export function nameOf(element: XmlElement): string {
  return plainName(attribute(element, 'name') ?? '');
}

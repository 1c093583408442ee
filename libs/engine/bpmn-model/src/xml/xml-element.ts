/** One element of an XML document with its namespace resolved. */
export interface XmlElement {
  readonly uri: string;
  /** Name without prefix. */
  readonly name: string;
  /** Attributes without prefix by name; those with a prefix as `{uri}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside, trimmed. */
  readonly text: string;
  readonly line: number;
}

export const BPMN_URI = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const ZEEBE_URI = 'http://camunda.org/schema/zeebe/1.0';

export function childrenOf(element: XmlElement, uri: string, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name && child.uri === uri);
}

export function childOf(element: XmlElement, uri: string, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name && child.uri === uri);
}

export function bpmnChild(element: XmlElement, name: string): XmlElement | undefined {
  return childOf(element, BPMN_URI, name);
}

export function bpmnChildren(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element, BPMN_URI, name);
}

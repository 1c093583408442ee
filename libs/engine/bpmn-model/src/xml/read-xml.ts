import { fail, ok, type Result } from '#core/kernel';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { XmlElement } from './xml-element.js';

export interface XmlLimits {
  readonly characters: number;
  readonly depth: number;
  readonly attributes: number;
}

export const DEFAULT_XML_LIMITS: XmlLimits = { characters: 4 * 1024 * 1024, depth: 300, attributes: 100_000 };

const ATTRIBUTES_PER_ELEMENT = 1_000;
const CHUNK = 64 * 1024;

class Refused extends Error {}

/**
 * Reads an XML document into a tree. Refuses what is not well-formed and everything that could hurt: document type
 * declarations (and with them entities), depth, attributes or size beyond the limits. Stops at the first fault.
 */
export function readXml(xml: string, limits: XmlLimits = DEFAULT_XML_LIMITS): Result<XmlElement, string> {
  if (xml.length > limits.characters) return fail(`The document is longer than ${limits.characters} characters`);
  if (countOf(xml, '="', limits.attributes) > limits.attributes) return fail('The document has too many attributes');
  const builder = new TreeBuilder(limits);
  try {
    builder.read(xml);
  } catch (error) {
    if (error instanceof Refused) return fail(error.message);
    throw error;
  }
  return builder.root === undefined ? fail('The document has no root element') : ok(builder.root);
}

/** How often a piece occurs, counted to just above the limit: far cheaper than parsing what will be refused. */
function countOf(text: string, piece: string, limit: number): number {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0 && count <= limit; at = text.indexOf(piece, at + piece.length)) count++;
  return count;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

class TreeBuilder {
  root: XmlElement | undefined;
  private readonly open: OpenElement[] = [];
  private readonly parser = new SaxesParser({ xmlns: true });
  private attributes = 0;

  constructor(private readonly limits: XmlLimits) {
    this.parser.on('error', (error) => refuse(error.message.replace(/^undefined:/, 'line ')));
    this.parser.on('doctype', () => refuse('A document type declaration is not allowed'));
    this.parser.on('attribute', () => this.countAttribute());
    this.parser.on('opentagstart', () => this.checkDepth());
    this.parser.on('opentag', (tag) => this.start(tag));
    this.parser.on('text', (text) => this.addText(text));
    this.parser.on('cdata', (text) => this.addText(text));
    this.parser.on('closetag', () => this.end());
  }

  /** In pieces, so that a refused document costs no more than what was read of it. */
  read(xml: string): void {
    for (let at = 0; at < xml.length; at += CHUNK) this.parser.write(xml.slice(at, at + CHUNK));
    this.parser.close();
  }

  private inElement = 0;

  private countAttribute(): void {
    this.attributes++;
    this.inElement++;
    if (this.inElement > ATTRIBUTES_PER_ELEMENT || this.attributes > this.limits.attributes) refuse('The document has too many attributes');
  }

  private checkDepth(): void {
    this.inElement = 0;
    if (this.open.length >= this.limits.depth) refuse(`The document is nested deeper than ${this.limits.depth} elements`);
  }

  private start(tag: SaxesTagNS): void {
    const element: OpenElement = { uri: tag.uri, name: tag.local, attributes: attributesOf(tag), children: [], text: '', line: this.parser.line };
    this.open.at(-1)?.children.push(element);
    this.open.push(element);
    this.root ??= element;
  }

  private addText(text: string): void {
    const element = this.open.at(-1);
    if (element) element.text += text;
  }

  private end(): void {
    const element = this.open.pop();
    if (element) element.text = element.text.trim();
  }
}

function attributesOf(tag: SaxesTagNS): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.prefix === 'xmlns' || attribute.name === 'xmlns') continue;
    attributes.set(attribute.prefix === '' ? attribute.local : `{${attribute.uri}}${attribute.local}`, attribute.value);
  }
  return attributes;
}

function refuse(message: string): never {
  throw new Refused(message);
}

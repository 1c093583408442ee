import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';

/** Models are read by people: what is larger than this is no model. */
export const MAX_CONTENT_BYTES = 4 * 1024 * 1024;
const MAX_DEPTH = 200;
const MAX_ATTRIBUTES = 200;
/** Ten times the largest model of ours. The rules that models are checked by take seconds beyond it, and nobody else is served meanwhile. */
const MAX_ELEMENTS = 10_000;
const CHUNK = 64 * 1024;

/** What the outside of a document tells without reading its model. */
export interface XmlOutline {
  /** Ids and names of the elements looked for, by local name, in document order. */
  found: { localName: string; id: string; name: string | null; attributes: Readonly<Record<string, string>> }[];
}

class Unsafe extends Error {}

/**
 * Reads XML once, strictly and with bounds, before any model reader sees it: refuses what is not well formed, document
 * type declarations (and with them entities), duplicate ids, and depth, width or number beyond what a model has.
 */
export function outlineOf(xml: string, elements: readonly string[]): Result<XmlOutline, Refusal<ProblemCode>> {
  if (Buffer.byteLength(xml) > MAX_CONTENT_BYTES) return refuse('payload-too-large', 'A model may have 4 MB at most.');
  const outline: XmlOutline = { found: [] };
  try {
    read(xml, guardedParser(outline, elements));
    return ok(outline);
  } catch (error) {
    if (error instanceof Error) return refuse('malformed-request', `The XML cannot be read: ${error.message}`, 'content');
    throw error;
  }
}

/** In pieces, so that a bound that is passed stops the reading there. */
function read(xml: string, parser: SaxesParser): void {
  for (let at = 0; at < xml.length; at += CHUNK) parser.write(xml.slice(at, at + CHUNK));
  parser.close();
}

function guardedParser(outline: XmlOutline, wanted: readonly string[]): SaxesParser {
  const parser = new SaxesParser({ position: true });
  const counts = { depth: 0, elements: 0, attributes: 0 };
  const ids = new Set<string>();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Unsafe('document type declarations are not allowed.');
  });
  parser.on('opentagstart', () => {
    counts.attributes = 0;
    if ((counts.depth += 1) > MAX_DEPTH) throw new Unsafe(`elements are nested deeper than ${MAX_DEPTH}.`);
    if ((counts.elements += 1) > MAX_ELEMENTS) throw new Unsafe(`there are more than ${MAX_ELEMENTS} elements.`);
  });
  parser.on('attribute', () => {
    if ((counts.attributes += 1) > MAX_ATTRIBUTES) throw new Unsafe(`an element has more than ${MAX_ATTRIBUTES} attributes.`);
  });
  parser.on('opentag', (tag) => note(tag as SaxesTagPlain, wanted, outline, ids));
  parser.on('closetag', () => {
    counts.depth -= 1;
  });
  return parser;
}

function note({ name, attributes }: SaxesTagPlain, wanted: readonly string[], outline: XmlOutline, ids: Set<string>): void {
  const id = attributes['id'];
  if (id === undefined) return;
  if (ids.has(id)) throw new Unsafe(`the id "${id}" is used twice.`);
  ids.add(id);
  const localName = name.slice(name.indexOf(':') + 1);
  if (wanted.includes(localName)) outline.found.push({ localName, id, name: attributes['name'] ?? null, attributes });
}

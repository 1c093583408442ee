import { SaxesParser } from 'saxes';

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** The documentation of each element of a deployed BPMN document, by element id (BPMN 2.0.2 §8.4.1). */
export function documentationIn(xml: string): Map<string, string> {
  const texts = new Map<string, string>();
  const owners: string[] = [];
  let collecting: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (uri === BPMN && local === 'documentation') collecting = '';
    owners.push(attributes['id']?.value ?? '');
  });
  const collect = (text: string) => {
    if (collecting !== null) collecting += text;
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('closetag', ({ uri, local }) => {
    owners.pop();
    if (uri !== BPMN || local !== 'documentation') return;
    const owner = owners.at(-1);
    if (owner && collecting?.trim()) texts.set(owner, collecting.trim());
    collecting = null;
  });
  parser.write(xml).close();
  return texts;
}

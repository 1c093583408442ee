import { executableElements, extensions, idOf, text, type ModelElement } from './model-element.js';
import { parseBpmn } from './parse-bpmn.js';

/** A form, decision or process that a model calls by id. */
export interface LinkedResource {
  readonly kind: 'form' | 'dmn' | 'bpmn';
  readonly id: string;
  /** `deployment`: it must lie in the same deployment as the model. */
  readonly binding: 'latest' | 'deployment' | 'versionTag';
  readonly elementId: string;
}

const LINKS = [
  { extension: 'zeebe:FormDefinition', attribute: 'formId', kind: 'form' },
  { extension: 'zeebe:CalledDecision', attribute: 'decisionId', kind: 'dmn' },
  { extension: 'zeebe:CalledElement', attribute: 'processId', kind: 'bpmn' },
] as const;

/** What the executable processes of a model call by id; none when the XML cannot be read. Ids given by expressions are left out. */
export async function linkedResourcesOf(xml: string): Promise<readonly LinkedResource[]> {
  const parsed = await parseBpmn(xml);
  return parsed.ok ? executableElements(parsed.value.definitions).flatMap(linksOf) : [];
}

function linksOf(element: ModelElement): readonly LinkedResource[] {
  return LINKS.flatMap(({ extension, attribute, kind }) =>
    extensions(element, extension)
      .map((link) => ({ kind, id: text(link, attribute), binding: bindingOf(link), elementId: idOf(element) }))
      .filter(({ id }) => id !== '' && !id.startsWith('=')),
  );
}

function bindingOf(link: ModelElement): LinkedResource['binding'] {
  const binding = text(link, 'bindingType');
  return binding === 'deployment' || binding === 'versionTag' ? binding : 'latest';
}

import type { ParsedBpmn } from './parse-bpmn.js';
import { parseBpmn } from './parse-bpmn.js';
import { children, executableElements, extensions, idOf, isA, text, type ModelElement } from './model-element.js';

/** A place in a model that creates jobs. */
export interface JobTypeUse {
  /** The type, or an expression (starting with `=`) that gives it when the model runs. */
  readonly type: string;
  readonly elementId: string;
  readonly by: 'task' | 'execution-listener' | 'task-listener';
  /** Marked with the property or header `tollgate:external` = `true`: served by somebody else's worker. */
  readonly external: boolean;
}

export const EXTERNAL_MARK = 'tollgate:external';

/** Every place of the executable processes that creates jobs, in document order; none when the XML cannot be read. */
export async function jobTypesOf(xml: string): Promise<readonly JobTypeUse[]> {
  const parsed = await parseBpmn(xml);
  return parsed.ok ? jobTypeUses(parsed.value.definitions) : [];
}

export function jobTypeUses(definitions: ParsedBpmn['definitions']): readonly JobTypeUse[] {
  return executableElements(definitions).flatMap(usesOf);
}

function usesOf(element: ModelElement): readonly JobTypeUse[] {
  const common = { elementId: idOf(element), external: isExternal(element) };
  return [
    ...jobsOfTask(element).map((type) => ({ type, by: 'task', ...common }) as const),
    ...listeners(element, 'zeebe:ExecutionListeners').map((type) => ({ type, by: 'execution-listener', ...common }) as const),
    ...listeners(element, 'zeebe:TaskListeners').map((type) => ({ type, by: 'task-listener', ...common }) as const),
  ];
}

function jobsOfTask(element: ModelElement): readonly string[] {
  const defined = extensions(element, 'zeebe:TaskDefinition').map((definition) => text(definition, 'type')).filter(Boolean);
  const isJobBasedUserTask = isA(element, 'bpmn:UserTask') && extensions(element, 'zeebe:UserTask').length === 0;
  return isJobBasedUserTask ? ['io.camunda.zeebe:userTask'] : defined;
}

function listeners(element: ModelElement, type: string): readonly string[] {
  return extensions(element, type).flatMap((holder) => children(holder, 'listeners')).map((listener) => text(listener, 'type')).filter(Boolean);
}

function isExternal(element: ModelElement): boolean {
  const properties = extensions(element, 'zeebe:Properties').flatMap((holder) => children(holder, 'properties'));
  const headers = extensions(element, 'zeebe:TaskHeaders').flatMap((holder) => children(holder, 'values'));
  return (
    properties.some((property) => text(property, 'name') === EXTERNAL_MARK && text(property, 'value') === 'true') ||
    headers.some((header) => text(header, 'key') === EXTERNAL_MARK && text(header, 'value') === 'true')
  );
}

/** An element of a parsed model (moddle), read without knowing its type. */
export interface ModelElement {
  readonly $type: string;
  readonly $parent?: ModelElement;
  $instanceOf?(type: string): boolean;
  get?(name: string): unknown;
}

/** Is it of this type or a subtype of it (`bpmn:FlowNode`)? Elements of unknown namespaces never are. */
export function isA(element: ModelElement | undefined, type: string): boolean {
  return element?.$instanceOf?.(type) ?? false;
}

export function isAny(element: ModelElement | undefined, types: readonly string[]): boolean {
  return types.some((type) => isA(element, type));
}

export function text(element: ModelElement | undefined, name: string): string {
  const value = element?.get?.(name);
  return typeof value === 'string' ? value.trim() : '';
}

export function idOf(element: ModelElement | undefined): string {
  return text(element, 'id');
}

export function child(element: ModelElement | undefined, name: string): ModelElement | undefined {
  const value = element?.get?.(name);
  return isElement(value) ? value : undefined;
}

export function children(element: ModelElement | undefined, name: string): readonly ModelElement[] {
  const value = element?.get?.(name);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function numberOf(element: ModelElement | undefined, name: string): number {
  const value = element?.get?.(name);
  return typeof value === 'number' ? value : Number.NaN;
}

function isElement(value: unknown): value is ModelElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

export function extensions(element: ModelElement, type: string): readonly ModelElement[] {
  return children(child(element, 'extensionElements'), 'values').filter((extension) => isA(extension, type));
}

/** All flow elements of the executable processes, those of sub-processes too, and the processes themselves. */
export function executableElements(definitions: ModelElement): readonly ModelElement[] {
  return executableProcesses(definitions).flatMap((process) => [process, ...descendants(process)]);
}

export function executableProcesses(definitions: ModelElement): readonly ModelElement[] {
  return children(definitions, 'rootElements').filter((root) => isA(root, 'bpmn:Process') && root.get?.('isExecutable') === true);
}

function descendants(scope: ModelElement): readonly ModelElement[] {
  return children(scope, 'flowElements').flatMap((element) => [element, ...descendants(element)]);
}

/** How a person finds an element: its name in quotes, else its id. */
export function called(element: ModelElement): string {
  const name = text(element, 'name').replace(/\s+/g, ' ');
  return name ? `"${name}"` : `the element ${idOf(element)}`;
}

import type { BpmnElementType, ElementModel } from '#engine/bpmn-model';
import type { MappedVariable, MappingNode } from './executable.js';
import type { Expression } from './expression.js';

interface Branch {
  readonly entries: Map<string, Branch | { readonly source: Expression }>;
}

/**
 * Mappings as the one value they make. A target stays where its name stood first; a later mapping takes the place of an
 * earlier one to the same path, to a part of it or to what is around it.
 */
export function mappedVariables(mappings: readonly { readonly source: Expression; readonly target: readonly string[] }[]): readonly MappedVariable[] {
  const root: Branch = { entries: new Map() };
  for (const { source, target } of mappings) place(root, target, source);
  return listed(root);
}

function place(branch: Branch, [name = '', ...rest]: readonly string[], source: Expression): void {
  if (rest.length === 0) {
    branch.entries.set(name, { source });
    return;
  }
  const known = branch.entries.get(name);
  const inner: Branch = known && 'entries' in known ? known : { entries: new Map() };
  branch.entries.set(name, inner);
  place(inner, rest, source);
}

function listed(branch: Branch): readonly MappedVariable[] {
  return [...branch.entries].map(([name, node]) => ({ name, value: nodeOf(node) }));
}

function nodeOf(node: Branch | { readonly source: Expression }): MappingNode {
  return 'source' in node ? node : { entries: listed(node) };
}

const UNMAPPED: readonly BpmnElementType[] = ['task', 'manualTask', 'exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'eventBasedGateway'];
const WITHOUT_INPUTS: readonly BpmnElementType[] = [...UNMAPPED, 'startEvent', 'boundaryEvent'];
const THROWING: readonly BpmnElementType[] = ['intermediateThrowEvent', 'endEvent'];

/** Whether input mappings of an element have an effect: an event must carry something, or wait for something. */
export function takesInputs({ type, events }: ElementModel): boolean {
  const event = events[0]?.type ?? 'none';
  if (THROWING.includes(type)) return event === 'message' || event === 'signal';
  return !WITHOUT_INPUTS.includes(type) && event !== 'link';
}

/** Whether output mappings of an element have an effect. */
export function takesOutputs({ type, events }: ElementModel): boolean {
  const event = events[0]?.type;
  if (event === 'compensation') return !THROWING.includes(type);
  return !UNMAPPED.includes(type) && !(type === 'endEvent' && (event === 'terminate' || event === 'error'));
}

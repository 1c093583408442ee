import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { Key } from '../state/rows.js';

export const joins = (element: Element): boolean => (element.kind === 'parallelGateway' || element.kind === 'inclusiveGateway') && element.incoming.length > 1;

/** Whether a joining gateway that a token has reached may open now; a gateway with one incoming flow always may. */
export function joinIsComplete(step: Step, element: Element, scopeKey: Key): boolean {
  if (!joins(element)) return true;
  const missing = element.incoming.filter((flow) => (step.state.token(scopeKey, flow.id)?.count ?? 0) === 0);
  if (missing.length === 0) return true;
  if (element.kind === 'parallelGateway' || missing.length === element.incoming.length) return false;
  return !isReachable(step, scopeKey, sourcesOf(element, missing.map((flow) => flow.source)));
}

/** Every element from which a token could still arrive over the missing flows (BPMN 2.0.2 §13.4.3). */
function sourcesOf(gateway: Element, from: readonly Element[]): ReadonlySet<Element> {
  const found = new Set<Element>();
  const open = [...from];
  for (let element = open.pop(); element; element = open.pop()) {
    if (element === gateway || found.has(element)) continue;
    found.add(element);
    open.push(...element.incoming.map((flow) => flow.source));
    if (element.attachedTo) open.push(element.attachedTo);
  }
  return found;
}

function isReachable(step: Step, scopeKey: Key, sources: ReadonlySet<Element>): boolean {
  const ids = new Set([...sources].map((element) => element.id));
  if (step.state.children(scopeKey).some((child) => ids.has(child.elementId))) return true;
  if (step.pendingElements(scopeKey).some((element) => ids.has(element.id))) return true;
  return step.state.tokensIn(scopeKey).some((token) => ids.has(token.gatewayId));
}

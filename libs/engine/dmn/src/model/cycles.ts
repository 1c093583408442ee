import type { ModelElement } from './decision-model.js';

/** The elements that require themselves, straight or by way of others, and those that require such (DMN 1.5 §6.3.2: the graph has no cycles). */
export function cyclicDecisions(elements: ReadonlyMap<string, ModelElement>): readonly string[] {
  const open = new Map<string, Set<string>>();
  const requiring = new Map<string, string[]>();
  for (const element of elements.values()) {
    const required = new Set(requiredBy(element).filter((key) => elements.has(key)));
    open.set(element.key, required);
    for (const key of required) listed(requiring, key).push(element.key);
  }
  const free = [...open].filter(([, required]) => required.size === 0).map(([key]) => key);
  for (let key = free.pop(); key !== undefined; key = free.pop()) {
    open.delete(key);
    for (const other of requiring.get(key) ?? []) {
      const required = open.get(other);
      if (required?.delete(key) && required.size === 0) free.push(other);
    }
  }
  return [...open.keys()];
}

function listed(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function requiredBy(element: ModelElement): readonly string[] {
  // A knowledge model may call itself: that is recursion, bounded by the budget of the evaluation.
  return element.kind === 'decision' ? element.decisions.map(({ key }) => key) : [];
}

import type { ModelElement } from './decision-model.js';

/** The elements that require themselves, straight or by way of others (DMN 1.5 §6.3.2: the graph has no cycles). */
export function cyclicDecisions(elements: ReadonlyMap<string, ModelElement>): readonly string[] {
  const open = new Map([...elements.values()].map((element) => [element.key, new Set(requiredBy(element))]));
  for (let removed = true; removed; ) {
    removed = false;
    for (const [key, required] of open) {
      if ([...required].some((other) => open.has(other))) continue;
      open.delete(key);
      removed = true;
    }
  }
  return [...open.keys()];
}

function requiredBy(element: ModelElement): readonly string[] {
  // A knowledge model may call itself: that is recursion, bounded by the budget of the evaluation.
  return element.kind === 'decision' ? element.decisions.map(({ key }) => key) : [];
}

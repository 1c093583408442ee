import type { BpmnElementType, ElementModel, ProcessModel } from '../model.js';

const PASSING: readonly BpmnElementType[] = [
  'task', 'manualTask', 'exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'intermediateThrowEvent', 'scriptTask', 'callActivity',
];

const passesStraight = (element: ElementModel): boolean => {
  if (!PASSING.includes(element.type) || element.job !== null) return false;
  return element.type !== 'callActivity' || element.calledElement?.processId === processOf(element);
};

function processOf(element: ElementModel): string {
  return element.parent ? processOf(element.parent) : element.id;
}

/** A loop in which nothing ever waits, as the ids along it, or undefined. Such a loop would never end. */
export function straightThroughLoop(process: ProcessModel): readonly string[] | undefined {
  const done = new Set<ElementModel>();
  for (const start of process.elements.values()) {
    const loop = done.has(start) ? undefined : search(start, done);
    if (loop) return loop;
  }
  return undefined;
}

interface Step {
  readonly element: ElementModel;
  next: number;
}

/** Depth-first without recursion: a long chain must not exhaust the stack. */
function search(start: ElementModel, done: Set<ElementModel>): readonly string[] | undefined {
  const path: Step[] = [{ element: start, next: 0 }];
  for (let step = path.at(-1); step; step = path.at(-1)) {
    const target = passesStraight(step.element) ? step.element.outgoing[step.next++]?.target : undefined;
    if (!target) {
      done.add(step.element);
      path.pop();
      continue;
    }
    const from = path.findIndex((one) => one.element === target);
    if (from >= 0) return [...path.slice(from).map((one) => one.element.id), target.id];
    if (!done.has(target)) path.push({ element: target, next: 0 });
  }
  return undefined;
}

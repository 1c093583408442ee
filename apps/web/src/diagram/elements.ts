import type { DiagramElement } from '#core/contracts';

/** One flow node of a diagram, for the outline that equals the picture. */
export interface OutlineElement {
  id: string;
  name: string;
  /** BPMN type without its prefix: `UserTask`. */
  type: string;
  /** Nesting in sub-processes, from 0. */
  depth: number;
}

export type ElementStatus = 'incident' | 'active' | 'done' | 'cancelled' | 'ahead';

/** What is most worth knowing about an element. */
export function statusOf(element: DiagramElement | undefined): ElementStatus {
  if (!element) return 'ahead';
  if (element.incidents > 0) return 'incident';
  if (element.active > 0) return 'active';
  if (element.completed > 0) return 'done';
  return element.canceled > 0 ? 'cancelled' : 'ahead';
}

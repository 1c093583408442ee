import { called, child, type ModelElement } from '../model-element.js';
import type { Finding, OwnRule } from '../own-rule.js';
import { contains, distanceToOutline } from '../picture/geometry.js';
import { picturesOf, type Edge, type Shape } from '../picture/picture.js';

const TOLERANCE = 3;

/** A flow begins at the outline of its source and ends at the outline of its target. Ends drawn to the middle are cut there by viewers. */
export const flowsDocked: OwnRule = {
  severity: 'warning',
  check: (definitions) =>
    picturesOf(definitions).flatMap(({ shapes, edges }) => {
      const byElement = new Map(shapes.map((shape) => [shape.element, shape]));
      return edges.flatMap((edge) => loose(edge, byElement));
    }),
};

function loose(edge: Edge, shapes: ReadonlyMap<ModelElement, Shape>): readonly Finding[] {
  const ends = [
    { end: child(edge.element, 'sourceRef'), point: edge.points[0] },
    { end: child(edge.element, 'targetRef'), point: edge.points.at(-1) },
  ];
  return ends.flatMap(({ end, point }) => {
    const shape = end && shapes.get(end);
    if (!shape || !point || contains(shape.box, point) || distanceToOutline(shape.box, point) <= TOLERANCE) return [];
    return [{ elementId: edge.id, message: `A flow ends in the air beside ${called(shape.element)}. Draw it to the outline of the shape.` }];
  });
}

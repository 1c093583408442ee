import { called, child, type ModelElement } from '../model-element.js';
import type { Finding, OwnRule } from '../own-rule.js';
import { cross, runsThrough, segments } from '../picture/geometry.js';
import { isContainer, picturesOf, type Edge, type Picture } from '../picture/picture.js';

/** Beyond this many flows the picture is no longer compared flow by flow. */
const MOST_FLOWS = 1_000;

/** Flows neither cross each other nor run through other shapes: the eye follows a line to its end. */
export const flowsClear: OwnRule = {
  severity: 'warning',
  check: (definitions) => picturesOf(definitions).filter(({ edges }) => edges.length <= MOST_FLOWS).flatMap((picture) => [...crossings(picture), ...passages(picture)]),
};

function crossings({ edges }: Picture): readonly Finding[] {
  return edges.flatMap((one, index) =>
    edges.slice(index + 1).filter((other) => crossing(one, other)).map((other) => ({ elementId: one.id, message: `The flow ${ends(one)} crosses the flow ${ends(other)}. Move one of them so that no lines cross.` })),
  );
}

function crossing(one: Edge, other: Edge): boolean {
  return segments(one.points).some((a) => segments(other.points).some((b) => cross(a, b)));
}

function passages({ shapes, edges }: Picture): readonly Finding[] {
  const solid = shapes.filter((shape) => !isContainer(shape));
  return edges.flatMap((edge) =>
    solid
      .filter(({ element, box }) => !isEnd(edge, element) && segments(edge.points).some((segment) => runsThrough(segment, box)))
      .map(({ element }) => ({ elementId: edge.id, message: `The flow ${ends(edge)} runs through ${called(element)}. Lead it around.` })),
  );
}

/** A flow may touch its own ends and what is attached to them. */
function isEnd({ element }: Edge, shape: ModelElement): boolean {
  const own = [child(element, 'sourceRef'), child(element, 'targetRef')];
  return own.includes(shape) || own.includes(child(shape, 'attachedToRef')) || own.some((end) => child(end, 'attachedToRef') === shape);
}

function ends({ element, id }: Edge): string {
  const source = child(element, 'sourceRef');
  const target = child(element, 'targetRef');
  return source && target ? `from ${called(source)} to ${called(target)}` : id;
}

import { called, type ModelElement } from '../model-element.js';
import type { Finding, OwnRule } from '../own-rule.js';
import { overlaps, runsThrough, segments, type Box } from '../picture/geometry.js';
import { isContainer, picturesOf, type Picture } from '../picture/picture.js';

interface Label {
  readonly element: ModelElement;
  readonly id: string;
  readonly box: Box;
}

const MOST_LABELS = 1_000;

/** Labels lie on free ground: not on another label, a shape or a flow. */
export const labelsClear: OwnRule = {
  severity: 'warning',
  check: (definitions) => picturesOf(definitions).flatMap(covered),
};

function covered(picture: Picture): readonly Finding[] {
  const labels = [...picture.shapes, ...picture.edges].flatMap(({ element, id, label }): Label[] => (label ? [{ element, id, box: label }] : []));
  if (labels.length > MOST_LABELS) return [];
  return labels.flatMap((label, index) => {
    const what = onLabel(label, labels.slice(index + 1)) ?? onShape(label, picture) ?? onFlow(label, picture);
    return what ? [{ elementId: label.id, message: `The label of ${called(label.element)} lies on ${what}. Move it to where it can be read.` }] : [];
  });
}

function onLabel(label: Label, others: readonly Label[]): string | null {
  const other = others.find(({ box }) => overlaps(label.box, box));
  return other ? `the label of ${called(other.element)}` : null;
}

function onShape(label: Label, { shapes }: Picture): string | null {
  const shape = shapes.find((one) => !isContainer(one) && overlaps(label.box, one.box));
  return shape ? called(shape.element) : null;
}

function onFlow(label: Label, { edges }: Picture): string | null {
  const edge = edges.find((one) => one.id !== label.id && segments(one.points).some((segment) => runsThrough(segment, label.box)));
  return edge ? 'a flow' : null;
}

import { child, children, idOf, isA, numberOf, type ModelElement } from '../model-element.js';
import type { Box, Point } from './geometry.js';

export interface Shape {
  readonly element: ModelElement;
  readonly id: string;
  readonly box: Box;
  readonly label: Box | null;
}

export interface Edge {
  readonly element: ModelElement;
  readonly id: string;
  readonly points: readonly Point[];
  readonly label: Box | null;
}

/** What one diagram of a model draws. */
export interface Picture {
  readonly shapes: readonly Shape[];
  readonly edges: readonly Edge[];
}

export function picturesOf(definitions: ModelElement): readonly Picture[] {
  return children(definitions, 'diagrams').map((diagram) => {
    const drawn = children(child(diagram, 'plane'), 'planeElement').filter((element) => child(element, 'bpmnElement'));
    return {
      shapes: drawn.filter((element) => isA(element, 'bpmndi:BPMNShape')).flatMap(shapeOf),
      edges: drawn.filter((element) => isA(element, 'bpmndi:BPMNEdge')).map(edgeOf),
    };
  });
}

/** Shapes that hold others: flows and labels run inside them. */
export function isContainer({ element }: Shape): boolean {
  return ['bpmn:SubProcess', 'bpmn:Participant', 'bpmn:Lane', 'bpmn:Group'].some((type) => isA(element, type));
}

function shapeOf(drawn: ModelElement): readonly Shape[] {
  const box = boxOf(child(drawn, 'bounds'));
  const element = child(drawn, 'bpmnElement');
  return box && element ? [{ element, id: idOf(element), box, label: boxOf(child(child(drawn, 'label'), 'bounds')) }] : [];
}

function edgeOf(drawn: ModelElement): Edge {
  const element = child(drawn, 'bpmnElement') as ModelElement;
  const points = children(drawn, 'waypoint').map((point) => ({ x: numberOf(point, 'x'), y: numberOf(point, 'y') }));
  return { element, id: idOf(element), points, label: boxOf(child(child(drawn, 'label'), 'bounds')) };
}

function boxOf(bounds: ModelElement | undefined): Box | null {
  if (!bounds) return null;
  return { x: numberOf(bounds, 'x'), y: numberOf(bounds, 'y'), width: numberOf(bounds, 'width'), height: numberOf(bounds, 'height') };
}

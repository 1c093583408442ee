import type { DiagramElement } from '#core/contracts';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { Element, Shape } from 'bpmn-js/lib/model/Types';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type EventBus from 'diagram-js/lib/core/EventBus';
import { type ElementStatus, type OutlineElement, statusOf } from './elements.js';

const ZOOM_STEP = 1.25;
/** Below this scale a wide process cannot be read: it opens at the readable scale, at its tokens. */
const READABLE_SCALE = 0.7;
const MARGIN = 30;
const BADGE_POSITION = { bottom: 10, left: -8 };

/** Colours as custom properties: the picture follows the theme without being drawn again. */
const RENDERER = { defaultFillColor: 'var(--tg-diagram-fill)', defaultStrokeColor: 'var(--tg-diagram-stroke)', defaultLabelColor: 'var(--tg-diagram-stroke)' };

/** Owns one read-only BPMN canvas: draws a model, shows tokens and incidents on it, tells what is selected. */
export class DiagramCanvas {
  private readonly viewer: NavigatedViewer;
  private markers: { id: string; marker: string }[] = [];
  private selected: string | null = null;
  private placed = false;

  constructor(container: HTMLElement, private readonly onSelect: (elementId: string | null) => void) {
    this.viewer = new NavigatedViewer({ container, bpmnRenderer: RENDERER, zoomScroll: { enabled: false } });
    this.viewer.get<EventBus>('eventBus').on('element.click', ({ element }: { element: { id: string } }) => {
      this.onSelect(element.id === this.canvas.getRootElement().id ? null : element.id.replace(/_label$/, ''));
    });
  }

  private get canvas(): Canvas {
    return this.viewer.get<Canvas>('canvas');
  }

  private get registry(): ElementRegistry {
    return this.viewer.get<ElementRegistry>('elementRegistry');
  }

  /** Draws a model and returns its flow nodes in reading order. */
  async show(xml: string): Promise<OutlineElement[]> {
    this.markers = [];
    this.selected = null;
    this.placed = false;
    await this.viewer.importXML(xml);
    this.fit();
    return outlineOf(this.canvas.getRootElement() as unknown as Element);
  }

  /** Shows where tokens are and were, replacing what was shown before. */
  mark(elements: readonly DiagramElement[], takenFlows: readonly string[]): void {
    this.markers.forEach(({ id, marker }) => this.canvas.removeMarker(id, marker));
    this.markers = [];
    this.viewer.get<Overlays>('overlays').clear();
    elements.filter(({ elementId }) => this.registry.get(elementId)).forEach((element) => this.markElement(element));
    if (!this.placed) this.placeAtTokens(elements);
    takenFlows.filter((flow) => this.registry.get(flow)).forEach((flow) => this.addMarker(flow, 'tg-taken'));
  }

  /** Highlights an element and brings it into view; null highlights nothing. */
  select(elementId: string | null): void {
    if (this.selected) this.canvas.removeMarker(this.selected, 'tg-selected');
    this.selected = elementId && this.registry.get(elementId) ? elementId : null;
    if (!this.selected) return;
    this.canvas.addMarker(this.selected, 'tg-selected');
    this.canvas.scrollToElement(this.selected, 60);
  }

  fit(): void {
    this.canvas.zoom('fit-viewport', { x: 0, y: 0 });
  }

  zoom(direction: 'in' | 'out'): void {
    this.canvas.zoom(this.canvas.zoom() * (direction === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP));
  }

  destroy(): void {
    this.viewer.destroy();
  }

  private placeAtTokens(elements: readonly DiagramElement[]): void {
    this.placed = true;
    if (this.canvas.zoom() >= READABLE_SCALE) return;
    const withToken = elements.filter((element) => element.active > 0 && this.registry.get(element.elementId));
    // A task is chosen before the sub-process around it.
    const [innermost] = withToken.sort((left, right) => this.areaOf(left.elementId) - this.areaOf(right.elementId));
    const { inner, outer } = this.canvas.viewbox();
    const size = { width: outer.width / READABLE_SCALE, height: outer.height / READABLE_SCALE };
    const centre = innermost ? centreOf(this.shape(innermost.elementId)) : { x: inner.x, y: inner.y };
    this.canvas.viewbox({ x: startOf(centre.x, size.width, inner.x, inner.width), y: startOf(centre.y, size.height, inner.y, inner.height), ...size });
  }

  private shape(elementId: string): Shape {
    return this.registry.get(elementId) as unknown as Shape;
  }

  private areaOf(elementId: string): number {
    const { width, height } = this.shape(elementId);
    return width * height;
  }

  private markElement(element: DiagramElement): void {
    const status = statusOf(element);
    if (status === 'ahead') return;
    this.addMarker(element.elementId, `tg-${status}`);
    const count = countOf(element, status);
    const html = badge(status, count);
    this.viewer.get<Overlays>('overlays').add(element.elementId, { position: BADGE_POSITION, html });
  }

  private addMarker(id: string, marker: string): void {
    this.canvas.addMarker(id, marker);
    this.markers.push({ id, marker });
  }
}

function centreOf({ x, y, width, height }: Shape): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where a window of a size starts that shows `centre` in its middle, without showing more emptiness around the picture than needed. */
function startOf(centre: number, size: number, pictureStart: number, pictureSize: number): number {
  const [first, last] = [pictureStart - MARGIN, pictureStart + pictureSize + MARGIN - size];
  if (last < first) return pictureStart + pictureSize / 2 - size / 2;
  return Math.min(Math.max(centre - size / 2, first), last);
}

function countOf(element: DiagramElement, status: ElementStatus): number {
  if (status === 'incident') return element.incidents;
  if (status === 'active') return element.active;
  return status === 'done' ? element.completed : element.canceled;
}

function badge(status: ElementStatus, count: number): HTMLElement {
  const element = document.createElement('span');
  element.className = `tg-token tg-token--${status}`;
  element.textContent = status === 'incident' ? `! ${count}` : String(count);
  // The outline says the same in words.
  element.setAttribute('aria-hidden', 'true');
  return element;
}

function outlineOf(root: Element): OutlineElement[] {
  const outline: OutlineElement[] = [];
  collect(root, 0, outline);
  return outline;
}

function collect(parent: Element, depth: number, outline: OutlineElement[]): void {
  const children = ((parent.children ?? []) as Shape[]).filter(isFlowNode).sort((left, right) => left.x - right.x || left.y - right.y);
  for (const child of children) {
    const container = child.type === 'bpmn:Participant' || child.type === 'bpmn:Lane';
    const { id, name = '' } = child.businessObject as { id: string; name?: string };
    if (!container) outline.push({ id, name: name.replaceAll(/\s+/g, ' '), type: child.type.replace('bpmn:', ''), depth });
    collect(child as unknown as Element, container ? depth : depth + 1, outline);
  }
}

const FLOW_NODE = /Task|Event|Gateway|SubProcess|CallActivity|Participant|Lane|Transaction/;

function isFlowNode(shape: Shape): boolean {
  return !shape.labelTarget && FLOW_NODE.test(shape.type);
}

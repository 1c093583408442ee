export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export type Segment = readonly [Point, Point];

export function segments(points: readonly Point[]): readonly Segment[] {
  return points.slice(1).map((to, index) => [points[index] as Point, to]);
}

/** Do they cut through each other? Touching ends do not count, running on one line over more than a pixel does. */
export function cross([a, b]: Segment, [c, d]: Segment): boolean {
  const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (sides.every((value) => value === 0)) return overlap(a, b, c, d) > 1;
  const [c1 = 0, d1 = 0, a1 = 0, b1 = 0] = sides;
  return c1 * d1 < 0 && a1 * b1 < 0;
}

function side(from: Point, to: Point, point: Point): number {
  return Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
}

function overlap(a: Point, b: Point, c: Point, d: Point): number {
  const axis = Math.abs(b.x - a.x) >= Math.abs(b.y - a.y) ? 'x' : 'y';
  const start = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]));
  const end = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]));
  return end - start;
}

/** Does the segment run through the inside of the box (more than `margin` pixels deep)? */
export function runsThrough([a, b]: Segment, box: Box, margin = 1): boolean {
  const inner = { x: box.x + margin, y: box.y + margin, width: box.width - 2 * margin, height: box.height - 2 * margin };
  if (inner.width <= 0 || inner.height <= 0) return false;
  return contains(inner, a) || contains(inner, b) || edges(inner).some((edge) => cross([a, b], edge));
}

export function overlaps(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

export function contains(box: Box, point: Point): boolean {
  return point.x > box.x && point.x < box.x + box.width && point.y > box.y && point.y < box.y + box.height;
}

/** Distance of a point from the outline of the box. */
export function distanceToOutline(box: Box, { x, y }: Point): number {
  const outside = Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height));
  const inside = Math.min(x - box.x, box.x + box.width - x, y - box.y, box.y + box.height - y);
  return outside > 0 ? outside : inside;
}

function edges({ x, y, width, height }: Box): readonly Segment[] {
  const corners = [{ x, y }, { x: x + width, y }, { x: x + width, y: y + height }, { x, y: y + height }, { x, y }];
  return segments(corners);
}

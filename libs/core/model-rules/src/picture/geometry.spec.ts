import { cross, distanceToOutline, runsThrough, type Segment } from './geometry.js';

const line = (x1: number, y1: number, x2: number, y2: number): Segment => [{ x: x1, y: y1 }, { x: x2, y: y2 }];
const BOX = { x: 100, y: 100, width: 100, height: 80 };

describe('lines and boxes', () => {
  it.each([
    ['lines that cut through each other', line(0, 0, 10, 10), line(0, 10, 10, 0), true],
    ['lines that meet at an end', line(0, 0, 10, 0), line(10, 0, 10, 10), false],
    ['a line that ends on another', line(0, 5, 10, 5), line(5, 0, 5, 5), false],
    ['lines that run on each other', line(0, 0, 10, 0), line(5, 0, 15, 0), true],
    ['lines that follow each other', line(0, 0, 10, 0), line(10, 0, 20, 0), false],
    ['parallel lines', line(0, 0, 10, 0), line(0, 1, 10, 1), false],
  ])('should know %s', (_, one, other, expected) => {
    expect(cross(one, other)).toBe(expected);
    expect(cross(other, one)).toBe(expected);
  });

  it.each([
    ['through the box', line(0, 140, 300, 140), true],
    ['into the box', line(0, 140, 150, 140), true],
    ['to its outline', line(0, 140, 100, 140), false],
    ['along its outline', line(0, 100, 300, 100), false],
    ['past it', line(0, 90, 300, 90), false],
  ])('should know a line %s', (_, segment, expected) => {
    expect(runsThrough(segment, BOX)).toBe(expected);
  });

  it.each([
    [{ x: 100, y: 140 }, 0],
    [{ x: 90, y: 140 }, 10],
    [{ x: 150, y: 110 }, 10],
    [{ x: 97, y: 96 }, 5],
  ])('should measure how far %j is from the outline', (point, distance) => {
    expect(distanceToOutline(BOX, point)).toBe(distance);
  });
});

import type { Page } from 'playwright-core';

// Text, because it runs in the browser, whose types the tests do not have.
const IN_PAGE = `(selector) => {
  const mark = document.querySelector(selector);
  const owner = mark.closest('a, [class*=powered-by]') ?? mark;
  const { left, right, top, bottom } = mark.getBoundingClientRect();
  const points = {
    'top left': [left + 1, top + 1], 'top right': [right - 1, top + 1],
    'bottom left': [left + 1, bottom - 1], 'bottom right': [right - 1, bottom - 1],
    middle: [(left + right) / 2, (top + bottom) / 2],
  };
  return Object.entries(points).filter(([, [x, y]]) => !owner.contains(document.elementFromPoint(x, y))).map(([name]) => name);
}`;

/** The points of an element at which something else lies on top of it, or which lie outside of the window. */
export function coveredPoints(page: Page, selector: string): Promise<string[]> {
  return page.evaluate<string[]>(`(${IN_PAGE})(${JSON.stringify(selector)})`);
}

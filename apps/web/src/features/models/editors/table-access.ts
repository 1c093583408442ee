/** What dmn-js leaves out for keyboard and screen reader: a table that scrolls can be focused, and the head without words is no head. */
export function makeTableAccessible(container: HTMLElement): void {
  container.querySelectorAll('.tjs-table-container').forEach((table) => table.setAttribute('tabindex', '0'));
  container.querySelectorAll('th.index-column').forEach((corner) => corner.setAttribute('role', 'cell'));
}

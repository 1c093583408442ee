/** Moves the focus to the next or previous row link on the page (`j`, `k`). */
export function moveRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('main [data-row-link], main tr[data-row] td:first-child a')];
  const here = links.findIndex((link) => link === document.activeElement);
  const next = here === -1 ? (step === 1 ? 0 : links.length - 1) : here + step;
  links[next]?.focus();
}

/** Puts the cursor into the page's search box; false when the page has none. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>('main [data-search]');
  field?.focus();
  return field !== null;
}

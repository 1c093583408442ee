/** True when lists and objects are nested deeper than the levels given. Asks without recursion, so that no depth exhausts the stack. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  for (let layer = containersIn([value]), depth = 1; layer.length > 0; layer = layer.flatMap(childrenOf), depth += 1) {
    if (depth > levels) return true;
  }
  return false;
}

/** True when a text or a member's name anywhere in the value holds half a character (a lone surrogate), which UTF-8 cannot carry. For values of bounded depth. */
export function hasBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => !name.isWellFormed() || hasBrokenText(member));
}

function childrenOf(container: object): object[] {
  return containersIn(Object.values(container));
}

function containersIn(values: readonly unknown[]): object[] {
  return values.filter((value): value is object => typeof value === 'object' && value !== null);
}

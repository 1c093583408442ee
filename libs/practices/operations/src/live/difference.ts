/** What is in one snapshot and not in the other, or has another state in them; of those in both, as it is now. */
export function differenceOf<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, stateOf: (item: T) => string): T[] {
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, item]) => item);
  const newOrChanged = [...after].filter(([key, item]) => {
    const earlier = before.get(key);
    return earlier === undefined || stateOf(earlier) !== stateOf(item);
  });
  return [...gone, ...newOrChanged.map(([, item]) => item)];
}

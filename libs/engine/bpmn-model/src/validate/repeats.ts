/** Values that stand there more than once, each once, in the order in which they come again. */
export function repeats<T>(values: readonly T[]): T[] {
  const [seen, again] = [new Set<T>(), new Set<T>()];
  for (const value of values) (seen.has(value) ? again : seen).add(value);
  return [...again];
}

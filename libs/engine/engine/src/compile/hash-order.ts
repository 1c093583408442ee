const SMALLEST = 16;
const FULL = 0.75;

/** The order in which a Java hash map filled from the last to the first gives its entries: Camunda shows some lists so. */
export function inHashOrder<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  let buckets = SMALLEST;
  while (values.length > buckets * FULL) buckets *= 2;
  const bucketOf = (value: T): number => spread(hashOf(keyOf(value))) & (buckets - 1);
  return [...values].reverse().sort((left, right) => bucketOf(left) - bucketOf(right));
}

/** `String.hashCode` of the Java language. */
function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(31, hash) + text.charCodeAt(at)) | 0;
  return hash;
}

const spread = (hash: number): number => hash ^ (hash >>> 16);

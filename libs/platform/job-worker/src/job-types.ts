const declared = new Set<string>();

/**
 * Declares the job types a practice serves, in its `jobs/job-types.ts`. Both halves of the practice import that file, so the
 * server knows the types without loading the handlers.
 */
export function declareJobTypes<const Types extends readonly string[]>(types: Types): Types {
  types.forEach((type) => declared.add(type));
  return types;
}

/** Every declared job type, sorted. */
export function knownJobTypes(): readonly string[] {
  return [...declared].sort();
}

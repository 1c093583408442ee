import type { Engine } from '#engine/engine';

/** An engine that does nothing, for tests of what stands before and behind it. */
export const idleEngine = (): Engine => ({
  process: () => ({ kind: 'done', answer: { kind: 'rejection', rejection: { type: 'NOT_FOUND', reason: 'Expected something, but this engine is idle' } }, notifications: [], nextDue: null }),
  put: () => undefined,
  takeChanges: () => ({ number: 0, changes: {} }),
  flushed: () => undefined,
  evict: () => undefined,
  clear: () => undefined,
  loadedInstances: 0,
  loadedRows: 0,
});

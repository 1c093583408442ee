export * from './commands/commands.js';
export * from './decisions.js';
export * from './engine.js';
export * from './keys.js';
export { createEngine, type EventListener } from './process/processor.js';
export type { EngineEvent, EventKind, EventPayloads } from './apply/events.js';
export * from './state/load.js';
export * from './state/rows.js';

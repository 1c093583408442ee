export * from './commands/commands.js';
export * from './decisions.js';
export * from './engine.js';
export * from './keys.js';
export * from './state/load.js';
export * from './state/rows.js';

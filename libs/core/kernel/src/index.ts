export * from './clock.js';
export * from './result.js';

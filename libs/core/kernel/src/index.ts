export * from './clock.js';
export * from './moments.js';
export * from './result.js';
export * from './values.js';

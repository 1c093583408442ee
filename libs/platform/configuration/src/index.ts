export * from './environment.js';
export * from './process.js';

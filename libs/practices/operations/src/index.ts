export * from './migrations/operations.migrations.js';
export * from './operations.module.js';

export * from './migrations/release-management.migrations.js';
export * from './release-management.module.js';

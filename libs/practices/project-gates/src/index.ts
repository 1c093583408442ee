export * from './migrations/project-gates.migrations.js';
export * from './project-gates.module.js';

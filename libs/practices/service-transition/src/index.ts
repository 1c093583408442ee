export * from './migrations/service-transition.migrations.js';
export * from './service-transition.module.js';

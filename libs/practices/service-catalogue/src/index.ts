export * from './migrations/service-catalogue.migrations.js';
export * from './service-catalogue.module.js';

export * from './audit.migrations.js';
export * from './audit.module.js';
export * from './audit-entry.js';
export * from './audit-sealer.js';
export * from './audit-trail.js';
export * from './write-fields.js';

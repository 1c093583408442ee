export { collaborationMigrations } from './collaboration.migrations.js';
export { RecordLinks } from './application/record-links.js';
export { CollaborationHttpModule, CollaborationModule } from './collaboration.module.js';

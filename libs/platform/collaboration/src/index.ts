export { collaborationMigrations } from './collaboration.migrations.js';
export { CollaborationHttpModule } from './collaboration.module.js';

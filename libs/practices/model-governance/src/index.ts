export * from './application/models-at-start.js';
export { MODELS_FOLDER } from './application/shipped-models.js';
export * from './migrations/model-governance.migrations.js';
export * from './model-governance.module.js';

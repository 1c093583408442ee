import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ModelCheck } from './application/model-check.js';
import { ModelDeployment } from './application/model-deployment.js';
import { ModelDrafts } from './application/model-drafts.js';
import { ModelLibrary } from './application/model-library.js';
import { ModelStore } from './application/model-store.js';
import { ModelVersions } from './application/model-versions.js';
import { ModelsAtStart } from './application/models-at-start.js';
import { MODELS_FOLDER, modelsFolder, ShippedModels } from './application/shipped-models.js';
import { DeployedVersion } from './domain/model-version.entity.js';
import { Model } from './domain/model.entity.js';
import { ModelController } from './http/model.controller.js';

/** For the server: `/models`, and the deployment of the models that come with the product. */
@Module({
  imports: [TypeOrmModule.forFeature([Model, DeployedVersion])],
  providers: [
    ModelCheck, ModelDeployment, ModelDrafts, ModelLibrary, ModelStore, ModelVersions, ModelsAtStart, ShippedModels,
    { provide: MODELS_FOLDER, useFactory: modelsFolder },
  ],
  controllers: [ModelController],
  exports: [ModelsAtStart],
})
export class ModelGovernanceHttpModule {}

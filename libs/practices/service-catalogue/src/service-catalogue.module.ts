import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GoalDirectory, ServiceDirectory } from '#platform/orchestration';
import { CatalogueGoalDirectory, CatalogueServiceDirectory } from './application/catalogue-directory.js';
import { Goals } from './application/goals.js';
import { Services } from './application/services.js';
import { Goal } from './domain/goal.entity.js';
import { Service } from './domain/service.entity.js';
import { GoalController } from './http/goal.controller.js';
import { ServiceController } from './http/service.controller.js';

/** The domain, and the directories through which other practices read services and goals. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Service, Goal])],
  providers: [
    Services,
    Goals,
    { provide: ServiceDirectory, useClass: CatalogueServiceDirectory },
    { provide: GoalDirectory, useClass: CatalogueGoalDirectory },
  ],
  exports: [Services, Goals, ServiceDirectory, GoalDirectory],
})
class ServiceCatalogueModule {}

/** For the server: `/services` and `/goals`. */
@Module({ imports: [ServiceCatalogueModule], controllers: [ServiceController, GoalController] })
export class ServiceCatalogueHttpModule {}

/** For the worker: jobs of other practices read services. */
@Module({ imports: [ServiceCatalogueModule] })
export class ServiceCatalogueJobsModule {}

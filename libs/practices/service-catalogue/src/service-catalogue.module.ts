import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { USE_LIFECYCLE, USE_STATES } from '#core/contracts';
import { assertReachable, GoalDirectory, ItemDirectory, LiveQueriesModule, ObjectiveDirectory, ServiceDirectory, ServiceLevelDirectory } from '#platform/orchestration';
import { CatalogueGoalDirectory, CatalogueObjectiveDirectory, CatalogueServiceDirectory } from './application/catalogue-directory.js';
import { CatalogueTitles } from './application/catalogue-titles.js';
import { ConfigurationItems } from './application/configuration-items.js';
import { DueObjectives } from './application/due-objectives.js';
import { Goals } from './application/goals.js';
import { Impact } from './application/impact.js';
import { ItemImport } from './application/item-import.js';
import { MaintenanceWindows } from './application/maintenance-windows.js';
import { Measurements } from './application/measurements.js';
import { MissedServiceLevels } from './application/missed-service-levels.js';
import { ObjectiveLiveQueries } from './application/objective-live-queries.js';
import { Objectives } from './application/objectives.js';
import { PromisedLevels } from './application/promised-levels.js';
import { Retirement } from './application/retirement.js';
import { ServiceLevelObjectives } from './application/service-level-objectives.js';
import { Services } from './application/services.js';
import { ConfigurationItem } from './domain/configuration-item.entity.js';
import { Goal } from './domain/goal.entity.js';
import { Measurement } from './domain/measurement.entity.js';
import { Objective } from './domain/objective.entity.js';
import { ServiceLevelObjective } from './domain/service-level-objective.entity.js';
import { Service } from './domain/service.entity.js';
import { GoalController } from './http/goal.controller.js';
import { ItemController } from './http/item.controller.js';
import { ObjectiveController } from './http/objective.controller.js';
import { ServiceLevelController } from './http/service-level.controller.js';
import { ServiceController } from './http/service.controller.js';

/** The domain, and the directories through which other practices read services and goals. */
@Global()
@Module({
  imports: [LiveQueriesModule, TypeOrmModule.forFeature([Service, Goal, Objective, ServiceLevelObjective, ConfigurationItem, Measurement])],
  providers: [
    Services,
    Goals,
    Objectives,
    ServiceLevelObjectives,
    ConfigurationItems,
    ItemImport,
    Measurements,
    CatalogueTitles,
    ObjectiveLiveQueries,
    { provide: ServiceDirectory, useClass: CatalogueServiceDirectory },
    { provide: GoalDirectory, useClass: CatalogueGoalDirectory },
    { provide: ObjectiveDirectory, useClass: CatalogueObjectiveDirectory },
    { provide: ServiceLevelDirectory, useClass: PromisedLevels },
    Impact,
    { provide: ItemDirectory, useExisting: Impact },
  ],
  exports: [Services, Goals, Objectives, ServiceLevelObjectives, ConfigurationItems, ItemImport, Measurements, ServiceDirectory, GoalDirectory, ObjectiveDirectory, ItemDirectory, ServiceLevelDirectory, Impact],
})
class ServiceCatalogueModule implements OnModuleInit {
  onModuleInit(): void {
    assertReachable('catalogue entry', USE_STATES, USE_LIFECYCLE);
  }
}

/** For the server: `/goals`, `/objectives`, `/services`, `/service-levels`, `/items`. */
@Module({
  imports: [ServiceCatalogueModule],
  providers: [MaintenanceWindows, MissedServiceLevels, DueObjectives, Retirement],
  controllers: [GoalController, ObjectiveController, ServiceController, ServiceLevelController, ItemController],
})
export class ServiceCatalogueHttpModule {}

/** For the worker: jobs of other practices read services. */
@Module({ imports: [ServiceCatalogueModule] })
export class ServiceCatalogueJobsModule {}

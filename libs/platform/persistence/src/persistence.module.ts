import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { runtimeDataSourceOptions, type ConnectionOptions } from './connection.js';
import { RecordNumbers } from './record-numbers.js';
import { RecordTitles } from './record-titles.js';
import { UnitOfWork } from './unit-of-work.js';

/**
 * The database of the application, once per process. Libraries register their entities with `TypeOrmModule.forFeature`
 * and inject `UnitOfWork`; the tables must have been migrated before.
 */
@Global()
@Module({})
export class PersistenceModule {
  /** Without options the address is `DATABASE_URL` of the environment. */
  static forRoot(options?: ConnectionOptions): DynamicModule {
    return {
      module: PersistenceModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...runtimeDataSourceOptions(options ?? fromEnvironment()), autoLoadEntities: true, retryAttempts: 20, retryDelay: 500 }),
        }),
      ],
      providers: [UnitOfWork, RecordNumbers, RecordTitles],
      exports: [UnitOfWork, RecordNumbers, RecordTitles],
    };
  }
}

function fromEnvironment(): ConnectionOptions {
  const url = process.env['DATABASE_URL'];
  if (url === undefined) throw new Error('DATABASE_URL is not set.');
  return { url };
}

import type { DataSourceOptions } from 'typeorm';
import { RecordTimes } from './record-times.js';
import { SnakeNaming } from './snake-naming.js';

/** Schema of every record table. */
export const RECORD_SCHEMA = 'tollgate';
/** Schema of the queue; its tables belong to the owner of the database, the run-time role may use them. */
export const QUEUE_SCHEMA = 'queue';
/** The role that server and worker take at run time: it reads and writes records but cannot rewrite the audit trail or change tables. */
export const RUNTIME_ROLE = 'tollgate_app';

export interface ConnectionOptions {
  /** `postgres://user:password@host:port/database`; the user owns the schema, the connection then takes the run-time role. */
  url: string;
  poolSize?: number;
  applicationName?: string;
}

const STATEMENT_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** How server and worker reach the database at run time. */
export function runtimeDataSourceOptions({ url, poolSize = 10, applicationName = 'tollgate' }: ConnectionOptions) {
  return {
    type: 'postgres',
    url,
    schema: RECORD_SCHEMA,
    applicationName,
    poolSize,
    namingStrategy: new SnakeNaming(),
    subscribers: [RecordTimes],
    installExtensions: false,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: {
      // Said once here, not by a statement in each transaction.
      options: `-c role=${RUNTIME_ROLE} -c search_path=${RECORD_SCHEMA} -c default_transaction_isolation=read\\ committed`,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS + CONNECT_TIMEOUT_MS,
      keepAlive: true,
    },
  } satisfies DataSourceOptions;
}

/** How migrations reach the database: as its owner, without a time limit for a statement. */
export function ownerDataSourceOptions(url: string) {
  return {
    type: 'postgres',
    url,
    schema: RECORD_SCHEMA,
    applicationName: 'tollgate-migrations',
    poolSize: 2,
    installExtensions: false,
    namingStrategy: new SnakeNaming(),
    migrationsTableName: 'migration',
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: { options: `-c search_path=${RECORD_SCHEMA}` },
  } satisfies DataSourceOptions;
}

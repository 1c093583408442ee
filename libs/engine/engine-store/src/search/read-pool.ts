import pg from 'pg';

/** Connections for searches; one spare beside the snapshots of delayed reads. */
export function readPool(databaseUrl: string, max: number, onError: (error: Error) => void): pg.Pool {
  const options: pg.PoolConfig & { pipeline: boolean } = {
    pipeline: true,
    connectionString: databaseUrl,
    application_name: 'tollgate-engine reader',
    max,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    query_timeout: 35_000,
    // Compiling a plan takes longer than any of these searches.
    options: '-c jit=off',
  };
  const pool = new pg.Pool(options);
  pool.on('error', onError);
  return pool;
}

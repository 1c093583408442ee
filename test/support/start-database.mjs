// Starts the PostgreSQL of a test run and leaves it running; the end of the run stops it.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../apps/launcher/lib/postgres.mjs';

const run = process.argv[2];
const settings = { max_connections: '300', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const { url, child } = await startPostgres({ folder: join(run, 'postgres'), settings });
child.unref();
writeFileSync(join(run, 'address.new'), url, { mode: 0o600 });
renameSync(join(run, 'address.new'), join(run, 'address'));

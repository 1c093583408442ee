import 'reflect-metadata';
import { resolve } from 'node:path';
import { configuredOrExit, refuseToStart, untilToldToStop } from '#platform/configuration';
import { migrate, UnsuitableDatabase } from '#platform/persistence';
import { AppModule } from './app.module.js';
import { createApplication } from './http/application.js';
import { migrations } from './migrations.js';
import { Readiness } from './operations/readiness.js';

const { configuration, databaseUrl } = configuredOrExit();
await migrate(databaseUrl, migrations).catch((error: unknown) => {
  if (error instanceof UnsuitableDatabase) refuseToStart([error.message]);
  throw error;
});
const app = await createApplication(AppModule.forRoot(configuration, databaseUrl), configuration, resolve('dist/web'));
await app.listen(configuration.port, configuration.host);
await untilToldToStop();
app.get(Readiness).drain();
await app.close();
process.exit(0);

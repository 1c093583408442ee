import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { Trouble } from './trouble.mjs';

/** The configuration from the environment, by the same rules as in the server; throws Trouble with every mistake at once. */
export async function configuration(environment = process.env) {
  const { readConfiguration, withSecretFiles } = await import(join(ROOT, 'libs/platform/configuration/src/environment.ts'));
  const read = readConfiguration(environment);
  if (!read.ok) throw new Trouble(`Tollgate cannot start:\n${read.failure.map((mistake) => `  - ${mistake}`).join('\n')}`);
  return { ...read.value, environment: withSecretFiles(environment) };
}

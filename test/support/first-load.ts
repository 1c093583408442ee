/**
 * What a browser loads before the first screen stands, gzipped: the entry, the landing screen, and all they import.
 * `node test/support/first-load.ts [dist/web]` prints it and fails above the budget.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const BUDGET_KILOBYTES = 300;

const ENTRY = 'index.html';
const LANDING = 'src/features/home/home-page.tsx';
/** Loaded by index.html outside of the module graph. */
const PLAIN_FILES = ['index.html', 'theme.js'];

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}
type Manifest = Record<string, Chunk>;

export interface FirstLoad {
  files: { file: string; bytes: number }[];
  kilobytes: number;
}

/** Reads the manifest of a build. Throws when there is none, or when the entry or the landing screen is not in it. */
export function measureFirstLoad(dist: string): FirstLoad {
  const path = join(dist, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error(`${path} is missing: build the web app first`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const names = new Set([...PLAIN_FILES, ...filesOf(manifest, ENTRY), ...filesOf(manifest, LANDING)]);
  const files = [...names].map((file) => ({ file, bytes: gzipSync(readFileSync(join(dist, file))).length }));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { files: files.sort((left, right) => right.bytes - left.bytes), kilobytes: Math.round(bytes / 100) / 10 };
}

function filesOf(manifest: Manifest, name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the manifest of the build`);
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((imported) => filesOf(manifest, imported, seen))];
}

function main(dist: string): void {
  const { files, kilobytes } = measureFirstLoad(dist);
  const lines = files.map(({ file, bytes }) => `${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}\n`);
  process.stdout.write(`${lines.join('')}${kilobytes.toFixed(1).padStart(7)} kB  first load, gzipped (budget ${BUDGET_KILOBYTES})\n`);
  if (kilobytes > BUDGET_KILOBYTES) process.exitCode = 1;
}

if (process.argv[1]?.endsWith('first-load.ts')) main(process.argv[2] ?? 'dist/web');

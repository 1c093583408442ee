import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** Relative to the root of the tree, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
}

const SOURCE = /\.(ts|tsx|mts|mjs|js)$/;
const LEFT_OUT = new Set(['node_modules', 'dist', 'coverage', 'test-results', 'fixtures', '.vite']);

/** Every source file of the tree below `apps` and `libs` with what it imports: static, dynamic, re-exported or as a type. */
export function sourceFiles(root: string): SourceFile[] {
  return ['apps', 'libs'].map((folder) => join(root, folder)).filter(existsSync).flatMap(filesBelow).map((file) => readSource(root, file));
}

export function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !LEFT_OUT.has(entry.name)).map((entry) => entry.name);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : filesBelow(path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}

function readSource(root: string, file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const imports = importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, line: lineOf(text, pos) }));
  return { path: relative(root, file).split(sep).join('/'), text, imports };
}

export function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

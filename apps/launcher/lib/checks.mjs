import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { runTool } from './run-tool.mjs';

const PROJECTS = ['tsconfig.json', 'apps/web/tsconfig.json'];

/** Type-checks the server side and the web application; returns the exit codes. */
export async function checkTypes() {
  const codes = [];
  for (const project of PROJECTS.filter((file) => existsSync(join(ROOT, file)))) {
    codes.push(await runTool('typescript/bin/tsc', ['-p', project, '--noEmit']));
  }
  return codes;
}

export function lint() {
  return runTool('eslint/bin/eslint.js', ['apps', 'libs', 'test', '--max-warnings', '0']);
}

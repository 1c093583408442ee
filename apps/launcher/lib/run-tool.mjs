import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** Runs a script of the dependencies with our own Node, its output shown as it comes; returns its exit code. */
export function runTool(script, args, env = {}) {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  const forward = () => child.kill('SIGTERM');
  process.once('disconnect', forward);
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code ?? 1)));
}

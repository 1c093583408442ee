// PostgreSQL refuses to run as root. Started as root, we give it another user id: best by a user namespace, in which the
// files stay root's and closed home folders do not matter; else by a real change of user, which needs readable folders.
import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Trouble } from './trouble.mjs';

const NOBODY = 65534;

/**
 * How to run PostgreSQL's programs here: `{ native, command(program, args), options, adopt(path) }`.
 * `adopt` makes a folder and all in it belong to the user that PostgreSQL runs as.
 * @param {{ native: string, folder: string, how?: 'plain' | 'namespace' | 'change-user' }} where
 */
export function runnerFor({ native, folder, how = wayFor() }) {
  return RUNNERS[how]({ native, folder });
}

function wayFor() {
  if (process.platform === 'win32' || process.getuid() !== 0) return 'plain';
  return namespaceWorks() ? 'namespace' : 'change-user';
}

const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

const RUNNERS = {
  plain: ({ native }) => ({ native, command: (program, args) => [program, args], options: {}, adopt: () => undefined }),
  namespace: ({ native }) => ({
    native,
    command: (program, args) => ['unshare', [...NAMESPACE, program, ...args]],
    options: {},
    adopt: (path) => ownAll(path, 0),
  }),
  'change-user': ({ native, folder }) => {
    requireOpenPath(folder);
    const readable = isOpenPath(native) ? native : copyOf(native, folder);
    return {
      native: readable,
      command: (program, args) => [program, args],
      options: { uid: NOBODY, gid: NOBODY, cwd: '/' },
      adopt: (path) => ownAll(path, NOBODY),
    };
  },
};

function namespaceWorks() {
  const known = /^[^:]*:[^:]*:65534:/m.test(readFileSync('/etc/passwd', 'utf8'));
  return known && spawnSync('unshare', [...NAMESPACE, 'true'], { stdio: 'ignore' }).status === 0;
}

/** Gives everything below a path to a user, unless the path is that user's already. */
function ownAll(path, uid) {
  if (!existsSync(path) || lstatSync(path).uid === uid) return;
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) ownAll(join(path, name), uid);
  chownSync(path, uid, uid);
}

function requireOpenPath(folder) {
  const closed = closedFolderAbove(folder);
  if (closed === undefined) return;
  throw new Trouble(
    `Tollgate was started as root, and PostgreSQL must run as another user, who cannot enter ${closed}. ` +
      'Choose a data folder outside of it, for example TOLLGATE_DATA=/var/lib/tollgate, or start Tollgate as an ordinary user.',
  );
}

function isOpenPath(path) {
  return closedFolderAbove(path) === undefined;
}

/** The first folder on the way down to a path that others may not enter. */
function closedFolderAbove(path) {
  const parent = dirname(path);
  if (parent === path) return undefined;
  const higher = closedFolderAbove(parent);
  if (higher !== undefined) return higher;
  return existsSync(parent) && (statSync(parent).mode & 0o001) === 0 ? parent : undefined;
}

/** The programs lie in a folder closed to others, so a copy is put beside the data. */
function copyOf(native, folder) {
  const copy = join(folder, 'native');
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

import { setTimeout as pause } from 'node:timers/promises';
import { say } from './console.mjs';
import { startPostgres } from './postgres.mjs';

const PAUSE_MS = 250;

/** The embedded PostgreSQL, started with these settings, and again on its port whenever it dies. Returns `{ url, stop() }`. */
export async function supervisePostgres(folder, settings = {}) {
  let postgres = await startPostgres({ folder, settings, log: say });
  let stopping = false;
  const { url, port } = postgres;
  const watch = async () => {
    await postgres.exited;
    while (!stopping) {
      say('The database ended; starting it again');
      await pause(PAUSE_MS);
      try {
        postgres = await startPostgres({ folder, port, settings, log: say });
        return void watch();
      } catch (error) {
        say(error.message);
      }
    }
  };
  void watch();
  const stop = () => {
    stopping = true;
    return postgres.stop();
  };
  return { url, stop, pid: () => postgres.pid };
}

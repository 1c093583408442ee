import { once } from 'node:events';
import { createServer } from 'node:net';
import { Trouble } from './trouble.mjs';

/** Throws Trouble naming the port and how to choose another (`PORT=3001 npm start`) when another program listens there. */
export async function requireFreePort(port, host, choosing) {
  const server = createServer();
  server.listen(port, host);
  const [taken] = await Promise.race([once(server, 'listening').then(() => []), once(server, 'error')]);
  if (taken === undefined) {
    server.close();
    await once(server, 'close');
    return;
  }
  const reason = taken.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be opened (${taken.message})`;
  throw new Trouble(`Port ${port} of ${host} ${reason}. Choose another one: ${choosing(port + 1)}`);
}

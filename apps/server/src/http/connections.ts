import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Ends connections at the end of the server: at once those that carry no request, the others with their answer. Browsers
 * open some in advance, which Node counts neither as idle nor as active, and would wait for.
 */
export function registerConnectionEnd(fastify: FastifyInstance): void {
  const requests = new Map<Socket, number>();
  let ending = false;
  const settle = (socket: Socket): void => {
    if (ending && requests.get(socket) === 0) socket.destroy();
  };
  fastify.server.on('connection', (socket: Socket) => {
    requests.set(socket, 0);
    socket.once('close', () => requests.delete(socket));
  });
  fastify.server.on('request', ({ socket }: { socket: Socket }, response: NodeJS.EventEmitter) => {
    requests.set(socket, (requests.get(socket) ?? 0) + 1);
    response.once('close', () => {
      requests.set(socket, (requests.get(socket) ?? 1) - 1);
      setImmediate(settle, socket); // the answer's last bytes go first
    });
  });
  fastify.addHook('preClose', (done) => {
    ending = true;
    for (const socket of requests.keys()) settle(socket);
    done();
  });
}

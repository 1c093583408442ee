import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventStream } from './event-stream.js';

const priya = { personId: '1', username: 'priya', displayName: 'Priya', roles: [] };

/** A server whose every request becomes a stream. */
async function aServer(onStream: (stream: EventStream) => void, onClose: () => void = () => undefined): Promise<{ server: Server; url: string }> {
  const server = createServer((_request, response) => {
    const stream = new EventStream(priya, response, onClose);
    stream.open({ 'x-frame-options': 'DENY' });
    onStream(stream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('a stream of live events', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  it('should carry events as an EventSource reads them, with the headers of every answer', async () => {
    // given
    const { server, url } = await aServer((stream) => {
      stream.send({ topic: 'record', id: 'CHG-1' });
      stream.close();
    });
    servers.push(server);
    // when
    const response = await fetch(url);
    const text = await response.text();
    // then
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(text).toBe('retry: 2000\n\nevent: live\ndata: {"topic":"record","id":"CHG-1"}\n\n');
  });

  it('should tell when the reader is gone', async () => {
    // given
    let closed: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const { server, url } = await aServer(() => undefined, () => closed());
    servers.push(server);
    // when
    const abort = new AbortController();
    await fetch(url, { signal: abort.signal });
    abort.abort();
    // then
    await expect(gone).resolves.toBeUndefined();
  });

  it('should give up on a reader that leaves everything lying', async () => {
    // given
    let kept: EventStream | undefined;
    const { server, url } = await aServer((stream) => (kept = stream));
    servers.push(server);
    await fetch(url);
    // when
    let sent = 0;
    while (kept?.send({ topic: 'record', id: 'x'.repeat(10_000) }) === true && sent < 100_000) sent += 1;
    // then
    expect(sent).toBeLessThan(100_000);
    expect(kept?.send({ topic: 'record', id: null })).toBe(false);
  });
});

import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { register } from 'prom-client';

/** Tells who asks whether the worker lives (`/healthz`), whether it takes jobs (`/readyz`), and what it counted (`/metrics`). */
export class HealthServer {
  private readonly server: Server;

  constructor(private readonly isReady: () => Promise<boolean>) {
    this.server = createServer((request, response) => {
      this.answer(request.url ?? '', response).catch((error: unknown) => send(response, 500, String(error)));
    });
  }

  async listen(port: number, host: string): Promise<void> {
    this.server.listen(port, host);
    await once(this.server, 'listening');
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    if (url === '/healthz') return send(response, 200, 'alive\n');
    if (url === '/metrics') return send(response, 200, await register.metrics(), register.contentType);
    if (url !== '/readyz') return send(response, 404, 'There are /healthz, /readyz and /metrics.\n');
    const ready = await this.isReady();
    return send(response, ready ? 200 : 503, ready ? 'ready\n' : 'not ready\n');
  }
}

function send(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}

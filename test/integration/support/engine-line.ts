import { createServer, request } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a request: it passes, is lost on its way, or its answer is lost. */
export type Fate = 'pass' | 'lose-request' | 'lose-answer';

/** The line to the engine, which can be cut. */
export class EngineLine {
  private fate: (method: string, path: string) => Fate = () => 'pass';

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async to(address: string): Promise<EngineLine> {
    const server = createServer();
    const line = new EngineLine(server, new URL(address));
    server.on('request', (incoming, outgoing) => line.carry(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  decide(fate: (method: string, path: string) => Fate): void {
    this.fate = fate;
  }

  /** Loses the next request that matches, once; returns how to ask whether it has happened. */
  onceOn(path: RegExp, fate: Fate): () => boolean {
    let happened = false;
    this.fate = (_method, asked) => {
      if (happened || !path.test(asked)) return 'pass';
      happened = true;
      return fate;
    };
    return () => happened;
  }

  cut(): void {
    this.fate = () => 'lose-request';
    this.server.closeAllConnections();
  }

  mend(): void {
    this.fate = () => 'pass';
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private carry(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = 'GET', url = '/', headers } = incoming;
    const fate = this.fate(method, url);
    if (fate === 'lose-request') return void incoming.socket.destroy();
    const { hostname, port } = this.target;
    const onward = request({ hostname, port, method, path: url, headers, agent: false }, (answer) => {
      if (fate === 'lose-answer') {
        answer.resume().on('end', () => incoming.socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => incoming.socket.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }
}

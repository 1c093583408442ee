import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface MailServer {
  url: string;
  /** Every mail as it came over the wire. */
  received: string[];
  /** The next mail is refused with this answer. */
  refuseNext(answer: string): void;
  close(): Promise<void>;
}

/** A mail server on loopback that keeps what it gets (as much of RFC 5321 as a client needs). */
export async function aMailServer(): Promise<MailServer> {
  const received: string[] = [];
  const refusals: string[] = [];
  const server = createServer((socket) => speak(socket, received, refusals)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuseNext: (answer) => refusals.push(answer),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function speak(socket: Socket, received: string[], refusals: string[]): void {
  let pending = '';
  let mail: string | null = null;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  say('220 here');
  socket.setEncoding('utf8').on('error', () => undefined).on('data', (chunk: string) => {
    pending += chunk;
    for (let at = pending.indexOf('\r\n'); at >= 0; at = pending.indexOf('\r\n')) {
      const line = pending.slice(0, at);
      pending = pending.slice(at + 2);
      if (mail !== null && line === '.') {
        received.push(mail);
        mail = null;
        say('250 kept');
      } else if (mail !== null) mail += `${line}\n`;
      else if (line === 'DATA') {
        mail = '';
        say('354 go on');
      } else if (line.startsWith('MAIL') && refusals.length > 0) say(refusals.shift()!);
      else if (line === 'QUIT') socket.end('221 bye\r\n');
      else say('250 fine');
    }
  });
}

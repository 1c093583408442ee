import type { DynamicModule } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import type { LogLevel } from '#platform/configuration';

/** Questions asked every few seconds by whoever watches over us. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** One JSON line per record. Headers, bodies and query texts stay out of it: they may hold secrets. */
export function logging(level: LogLevel): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level,
      base: { process: 'server', pid: process.pid },
      quietReqLogger: true,
      customAttributeKeys: { reqId: 'requestId' },
      autoLogging: { ignore: (request) => QUIET.has(pathOf(request)) },
      serializers: {
        req: (request: { method: string; url: string; id: string }) => ({ id: request.id, method: request.method, path: request.url.split('?')[0] }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
    },
  });
}

/** Inside a middleware `url` is relative to where it is mounted. */
function pathOf(request: IncomingMessage & { originalUrl?: string }): string {
  return (request.originalUrl ?? request.url ?? '').split('?')[0] ?? '';
}

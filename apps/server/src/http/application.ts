import compress from '@fastify/compress';
import { type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import type { Configuration } from '#platform/configuration';
import { registerMetrics } from '../operations/metrics.js';
import { registerConnectionEnd } from './connections.js';
import { registerBodyCheck } from './json-body.js';
import { BODY_LIMIT_BYTES, registerBodyLimits, REQUEST_TIMEOUT_MS } from './limits.js';
import { describeApi } from './openapi.js';
import { ProblemFilter } from './problem.filter.js';
import { answerFor, problemOf } from './problems.js';
import { registerRequestId, requestId } from './request-id.js';
import { registerSecurityHeaders } from './security-headers.js';
import { registerStaticWeb } from './static-web.js';
import { validationPipe } from './validation.pipe.js';

const ROOT_ROUTES = ['healthz', 'readyz', 'version'];

/** The whole HTTP side around a root module; not yet listening. `webFolder`: the built web application. */
export async function createApplication(module: DynamicModule, configuration: Configuration, webFolder: string): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter(configuration), { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api/v1', { exclude: ROOT_ROUTES });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  const fastify = app.getHttpAdapter().getInstance();
  registerConnectionEnd(fastify);
  registerRequestId(fastify);
  registerBodyLimits(fastify);
  registerBodyCheck(fastify);
  registerMetrics(fastify);
  await registerSecurityHeaders(fastify, configuration.trustedProxies.length > 0);
  await fastify.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await registerStaticWeb(fastify, webFolder);
  describeApi(app);
  return app;
}

function adapter({ trustedProxies }: Configuration): FastifyAdapter {
  return new FastifyAdapter({
    genReqId: requestId,
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    frameworkErrors: answerBadAddress,
    routerOptions: { maxParamLength: 500 },
  });
}

/** An address that cannot be decoded reaches no route and no filter. */
function answerBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(answerFor(error), String(request.id));
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

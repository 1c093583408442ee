import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';

const DURATION = 'tollgate_http_request_duration_seconds';

/** Counts and times every answer by route; `/metrics` shows them in the text format of Prometheus. */
export function registerMetrics(fastify: FastifyInstance): void {
  if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics();
  const durations = requestDurations();
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  fastify.get('/metrics', async (_request, reply) => reply.type(register.contentType).send(await register.metrics()));
}

function requestDurations(): Histogram<'method' | 'route' | 'status'> {
  const known = register.getSingleMetric(DURATION);
  if (known instanceof Histogram) return known;
  return new Histogram({
    name: DURATION,
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
}

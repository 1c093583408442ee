import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What pages may load and do. The diagram, decision and form editors need inline styles and data: images and fonts; scripts are ours only. */
const CONTENT_SECURITY_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

export async function registerSecurityHeaders(fastify: FastifyInstance, behindProxy: boolean): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    strictTransportSecurity: behindProxy, // plain http is spoken on loopback only
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' }, // the set-up link carries a token
  });
}

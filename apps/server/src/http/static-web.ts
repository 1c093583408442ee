import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFoundException } from '@nestjs/common';

const PAGE = 'index.html';
const A_YEAR_S = 31_536_000;

/** Serves the built web application: its files as they are, its one page for every other address outside /api. */
export async function registerStaticWeb(fastify: FastifyInstance, folder: string): Promise<void> {
  const files = filesBelow(folder);
  await fastify.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  fastify.get('/*', (request, reply) => send(request, reply, files));
}

function send(request: FastifyRequest, reply: FastifyReply, files: ReadonlySet<string>): FastifyReply {
  const path = decodedPath(request.url);
  if (files.has(path) && path !== PAGE) return sendFile(reply, path);
  if (path.startsWith('api/') || extname(path) !== '' || !files.has(PAGE)) throw new NotFoundException(`There is nothing at /${path}.`);
  return sendFile(reply, PAGE);
}

/** Files in `assets/` carry a hash of their content in their name. */
function sendFile(reply: FastifyReply, path: string): FastifyReply {
  const caching = path.startsWith('assets/') ? `public, max-age=${A_YEAR_S}, immutable` : 'no-cache';
  return reply.header('cache-control', caching).sendFile(path);
}

function decodedPath(url: string): string {
  try {
    return decodeURIComponent((url.split('?')[0] ?? '').slice(1));
  } catch {
    throw new NotFoundException('The address is not written correctly.');
  }
}

function filesBelow(folder: string): Set<string> {
  if (!existsSync(folder)) return new Set();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return new Set(paths.filter((path) => statSync(path).isFile()).map((path) => relative(folder, path).split(sep).join('/')));
}

import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { RECORD_PREFIXES } from '#core/contracts';
import { Refused, withLastWord } from '#platform/persistence';
import { IdempotentAnswers, KeyTaken, type Claim, type KeptAnswer } from '../application/idempotent-answers.js';

const LONGEST_KEY = 200;
const COLLECTION = /^\/api\/v1\/[a-z]+$/;

/**
 * `Idempotency-Key` on POST: the same person sending the same key to the same route gets the first answer again. The key is
 * claimed inside the transaction that does the work, so a killed server leaves both or neither. Refusals are not kept.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly answers: IdempotentAnswers) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const claim = this.claimOf(http.getRequest<FastifyRequest>());
    return claim ? from(this.once(claim, http.getResponse<FastifyReply>(), next)) : next.handle();
  }

  private async once(claim: Claim, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const earlier = await this.answers.find(claim);
    if (earlier) return replay(earlier, claim, reply);
    try {
      const body: unknown = await withLastWord((tx) => this.answers.take(claim, tx), () => lastValueFrom(next.handle(), { defaultValue: undefined }));
      await this.answers.keep(claim, answerOf(reply, body));
      return body;
    } catch (error) {
      const answer = error instanceof KeyTaken ? await this.answers.find(claim) : undefined;
      if (!answer) throw error;
      return replay(answer, claim, reply);
    }
  }

  private claimOf({ method, headers, actor, url, body }: FastifyRequest): Claim | undefined {
    const key = headers['idempotency-key'];
    if (method !== 'POST' || typeof key !== 'string' || !actor) return undefined;
    if (key === '' || key.length > LONGEST_KEY) {
      throw new Refused({ code: 'malformed-request', message: `Idempotency-Key must have 1 to ${LONGEST_KEY} characters.`, at: 'Idempotency-Key' });
    }
    const bodyHash = createHash('sha256').update(JSON.stringify(body ?? null)).digest('hex');
    return this.answers.newClaim({ personId: actor.personId, route: url.split('?')[0] ?? '', key, bodyHash });
  }
}

function answerOf(reply: FastifyReply, body: unknown): Pick<KeptAnswer, 'status' | 'etag' | 'body'> {
  const etag = reply.getHeader('etag');
  return { status: reply.statusCode, etag: typeof etag === 'string' ? etag : null, body: body === undefined ? null : JSON.stringify(body) };
}

/** The answer was lost after the work was done: for something made in a collection, 303 leads to it (RFC 9110 §15.4.4). */
function pointTo({ recorded }: KeptAnswer, { route }: Claim, reply: FastifyReply): undefined {
  if (recorded === null || !COLLECTION.test(route) || !isRecordNumber(recorded)) {
    throw new Refused({ code: 'conflict', message: 'This request was carried out, but its answer was lost. Read the list to find what it made.' });
  }
  void reply.status(303).header('location', `${route}/${recorded}`);
  return undefined;
}

function isRecordNumber(text: string): boolean {
  return (text.split('-')[0] ?? '') in RECORD_PREFIXES;
}

function replay(answer: KeptAnswer, claim: Claim, reply: FastifyReply): unknown {
  if (answer.bodyHash !== claim.bodyHash) {
    throw new Refused({ code: 'idempotency-key-reused', message: 'This Idempotency-Key was sent before with another content. Use a new key.', at: 'Idempotency-Key' });
  }
  if (answer.status === null) return pointTo(answer, claim, reply);
  void reply.status(answer.status);
  if (answer.etag !== null) void reply.header('etag', answer.etag);
  return answer.body === null ? undefined : (JSON.parse(answer.body) as unknown);
}

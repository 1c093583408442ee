import { createHash, randomUUID } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { Refused, withLastWord, type Transaction } from '#platform/persistence';

interface Claim {
  personId: string;
  route: string;
  key: string;
  requestId: string;
  bodyHash: string;
}

interface Answer {
  bodyHash: string;
  status: number | null;
  etag: string | null;
  body: string | null;
}

/**
 * `Idempotency-Key` on POST: the same person sending the same key to the same route gets the first answer again. The key is
 * claimed inside the transaction that does the work, so a killed server leaves both or neither. Refusals are not kept.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly dataSource: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const claim = claimOf(request);
    if (!claim) return next.handle();
    return from(this.once(claim, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private async once(claim: Claim, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const earlier = await this.answerTo(claim);
    if (earlier) return replay(earlier, claim, reply);
    try {
      const body: unknown = await withLastWord((tx) => take(claim, tx), () => lastValueFrom(next.handle(), { defaultValue: undefined }));
      await this.keep(claim, reply, body);
      return body;
    } catch (error) {
      if (!(error instanceof KeyTaken)) throw error;
      const answer = await this.answerTo(claim);
      if (!answer) throw error;
      return replay(answer, claim, reply);
    }
  }

  private async answerTo({ personId, route, key }: Claim): Promise<Answer | undefined> {
    const [answer] = await this.dataSource.query<Answer[]>(
      'select body_hash as "bodyHash", status, etag, body from tollgate.idempotent_answer where person_id = $1 and route = $2 and key = $3',
      [personId, route, key],
    );
    return answer;
  }

  private async keep({ personId, route, key }: Claim, reply: FastifyReply, body: unknown): Promise<void> {
    const etag = reply.getHeader('etag');
    await this.dataSource.query(
      'update tollgate.idempotent_answer set status = $4, etag = $5, body = $6 where person_id = $1 and route = $2 and key = $3',
      [personId, route, key, reply.statusCode, typeof etag === 'string' ? etag : null, body === undefined ? null : JSON.stringify(body)],
    );
  }
}

const LONGEST_KEY = 200;

function claimOf(request: FastifyRequest): Claim | undefined {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || typeof key !== 'string' || !request.actor) return undefined;
  if (key === '' || key.length > LONGEST_KEY) {
    throw new Refused({ code: 'malformed-request', message: `Idempotency-Key must have 1 to ${LONGEST_KEY} characters.`, at: 'Idempotency-Key' });
  }
  const bodyHash = createHash('sha256').update(JSON.stringify(request.body ?? null)).digest('hex');
  const route = request.url.split('?')[0] ?? '';
  return { personId: request.actor.personId, route, key, requestId: randomUUID(), bodyHash };
}

/** Waits for another request with this key that is being carried out; a second transaction of the same request finds its own claim. */
async function take({ personId, route, key, requestId, bodyHash }: Claim, tx: Transaction): Promise<void> {
  const [owner] = await tx.query<[{ requestId: string }]>(
    `insert into tollgate.idempotent_answer (person_id, route, key, request_id, body_hash) values ($1, $2, $3, $4, $5)
     on conflict (person_id, route, key) do update set key = excluded.key returning request_id as "requestId"`,
    [personId, route, key, requestId, bodyHash],
  );
  if (owner.requestId !== requestId) throw new KeyTaken('Another request with this key was carried out.');
}

class KeyTaken extends Error {}

function replay(answer: Answer, claim: Claim, reply: FastifyReply): unknown {
  if (answer.bodyHash !== claim.bodyHash) {
    throw new Refused({ code: 'idempotency-key-reused', message: 'This Idempotency-Key was sent before with another content. Use a new key.', at: 'Idempotency-Key' });
  }
  if (answer.status === null) {
    throw new Refused({ code: 'conflict', message: 'This request was carried out, but its answer was lost. Read the list to find what it made.' });
  }
  void reply.status(answer.status);
  if (answer.etag !== null) void reply.header('etag', answer.etag);
  return answer.body === null ? undefined : (JSON.parse(answer.body) as unknown);
}

import type { FastifyReply } from 'fastify';
import type { ProblemCode } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { Refused } from '#platform/persistence';
import type { Actor } from '../actor.js';
import { setEtag } from './decorators.js';

/** Records of one kind as somebody sees them. */
export interface RecordViews<E, V> {
  of(record: E, actor: Actor): Promise<V>;
  byNumber(number: string, actor: Actor): Promise<V | null>;
}

/** How every kind of record answers: with the record as it is now, its version as ETag. */
export abstract class RecordController<E extends { version: number }, V extends { version: number }> {
  protected abstract readonly views: RecordViews<E, V>;

  /** @param noun what a record of the kind is called in a sentence */
  protected async shown(number: string, noun: string, actor: Actor, reply: FastifyReply): Promise<V> {
    const view = await this.views.byNumber(number, actor);
    if (!view) throw new Refused({ code: 'not-found', message: `There is no ${noun} ${number}.` });
    setEtag(reply, view.version);
    return view;
  }

  /** With the number of an edited record a stale version comes with the record as it stands now, so that the two can be compared. */
  protected async answer(result: Result<E, Refusal<ProblemCode>>, actor: Actor, reply: FastifyReply, number?: string): Promise<V> {
    if (!result.ok) return this.refuse(result.failure, actor, number);
    setEtag(reply, result.value.version);
    return this.views.of(result.value, actor);
  }

  private async refuse(refusal: Refusal<ProblemCode>, actor: Actor, number: string | undefined): Promise<never> {
    const stale = refusal.code === 'version-mismatch' && number !== undefined;
    throw new Refused(refusal, stale ? { current: await this.views.byNumber(number, actor) } : {});
  }
}

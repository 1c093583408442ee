import type { ProcessRecordItem } from '#core/contracts';
import type { Actor } from '#platform/identity';
import type { OpenRecord, RecordGateway } from '#platform/orchestration';
import { ok } from '#core/kernel';

/** Records as a practice would report them, for specs of what operations do with any practice's records. */
export class KnownRecords implements RecordGateway {
  readonly prefix = 'CHG';
  readonly kind = 'change';
  readonly open = new Map<string, OpenRecord>();
  readonly cancellations: { number: string; reason: string; by: string }[] = [];

  add(number: string, processInstanceKey: string): void {
    const longAgo = new Date(Date.now() - 3600_000);
    this.open.set(number, { number, title: `Title of ${number}`, processInstanceKey, updatedAt: longAgo, processExpectedSince: longAgo });
  }

  async titlesOf(numbers: readonly string[]): Promise<Map<string, string>> {
    return new Map(numbers.map((number) => [number, `Title of ${number}`]));
  }

  async openRecords(): Promise<OpenRecord[]> {
    return [...this.open.values()];
  }

  async cancelled(number: string, reason: string, actor: Actor): Promise<void> {
    this.cancellations.push({ number, reason, by: actor.username });
    this.open.delete(number);
  }

  async myRecords(): Promise<ProcessRecordItem[]> {
    return [];
  }

  async stakesOf(): Promise<string[]> {
    return [];
  }

  async formDataOf(): Promise<Record<string, unknown>> {
    return {};
  }

  async mayDecide(): ReturnType<RecordGateway['mayDecide']> {
    return ok({ contentHash: '' });
  }

  async stillPermits(): ReturnType<RecordGateway['stillPermits']> {
    return ok();
  }

  async decided(): Promise<void> {}
  async decisionVoided(): Promise<void> {}
  async processStarted(): Promise<void> {}
  async effectRefused(): Promise<void> {}
}

import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ProcessEngine } from '#platform/orchestration';

const CHUNK = 100;

/** Which record a process instance belongs to: its business id, which never changes. */
@Injectable()
export class InstanceRecords {
  private readonly known = new LRUCache<string, { recordNumber: string | null }>({ max: 10_000 });

  constructor(private readonly engine: ProcessEngine) {}

  /** Record numbers by process instance key; an instance the engine cannot show yet is missing. */
  async numbersOf(instanceKeys: readonly string[]): Promise<Map<string, string | null>> {
    const unknown = [...new Set(instanceKeys)].filter((key) => !this.known.has(key));
    for (let from = 0; from < unknown.length; from += CHUNK) await this.learn(unknown.slice(from, from + CHUNK));
    const found = instanceKeys.map((key) => [key, this.known.get(key)?.recordNumber ?? null] as const);
    return new Map(found);
  }

  private async learn(processInstanceKey: string[]): Promise<void> {
    const found = await this.engine.searchInstances({ processInstanceKey }, { limit: CHUNK });
    if (!found.ok) return;
    found.value.items.forEach((instance) => this.known.set(instance.processInstanceKey, { recordNumber: instance.businessId }));
  }
}

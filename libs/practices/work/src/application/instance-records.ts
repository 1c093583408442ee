import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ProcessEngine, type ProcessInstance } from '#platform/orchestration';

const CHUNK = 100;

/** Which record a process instance belongs to, which never changes: its business id, or what the process that calls it gives it as `recordNumber`. */
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
    const called = await this.given(found.value.items.filter(({ parentProcessInstanceKey }) => parentProcessInstanceKey !== null));
    for (const { processInstanceKey: key, businessId, parentProcessInstanceKey } of found.value.items) {
      if (parentProcessInstanceKey === null) this.known.set(key, { recordNumber: businessId });
      else if (called.has(key)) this.known.set(key, { recordNumber: called.get(key)! });
    }
  }

  /** Called instances have the business id of the one that calls them; their variable tells their own record. */
  private async given(called: readonly ProcessInstance[]): Promise<Map<string, string>> {
    const found = await Promise.all(
      called.map(({ processInstanceKey }) => this.engine.searchVariables({ processInstanceKey, scopeKey: processInstanceKey, name: 'recordNumber' }, { limit: 1 })),
    );
    const values = found.map((each) => (each.ok ? each.value.items[0]?.value : undefined));
    return new Map(called.flatMap(({ processInstanceKey }, index) => (values[index] === undefined ? [] : [[processInstanceKey, String(JSON.parse(values[index]))] as const])));
  }
}

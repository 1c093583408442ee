import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ok } from '#core/kernel';
import { ProcessEngine } from '#platform/orchestration';
import type { EngineResult } from '#platform/orchestration';
import { documentationIn } from '../domain/model-documentation.js';

/** Deployed models, read once each: they never change. */
@Injectable()
export class ProcessModels {
  private readonly models = new LRUCache<string, string>({ max: 50 });
  private readonly documentation = new LRUCache<string, ReadonlyMap<string, string>>({ max: 50 });

  constructor(private readonly engine: ProcessEngine) {}

  async xml(processDefinitionKey: string): EngineResult<string> {
    const known = this.models.get(processDefinitionKey);
    if (known !== undefined) return ok(known);
    const read = await this.engine.processDefinitionXml(processDefinitionKey);
    if (read.ok) this.models.set(processDefinitionKey, read.value);
    return read;
  }

  /** What the model says about an element; null when it says nothing, or cannot be read now. */
  async documentationOf(processDefinitionKey: string, elementId: string): Promise<string | null> {
    const known = this.documentation.get(processDefinitionKey);
    if (known) return known.get(elementId) ?? null;
    const xml = await this.xml(processDefinitionKey);
    if (!xml.ok) return null;
    const texts = documentationIn(xml.value);
    this.documentation.set(processDefinitionKey, texts);
    return texts.get(elementId) ?? null;
  }
}

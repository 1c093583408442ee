import { Injectable } from '@nestjs/common';
import type { InstanceListItem, InstanceView, Page, ProblemCode } from '#core/contracts';
import { ok, type Refusal, type Result } from '#core/kernel';
import { ProcessEngine, type EngineState, type InstanceFilter, type ProcessInstance } from '#platform/orchestration';
import { decodeCount, encodeCursor } from '#platform/persistence';
import { historyOf, incidentViewOf, listItemOf } from './instance-views.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface InstanceQuery {
  state?: readonly EngineState[];
  /** Process id. */
  process?: string;
  /** Record number, which is the business id of its instance. */
  record?: string;
  incident?: boolean;
  limit: number;
  cursor?: string;
}

/** Enough for a person to read; the engine gives the newest. */
const HISTORY_LIMIT = 1000;

/** Reads process instances as operations see them. Everything comes from the engine; nothing is kept here. */
@Injectable()
export class InstanceReader {
  constructor(private readonly engine: ProcessEngine) {}

  /** Newest first. */
  async list({ limit, cursor, ...query }: InstanceQuery): Promise<Outcome<Page<InstanceListItem>>> {
    const position = cursor === undefined ? ok(0) : decodeCount(cursor);
    if (!position.ok) return position;
    const from = position.value;
    const found = await this.engine.searchInstances(filterOf(query), { from, limit, sort: [{ field: 'startDate', order: 'DESC' }] });
    if (!found.ok) return found;
    const { items, total } = found.value;
    const end = from + items.length;
    return ok({ items: items.map(listItemOf), total, nextCursor: items.length === limit && end < total ? encodeCursor([end]) : null });
  }

  /** An instance with its diagram, tokens, history, variables and incidents. */
  async view(processInstanceKey: string): Promise<Outcome<InstanceView>> {
    const instance = await this.engine.instance(processInstanceKey);
    if (!instance.ok) return instance;
    const [bpmnXml, elements, takenFlows, history, variables, incidents] = await this.details(instance.value);
    if (!bpmnXml.ok) return bpmnXml;
    if (!elements.ok) return elements;
    if (!takenFlows.ok) return takenFlows;
    if (!history.ok) return history;
    if (!variables.ok) return variables;
    if (!incidents.ok) return incidents;
    return ok({
      ...listItemOf(instance.value),
      bpmnXml: bpmnXml.value,
      parentProcessInstanceKey: instance.value.parentProcessInstanceKey,
      elements: elements.value.map(({ elementId, active, completed, canceled, incidents: open }) => ({ elementId, active, completed, canceled, incidents: open })),
      takenFlows: takenFlows.value,
      history: history.value.items.map(historyOf),
      variables: variables.value.items.map(({ variableKey, scopeKey, name, value }) => ({ variableKey, scopeKey, name, value })),
      incidents: incidents.value.items.map(incidentViewOf),
    });
  }

  private details({ processInstanceKey, processDefinitionKey }: ProcessInstance) {
    const all = { limit: HISTORY_LIMIT };
    return Promise.all([
      this.engine.processDefinitionXml(processDefinitionKey),
      this.engine.elementStatistics(processInstanceKey),
      this.engine.takenFlows(processInstanceKey),
      this.engine.searchElementInstances({ processInstanceKey }, { ...all, sort: [{ field: 'startDate', order: 'ASC' }] }),
      this.engine.searchVariables({ processInstanceKey }, { ...all, sort: [{ field: 'name', order: 'ASC' }] }),
      this.engine.searchIncidents({ processInstanceKey }, { ...all, sort: [{ field: 'creationTime', order: 'DESC' }] }),
    ]);
  }
}

function filterOf({ state, process, record, incident }: Omit<InstanceQuery, 'limit' | 'cursor'>): InstanceFilter {
  return {
    ...(state === undefined || state.length === 0 ? {} : { state }),
    ...(process === undefined ? {} : { processDefinitionId: process }),
    ...(record === undefined ? {} : { businessId: record }),
    ...(incident === undefined ? {} : { hasIncident: incident }),
  };
}

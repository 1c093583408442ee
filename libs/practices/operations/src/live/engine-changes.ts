import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ProcessEngine, type ElementInstance, type EngineIncident, type EngineUserTask } from '#platform/orchestration';
import { differenceOf } from './difference.js';
import { LiveHub } from './live-hub.js';
import { TaskAudience } from './task-audience.js';

const INTERVAL_MS = 1_000;
/** The newest of each kind; what is older rarely moves, and pages read it anew anyway. */
const NEWEST = 200;
const OPEN_TASKS = ['CREATING', 'CREATED', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'CANCELING'] as const;

interface Snapshot {
  tasks: ReadonlyMap<string, EngineUserTask>;
  elements: ReadonlyMap<string, ElementInstance>;
  incidents: ReadonlyMap<string, EngineIncident>;
}

/**
 * The one watcher of the engine in this server: while somebody listens it compares what is open at the engine with what was
 * open a moment ago. Works on any engine of the interface, for searches are all it needs.
 */
@Injectable()
export class EngineChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(EngineChanges.name);
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private last: Snapshot | null = null;

  constructor(
    private readonly engine: ProcessEngine,
    private readonly hub: LiveHub,
    private readonly audience: TaskAudience,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.watchUntilStopped();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** Compares once and announces the differences; an engine that does not answer changes nothing. */
  async look(): Promise<void> {
    const snapshot = await this.snapshot();
    if (!snapshot) return;
    await this.audience.remember(snapshot.tasks);
    if (this.last) await this.announce(this.last, snapshot);
    else this.announceAnything();
    this.last = snapshot;
  }

  private async watchUntilStopped(): Promise<void> {
    while (!this.stop.signal.aborted) {
      await pause(INTERVAL_MS, undefined, { signal: this.stop.signal, ref: false }).catch(() => undefined);
      if (this.hub.hasListeners && !this.stop.signal.aborted) await this.lookSafely();
      else this.last = null;
    }
  }

  private async lookSafely(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      this.log.warn(`Live changes of the engine: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async snapshot(): Promise<Snapshot | null> {
    const page = (field: string) => ({ limit: NEWEST, sort: [{ field, order: 'DESC' as const }] });
    const [tasks, elements, incidents] = await Promise.all([
      this.engine.searchUserTasks({ state: OPEN_TASKS }, page('creationDate')),
      this.engine.searchElementInstances({ state: 'ACTIVE' }, page('startDate')),
      this.engine.searchIncidents({ state: 'ACTIVE' }, page('creationTime')),
    ]);
    if (!tasks.ok || !elements.ok || !incidents.ok) return null;
    return {
      tasks: new Map(tasks.value.items.map((task) => [task.userTaskKey, task])),
      elements: new Map(elements.value.items.map((element) => [element.elementInstanceKey, element])),
      incidents: new Map(incidents.value.items.map((incident) => [incident.incidentKey, incident])),
    };
  }

  /** What happened between a page's first reading and the first look is not known. */
  private announceAnything(): void {
    for (const topic of ['task', 'instance', 'incident'] as const) this.hub.announce({ event: { topic, id: null } });
  }

  private async announce(before: Snapshot, after: Snapshot): Promise<void> {
    for (const task of differenceOf(before.tasks, after.tasks, ({ state, assignee }) => `${state} ${assignee}`)) {
      this.hub.announce(this.audience.announcement(task.userTaskKey, task));
    }
    const incidents = differenceOf(before.incidents, after.incidents, ({ state }) => state);
    for (const { processInstanceKey } of incidents) this.hub.announce({ event: { topic: 'incident', id: processInstanceKey } });
    const elements = differenceOf(before.elements, after.elements, ({ hasIncident }) => String(hasIncident));
    await this.announceInstances([...new Set([...elements, ...incidents].map(({ processInstanceKey }) => processInstanceKey))]);
  }

  /** Operations hear of the instance, everybody of the record it belongs to. */
  private async announceInstances(keys: readonly string[]): Promise<void> {
    for (const id of keys) this.hub.announce({ event: { topic: 'instance', id } });
    if (keys.length === 0) return;
    const found = await this.engine.searchInstances({ processInstanceKey: keys.slice(0, NEWEST) }, { limit: NEWEST });
    if (!found.ok) return;
    for (const { businessId } of found.value.items) {
      if (businessId !== null) this.hub.announce({ event: { topic: 'record', id: businessId } });
    }
  }
}

import type { Memory } from '../state/memory.js';
import type { Key } from '../state/rows.js';
import type { Appliers } from './apply.js';

export const APPLY_INCIDENT = {
  INCIDENT_CREATED: (memory, { row }) => {
    memory.tables.incidents.insert(row);
    mark(memory, row.elementInstanceKey);
  },
  INCIDENT_RESOLVED: (memory, { row }) => {
    memory.tables.incidents.update(row);
    mark(memory, row.elementInstanceKey);
  },
} as const satisfies Appliers<'INCIDENT_CREATED' | 'INCIDENT_RESOLVED'>;

/** Keeps `incidentKey` and `hasIncident` right from the element up to the process instance that was called by nobody. */
function mark(memory: Memory, key: Key): void {
  const incident = memory.by.incidentsOfElement.first(key);
  const hasIncident = incident !== undefined || hasIncidentInside(memory, key);
  const element = memory.tables.elementInstances.get(key);
  if (element) {
    const incidentKey = incident?.incidentKey ?? null;
    if (element.hasIncident === hasIncident && element.incidentKey === incidentKey) return;
    memory.tables.elementInstances.update({ ...element, hasIncident, incidentKey });
    mark(memory, element.flowScopeKey);
    return;
  }
  const process = memory.tables.processInstances.get(key);
  if (!process || process.hasIncident === hasIncident) return;
  memory.tables.processInstances.update({ ...process, hasIncident });
  if (process.parentElementInstanceKey !== null) mark(memory, process.parentElementInstanceKey);
}

/** In what runs in it, or in the process instance it called. */
function hasIncidentInside(memory: Memory, key: Key): boolean {
  return memory.by.elementsInScope.all(key).some((child) => child.hasIncident) || memory.by.childInstance.first(key)?.hasIncident === true;
}

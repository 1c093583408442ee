import { MINUTE } from './time.mjs';

const CONFLICT = 409;

/** Submits a draft; what is in the way of its window makes its requester look for another. */
export async function submit(api, change) {
  const send = ({ number, version }) => api.post(`/changes/${number}/submission`, {}, { 'if-match': `"${version}"` });
  try {
    await send(change);
  } catch (error) {
    if (error.status !== CONFLICT) throw error;
    const moved = await moveToFreeWindow(api, change);
    if (moved !== null) await send(moved);
  }
}

/** @returns the change with the next free window of the same length, or null when there is none within 90 days */
export async function moveToFreeWindow(api, { number, version, services, items, implementer, plannedStart, plannedEnd }) {
  const minutes = Math.round((Date.parse(plannedEnd) - Date.parse(plannedStart)) / MINUTE);
  const slot = await api.post('/planning/slot', { number, services, items, implementer, minutes });
  return slot.found ? api.patch(`/changes/${number}`, { plannedStart: slot.start, plannedEnd: slot.end }, version) : null;
}

/** Whether somebody else has the window of the change, or a freeze has it. */
export async function isBlocked(api, number) {
  const conflicts = await api.get(`/changes/${number}/conflicts`);
  return conflicts.some(({ severity }) => severity === 'blocking');
}

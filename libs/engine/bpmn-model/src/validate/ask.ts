import type { ElementModel, EventType } from '../model.js';

export const eventTypes = (element: ElementModel): EventType[] => element.events.map((event) => event.type);
export const only = (element: ElementModel, allowed: readonly EventType[]): boolean => eventTypes(element).every((type) => allowed.includes(type));
export const starts = (scope: ElementModel): ElementModel[] => scope.children.filter((child) => child.type === 'startEvent');

export function messageOf(element: ElementModel): { id: string; name: string; correlationKey: string | null } | null {
  const event = element.events.find((one) => one.type === 'message');
  return event?.message ?? null;
}

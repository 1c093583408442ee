/** Every input that `bpmn/change/change-conflict.dmn` can meet, and some that it should not. */

export const DECISION = 'change-conflict';
export const FOLDER = 'change';

const KINDS = ['same-item', 'related-item', 'same-service', 'hard-freeze', 'soft-freeze', 'outside-maintenance-window', 'implementer-booked', 'implementer-absent', 'gate', 'release', 'early-life-support'];
const TYPES = ['standard', 'normal', 'emergency'];

export const CASES: readonly Readonly<Record<string, unknown>>[] = [
  ...KINDS.flatMap((kind) => [true, false].flatMap((scheduled) => TYPES.map((type) => ({ kind, scheduled, type })))),
  { kind: 'unheard-of', scheduled: true, type: 'normal' },
  { kind: 'gate', type: 'normal' },
  {},
];

/** Every input that `bpmn/transition/early-life-policy.dmn` can meet, and some that it should not. */

export const DECISION = 'early-life-policy';
export const FOLDER = 'transition';

export const CASES: readonly Readonly<Record<string, unknown>>[] = [
  ...['low', 'medium', 'high'].flatMap((urgency) => [0, 1, 2, 3].map((extensions) => ({ urgency, extensions }))),
  { urgency: 'unheard-of' },
  { urgency: null },
  {},
];

/** Every input that `bpmn/change/change-risk.dmn` can meet, and some that it should not. */

export const DECISION = 'change-risk';
export const FOLDER = 'change';

const LEVELS = ['low', 'medium', 'high'];
const SIZES = ['small', 'medium', 'large'];
const NOVELTIES = ['routine', 'familiar', 'new'];

export const CASES: readonly Readonly<Record<string, unknown>>[] = [
  ...LEVELS.flatMap((impact) =>
    LEVELS.flatMap((urgency) =>
      SIZES.flatMap((size) => NOVELTIES.flatMap((novelty) => [true, false].map((backoutTested) => ({ impact, urgency, size, novelty, backoutTested })))),
    ),
  ),
  { impact: 'medium', urgency: null, size: 'small', novelty: 'routine', backoutTested: true },
  { impact: 'unheard-of', urgency: 'low', size: 'small', novelty: 'routine', backoutTested: true },
  {},
];

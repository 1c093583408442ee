/** Every input that `bpmn/change/change-risk.dmn` can meet, and some that it should not. */

export const DECISION = 'change-risk';
export const FOLDER = 'change';

const LEVELS = ['low', 'medium', 'high'];
const SIZES = ['small', 'medium', 'large'];
const NOVELTIES = ['routine', 'familiar', 'new'];

const ANSWERS = { users: [null, 'nobody', 'few', 'most'], dependencies: [null, 'none', 'some', 'many'], hours: [null, 'quiet', 'office'], recovery: [null, 'minutes', 'hours', 'longer'] };

/** Every way to answer the questionnaire, unanswered questions included; on a change that the facts alone show as low and as moderate. */
const ANSWERED = ANSWERS.users.flatMap((users) =>
  ANSWERS.dependencies.flatMap((dependencies) =>
    ANSWERS.hours.flatMap((hours) => ANSWERS.recovery.map((recovery) => Object.fromEntries(Object.entries({ users, dependencies, hours, recovery }).filter(([, answer]) => answer !== null)))),
  ),
);

export const CASES: readonly Readonly<Record<string, unknown>>[] = [
  ...LEVELS.flatMap((impact) =>
    LEVELS.flatMap((urgency) =>
      SIZES.flatMap((size) => NOVELTIES.flatMap((novelty) => [true, false].map((backoutTested) => ({ impact, urgency, size, novelty, backoutTested })))),
    ),
  ),
  { impact: 'medium', urgency: null, size: 'small', novelty: 'routine', backoutTested: true },
  { impact: 'unheard-of', urgency: 'low', size: 'small', novelty: 'routine', backoutTested: true },
  {},
  ...['low', 'high'].flatMap((impact) =>
    ANSWERED.map((questionnaire) => ({ impact, urgency: 'low', size: 'small', novelty: 'familiar', backoutTested: true, questionnaire })),
  ),
  { impact: 'low', urgency: 'low', size: 'small', novelty: 'familiar', backoutTested: true, questionnaire: { users: 'the whole world', unheardOf: 'x' } },
  { impact: 'low', urgency: 'low', size: 'small', novelty: 'familiar', backoutTested: true, questionnaire: null },
];

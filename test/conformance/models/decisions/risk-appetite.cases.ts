/** Every input that `bpmn/risk/risk-appetite.dmn` can meet, and some that it should not. */

export const DECISION = 'risk-appetite';
export const FOLDER = 'risk';

const SCALE = [1, 2, 3, 4, 5];
const CATEGORIES = ['delivery', 'service', 'financial', 'security', 'compliance'];

export const CASES: readonly Readonly<Record<string, unknown>>[] = [
  ...SCALE.flatMap((probability) => SCALE.flatMap((impact) => CATEGORIES.map((category) => ({ probability, impact, category })))),
  { probability: 3, impact: 3, category: null },
  { probability: null, impact: 3, category: 'service' },
  { probability: 0, impact: 3, category: 'service' },
  {},
];

/** Every input that `bpmn/improvement/improvement-priority.dmn` can meet, and some that it should not. */

export const DECISION = 'improvement-priority';
export const FOLDER = 'improvement';

const BENEFITS = ['low', 'medium', 'high'];
const EFFORTS = ['small', 'medium', 'large'];
const CAUSES = ['idea', 'failed-review', 'lapsed-condition', 'missed-slo', 'missed-level', 'rolled-back'];

export const CASES: readonly Readonly<Record<string, unknown>>[] = [
  ...BENEFITS.flatMap((benefit) => EFFORTS.flatMap((effort) => CAUSES.map((cause) => ({ benefit, effort, cause })))),
  { benefit: 'high', effort: null, cause: null },
  {},
];

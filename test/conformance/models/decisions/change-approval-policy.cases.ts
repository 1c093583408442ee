/** Every input that `bpmn/change/change-approval-policy.dmn` can meet. */

export const DECISION = 'change-approval-policy';
export const FOLDER = 'change';

const TYPES = ['normal', 'emergency'];
const RISKS = ['low', 'moderate', 'high'];
const IMPACTS = ['low', 'medium', 'high'];
const URGENCIES = [null, 'low', 'medium', 'high'];

export const CASES: readonly Readonly<Record<string, unknown>>[] = TYPES.flatMap((type) =>
  RISKS.flatMap((risk) => IMPACTS.flatMap((impact) => URGENCIES.map((urgency) => ({ type, risk, impact, urgency })))),
);

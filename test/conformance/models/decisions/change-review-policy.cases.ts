/** Every input that `bpmn/change/change-review-policy.dmn` can meet. */

export const DECISION = 'change-review-policy';
export const FOLDER = 'change';

const TYPES = ['standard', 'normal', 'emergency'];
const OUTCOMES = ['successful', 'successful-with-issues', 'backed-out', 'unsuccessful'];
const RISKS = [null, 'low', 'moderate', 'high'];

export const CASES: readonly Readonly<Record<string, unknown>>[] = TYPES.flatMap((type) => OUTCOMES.flatMap((outcome) => RISKS.map((risk) => ({ type, outcome, risk }))));

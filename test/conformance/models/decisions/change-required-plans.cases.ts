/** Every input that `bpmn/change/change-required-plans.dmn` can meet. */

export const DECISION = 'change-required-plans';
export const FOLDER = 'change';

const TYPES = ['standard', 'normal', 'emergency'];
const RISKS = [null, 'low', 'moderate', 'high'];

export const CASES: readonly Readonly<Record<string, unknown>>[] = TYPES.flatMap((type) => RISKS.map((risk) => ({ type, risk })));

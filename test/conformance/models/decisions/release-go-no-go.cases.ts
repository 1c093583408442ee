/** Every input that `bpmn/release/release-go-no-go.dmn` can meet, and some that it should not. */

export const DECISION = 'release-go-no-go';
export const FOLDER = 'release';

const TYPES = ['major', 'minor', 'emergency'];
const URGENCIES = ['low', 'medium', 'high', null];

export const CASES: readonly Readonly<Record<string, unknown>>[] = [
  ...TYPES.flatMap((releaseType) => URGENCIES.map((urgency) => ({ releaseType, urgency }))),
  { releaseType: null, urgency: 'high' },
  {},
];

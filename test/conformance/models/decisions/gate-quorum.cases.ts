/** Every input that `bpmn/project/gate-quorum.dmn` can meet, and some that it should not. */

export const DECISION = 'gate-quorum';
export const FOLDER = 'project';

export const CASES: readonly Readonly<Record<string, unknown>>[] = [
  ...['agile', 'waterfall', 'hybrid'].flatMap((projectClass) => [true, false].flatMap((lastStage) => [1, 2, 3, 4, 5, 8].map((gatekeeperCount) => ({ projectClass, lastStage, gatekeeperCount })))),
  { projectClass: 'unheard-of', lastStage: false, gatekeeperCount: 3 },
  { projectClass: 'agile', gatekeeperCount: 3 },
  {},
];

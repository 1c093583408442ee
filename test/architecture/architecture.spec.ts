import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { breachesIn } from './architecture.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url));

describe('the architecture', () => {
  it('should be kept by the source tree', () => {
    expect(breachesIn(ROOT)).toEqual([]);
  });

  it.each([
    ['practice-imports-practice', ['libs/practices/work/src/index.ts:2 imports #practices/operations: practices import only platform and core, never each other or the engine: move it down into libs/platform, or meet through a process or a read interface there.']],
    ['practice-imports-engine', ['libs/practices/work/src/tasks.ts:1 imports #engine/engine: practices import only platform and core, never each other or the engine: move it down into libs/platform, or meet through a process or a read interface there.']],
    ['platform-imports-practice', ['libs/platform/audit/src/index.ts:3 imports #practices/work: platform imports only platform and core: move it down into libs/platform, or turn the call around with an interface that the other registers.']],
    ['core-imports-platform', ['libs/core/kernel/src/index.ts:1 imports #platform/audit: core imports only core: move what it needs down into libs/core.']],
    ['engine-imports-platform', ['libs/engine/engine/src/index.ts:1 imports #platform/audit: the engine imports only engine and core: move what both need down into libs/core.']],
    ['server-imports-engine', ['apps/server/src/main.ts:1 imports #engine/engine-rest: it reaches the engine only through its REST API: go through #platform/orchestration.']],
    ['web-imports-platform', ['apps/web/src/page.tsx:2 imports #platform/identity: the web app imports #core/contracts and #core/model-rules and nothing else of ours: move shared types down into libs/core/contracts.']],
    ['launcher-imports-package', ['apps/launcher/start.mjs:1 imports undici: the launcher runs before anything is installed or built: plain .mjs with node: modules only.']],
    ['relative-import-leaves', ['libs/platform/audit/src/trail.ts:1 imports ../../identity/src/index.js: a relative import stays inside its own library: import the other library by its name (#layer/library).']],
    ['deep-import', ['libs/platform/audit/src/index.ts:1 imports #core/kernel/src/clock: only the public surface of a library is for others: export it from its index.ts.']],
    ['test-support-in-product', ['libs/platform/audit/src/index.ts:1 imports #test/database: only specs may use test support: move what the product needs into a library.']],
    ['second-engine-client', ['libs/practices/work/src/index.ts:1 imports @camunda8/sdk: only libs/platform/orchestration talks to the engine: call #platform/orchestration.']],
    ['impure-core', ['libs/engine/engine/src/index.ts:1 imports node:fs: this code is pure: let the caller read and write.', 'libs/engine/feel/src/index.ts:2 imports @nestjs/common: this code is plain TypeScript: keep frameworks and databases in platform, practices or apps.']],
    ['engine-says-itil-word', ['libs/engine/engine/src/index.ts:2 says "change manager": the engine knows no word of service management: name the thing as BPMN does.']],
    ['hidden-imports', [
      'libs/practices/work/src/index.ts:1 imports #practices/operations: practices import only platform and core, never each other or the engine: move it down into libs/platform, or meet through a process or a read interface there.',
      'libs/practices/work/src/index.ts:3 imports #practices/operations: practices import only platform and core, never each other or the engine: move it down into libs/platform, or meet through a process or a read interface there.',
      'libs/practices/work/src/index.ts:5 imports #practices/operations: practices import only platform and core, never each other or the engine: move it down into libs/platform, or meet through a process or a read interface there.',
    ]],
    ['unknown-folders', [
      'apps/mobile is a folder that the architecture does not know: name it in test/architecture/layers.ts, or move its content to where it belongs.',
      'libs/helpers is a folder that the architecture does not know: name it in test/architecture/layers.ts, or move its content to where it belongs.',
      'libs/platform/misc is a folder that the architecture does not know: name it in test/architecture/layers.ts, or move its content to where it belongs.',
      'utils is a folder that the architecture does not know: name it in test/architecture/layers.ts, or move its content to where it belongs.',
    ]],
    ['cycle', ['platform/audit → platform/identity → platform/audit is a cycle of libraries: move what they share down into a library of its own.']],
    ['kept', []],
  ])('should find every breach of the fixture %s', (fixture, expected) => {
    expect(breachesIn(`${FIXTURES}${fixture}`)).toEqual(expected);
  });

  it('should have a line here for every fixture', () => {
    expect(readdirSync(FIXTURES)).toHaveLength(18);
  });
});

// Run through `npm test`, which brings the right Node and NODE_OPTIONS=--experimental-vm-modules.
export default {
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/test/architecture/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.tollgate/'],
  // Two cores carry databases, engines and browsers at once, and a machine may be ten times slower: this ends what hangs, nothing else.
  testTimeout: 120_000,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '^fast-check$': '<rootDir>/test/support/seeded-fast-check.mjs' },
  // Never list 'import' here: typeorm then fails with "Cannot require() ES Module … tslib".
  testEnvironmentOptions: { customExportConditions: ['tollgate-source', 'node', 'node-addons'] },
};

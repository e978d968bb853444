import { existsSync } from 'node:fs';

// What others own and the repository may not ship: texts of the law, feeds, Discord's OpenAPI document. Tests that are
// about nothing else are named `*.shared.test.ts` and exist only where the folder lies beside the repository.
const shared = existsSync(new URL('../shared', import.meta.url));

/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...(shared ? [] : ['[.]shared[.]test[.]ts$'])],
  transform: { '\\.ts$': '<rootDir>/tests/support/strip-types.mjs' },
  extensionsToTreatAsEsm: ['.ts'],
  // The machines that run this have two cores; a simulator and a bot in each worker use both.
  maxWorkers: 2,
  testTimeout: 20_000,
};

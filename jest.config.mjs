/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/tests/support/strip-types.mjs' },
  extensionsToTreatAsEsm: ['.ts'],
  // The machines that run this have two cores; a simulator and a bot in each worker use both.
  maxWorkers: 2,
  testTimeout: 20_000,
};

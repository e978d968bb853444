// The one line about the tests that .ci/run ends with, from jest's report. A missing report is a failure.
import { readFileSync } from 'node:fs';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  /** Files that did not even run: none of their tests is among the failed ones. */
  numRuntimeErrorTestSuites: number;
}

const text = readFileSync(process.argv[2] ?? '', 'utf8');
const none: Report = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };
const report = text === '' ? none : (JSON.parse(text) as Report);
const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : '';
const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed${skipped}\n`);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

/** An empty folder, gone after the tests of the file or `describe` that asks for it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ruche-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

import { join, resolve } from 'node:path';
import { afterAll } from '@jest/globals';
import { migrate } from '../../src/database/migrate.ts';
import { type Database, openDatabase } from '../../src/database/open.ts';
import { temporaryFolder } from './folder.ts';

export const MIGRATIONS = resolve(import.meta.dirname, '../../migrations');

/** A real file with the real migrations, gone after the tests of the file or `describe` that asks for it. */
export function testDatabase(): Database {
  const db = openDatabase(join(temporaryFolder(), 'ruche.sqlite'));
  afterAll(() => {
    db.close();
  });
  migrate(db, MIGRATIONS);
  return db;
}

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { migrate } from '../../src/database/migrate.ts';
import { type Database, DatabaseError, openDatabase } from '../../src/database/open.ts';
import { MIGRATIONS } from '../support/database.ts';
import { temporaryFolder } from '../support/folder.ts';

const NOTES = 'CREATE TABLE notes (text TEXT NOT NULL) STRICT;';
const TAGS = 'CREATE TABLE tags (name TEXT NOT NULL) STRICT;';

const run = promisify(execFile);
const folder = temporaryFolder();
let path: string;
let directory: string;
let db: Database;

beforeEach(() => {
  const own = mkdtempSync(join(folder, 'migrate-'));
  path = join(own, 'ruche.sqlite');
  directory = join(own, 'migrations');
  mkdirSync(directory);
  db = openDatabase(path);
});

afterEach(() => {
  db.close();
});

const file = (name: string, sql: string) => writeFileSync(join(directory, name), sql);
const tables = (of = db) =>
  of
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migrations' ORDER BY name")
    .pluck()
    .all();
const recorded = () => db.prepare('SELECT name FROM migrations ORDER BY name').pluck().all();

describe('migrate', () => {
  test('runs every migration on a new database and makes no copy of nothing', () => {
    file('0001_notes.sql', NOTES);
    file('0002_tags.sql', TAGS);
    expect(migrate(db, directory)).toEqual(['0001_notes.sql', '0002_tags.sql']);
    expect(tables()).toEqual(['notes', 'tags']);
    expect(copies()).toEqual([]);
  });

  test('does nothing the second time', () => {
    file('0001_notes.sql', NOTES);
    migrate(db, directory);
    expect(migrate(db, directory)).toEqual([]);
    expect(recorded()).toEqual(['0001_notes.sql']);
    expect(copies()).toEqual([]);
  });

  test('copies an existing database aside, with its rows, before it changes it', () => {
    file('0001_notes.sql', NOTES);
    migrate(db, directory);
    db.exec("INSERT INTO notes VALUES ('of yesterday')");
    file('0002_tags.sql', TAGS);
    expect(migrate(db, directory)).toEqual(['0002_tags.sql']);

    const copy = openDatabase(`${path}.before-0002_tags`);
    expect(copy.prepare('SELECT text FROM notes').pluck().all()).toEqual(['of yesterday']);
    expect(tables(copy)).toEqual(['notes']);
    copy.close();
  });

  test('copies what there is now, not what an attempt that failed copied', () => {
    file('0001_notes.sql', NOTES);
    migrate(db, directory);
    file('0002_tags.sql', 'CREATE TABEL oops;');
    expect(() => migrate(db, directory)).toThrow(DatabaseError);
    db.exec("INSERT INTO notes VALUES ('since then')");
    file('0002_tags.sql', TAGS);
    migrate(db, directory);

    const copy = openDatabase(`${path}.before-0002_tags`);
    expect(copy.prepare('SELECT text FROM notes').pluck().all()).toEqual(['since then']);
    copy.close();
    expect(copies()).toEqual(['ruche.sqlite.before-0002_tags']);
  });

  test('migrates nothing when the copy cannot be written', () => {
    file('0001_notes.sql', NOTES);
    migrate(db, directory);
    file('0002_tags.sql', TAGS);
    mkdirSync(`${path}.before-0002_tags`);
    expect(() => migrate(db, directory)).toThrow("can't be written, so nothing was migrated");
    expect(tables()).toEqual(['notes']);
    expect(copies()).toEqual(['ruche.sqlite.before-0002_tags']);
  });

  test('undoes a migration that fails as a whole, and keeps those before it', () => {
    file('0001_notes.sql', NOTES);
    file('0002_broken.sql', `${TAGS} INSERT INTO notes VALUES ('half'); CREATE TABEL oops;`);
    expect(() => migrate(db, directory)).toThrow('migrations/0002_broken.sql failed and was undone');
    expect(tables()).toEqual(['notes']);
    expect(recorded()).toEqual(['0001_notes.sql']);
    expect(db.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0);

    file('0002_broken.sql', TAGS);
    expect(migrate(db, directory)).toEqual(['0002_broken.sql']);
  });

  describe('on a database that ran two', () => {
    beforeEach(() => {
      file('0001_notes.sql', NOTES);
      file('0002_tags.sql', TAGS);
      migrate(db, directory);
    });

    const changes: [what: string, change: () => void, says: string][] = [
      ['edited', () => file('0001_notes.sql', `${NOTES} -- better`), '0001_notes.sql was edited after it ran'],
      ['missing', () => rmSync(join(directory, '0002_tags.sql')), 'has run migration 0002_tags.sql'],
      ['missing and replaced', () => replace('0002_tags.sql', '0002_labels.sql'), 'now has 0002_labels.sql'],
      ['put between', () => file('0001_a.sql', ''), '0001_notes.sql is out of order'],
      ['left out', () => file('0004_later.sql', ''), '0004_later.sql is out of order: number 3 was expected'],
      ['unnumbered', () => file('later.sql', ''), 'later.sql is out of order'],
    ];
    test.each(changes)('a migration that was %s stops the start and changes nothing', (_what, change, says) => {
      change();
      expect(() => migrate(db, directory)).toThrow(DatabaseError);
      expect(() => migrate(db, directory)).toThrow(says);
      expect(recorded()).toEqual(['0001_notes.sql', '0002_tags.sql']);
      expect(copies()).toEqual([]);
    });

    test('line ends that Git changed are no edit', () => {
      file('0001_notes.sql', 'CREATE TABLE a (b TEXT) STRICT;\n');
      const fresh = openDatabase(':memory:');
      migrate(fresh, directory);
      file('0001_notes.sql', 'CREATE TABLE a (b TEXT) STRICT;\r\n');
      expect(migrate(fresh, directory)).toEqual([]);
      fresh.close();
    });
  });

  test('lets several processes start on the same new file: each migration runs once', async () => {
    const source = (name: string) => JSON.stringify(new URL(`../../src/database/${name}.ts`, import.meta.url).href);
    const code = `
      const { openDatabase } = await import(${source('open')});
      const { migrate } = await import(${source('migrate')});
      console.log(migrate(openDatabase(process.argv[1]), process.argv[2]).join());`;
    const shared = `${path}-shared`;
    const start = () => run(process.execPath, ['--input-type=module', '-e', code, shared, MIGRATIONS]);
    const all = await Promise.all([start(), start(), start(), start()]);
    const ran = all.flatMap(({ stdout }) => stdout.trim().split(',').filter(Boolean));
    expect(ran.sort()).toEqual(readdirSync(MIGRATIONS).sort());
  });

  test('accepts the migrations of Ruche, whose tables are all STRICT', () => {
    expect(migrate(db, MIGRATIONS)).toEqual(readdirSync(MIGRATIONS).sort());
    const lax = db.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0",
    );
    expect(
      lax
        .pluck()
        .all()
        .filter((name) => !String(name).startsWith('sqlite_')),
    ).toEqual([]);
    expect(existsSync(path)).toBe(true);
  });
});

function replace(old: string, name: string): void {
  rmSync(join(directory, old));
  file(name, TAGS);
}

/** What lies beside the database but for its own files. */
function copies(): string[] {
  return readdirSync(join(path, '..')).filter((name) => name.includes('.before-'));
}

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Database, DatabaseError, openDatabase } from '../../src/database/open.ts';
import { temporaryFolder } from '../support/folder.ts';

const folder = temporaryFolder();
const opened: Database[] = [];

function open(path: string): Database {
  const db = openDatabase(path);
  opened.push(db);
  return db;
}

/** What openDatabase throws. */
function refusal(path: string): Error {
  try {
    open(path);
  } catch (error) {
    return error as Error;
  }
  throw new Error(`${path} was opened`);
}

/** A database of some pages, with one in the middle overwritten. */
function brokenDatabase(path: string): void {
  const db = openDatabase(path);
  db.exec('CREATE TABLE notes (text TEXT) STRICT');
  const add = db.prepare('INSERT INTO notes VALUES (?)');
  for (let i = 0; i < 200; i++) add.run('n'.repeat(500));
  db.close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, 4096, 5 * 4096);
  writeFileSync(path, bytes);
}

afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

describe('openDatabase', () => {
  test('makes the file and its folder where there is none', () => {
    const path = join(folder, 'new/folder/ruche.sqlite');
    open(path);
    expect(existsSync(path)).toBe(true);
  });

  test('sets WAL, full synchronisation and foreign keys', () => {
    const db = open(join(folder, 'settings.sqlite'));
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
  });

  test('lets a second process read while the first one writes', () => {
    const path = join(folder, 'two.sqlite');
    const first = open(path);
    first.exec('CREATE TABLE notes (text TEXT) STRICT');
    const second = open(path);
    first.exec("BEGIN IMMEDIATE; INSERT INTO notes VALUES ('unsaid')");
    expect(second.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(0);
    first.exec('COMMIT');
    expect(second.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(1);
  });

  const unusable: [name: string, prepare: (path: string) => void][] = [
    ['a file that is no database', (path) => writeFileSync(path, 'Ceci est une lettre.\n'.repeat(500))],
    ['a database with overwritten pages', brokenDatabase],
    ['a database that was cut short', (path) => cutShort(path)],
    ['a folder', (path) => mkdirSync(path)],
  ];
  test.each(unusable)('refuses %s in one line that names it, and leaves it as it was', (name, prepare) => {
    const path = join(folder, `${name.replaceAll(' ', '-')}.sqlite`);
    prepare(path);
    const before = contents(path);
    const error = refusal(path);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error.message).toContain(path);
    expect(error.message).not.toContain('\n');
    expect(contents(path)).toEqual(before);
  });

  test('refuses a path that leads through a file', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(refusal(join(file, 'ruche.sqlite'))).toBeInstanceOf(DatabaseError);
  });
});

function cutShort(path: string): void {
  brokenDatabase(path);
  writeFileSync(path, readFileSync(path).subarray(0, 6000));
}

/** A file's bytes, or what a folder holds. */
function contents(path: string): Buffer | string[] {
  try {
    return readFileSync(path);
  } catch {
    return readdirSync(path);
  }
}

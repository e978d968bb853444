import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../support/folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const temporary = temporaryFolder();

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** Migrations that a release (a tag such as v1.2.0) holds and that are gone or different now, as `tag: file`. */
function editedSinceRelease(root: string): string[] {
  const tags = git(root, 'tag', '--list', 'v*').split('\n').filter(Boolean);
  return tags.flatMap((tag) =>
    git(root, 'ls-tree', '--name-only', tag, 'migrations/')
      .split('\n')
      .filter((file) => file.endsWith('.sql') && git(root, 'show', `${tag}:${file}`) !== now(join(root, file)))
      .map((file) => `${tag}: ${file}`),
  );
}

function now(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim();
  } catch {
    return undefined;
  }
}

describe('migrations', () => {
  test('are numbered without gaps, and nothing else lies among them', () => {
    const names = readdirSync(join(ROOT, 'migrations')).sort();
    expect(names.length).toBeGreaterThan(0);
    for (const [i, name] of names.entries()) {
      expect(name).toMatch(new RegExp(`^${String(i + 1).padStart(4, '0')}_[a-z-]+\\.sql$`));
    }
  });

  test('are the same as in every release', () => {
    expect(editedSinceRelease(ROOT)).toEqual([]);
  });

  test('and one that is edited or removed after a release would be noticed', () => {
    const root = mkdtempSync(join(temporary, 'repository-'));
    mkdirSync(join(root, 'migrations'));
    const file = (name: string) => join(root, 'migrations', name);
    for (const name of ['0001_a.sql', '0002_b.sql', '0003_c.sql']) writeFileSync(file(name), `-- ${name}\n`);
    git(root, 'init', '--quiet');
    git(root, 'add', '.');
    git(root, '-c', 'user.name=x', '-c', 'user.email=x@x', 'commit', '--quiet', '--message', 'a release');
    git(root, 'tag', 'v1.0.0');
    writeFileSync(file('0002_b.sql'), '-- better\n');
    rmSync(file('0003_c.sql'));
    writeFileSync(file('0004_d.sql'), '-- new\n');
    expect(editedSinceRelease(root)).toEqual(['v1.0.0: migrations/0002_b.sql', 'v1.0.0: migrations/0003_c.sql']);
  });
});

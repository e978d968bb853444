import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../support/folder.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = temporaryFolder();
const environment = { ...process.env, DATABASE_PATH: join(folder, 'none.sqlite') };

function run(program: string, ...args: string[]) {
  return execFileSync(process.execPath, ['--no-warnings', `src/ai-act/terminal/${program}.ts`, ...args], {
    cwd: ROOT,
    env: environment,
    encoding: 'utf8',
  });
}

test('npm run ask prints JSON of three keys', () => {
  const printed = JSON.parse(run('ask', '--json', 'is our open model exempt?'));
  expect(Object.keys(printed)).toEqual(['answered', 'provisions', 'text']);
  expect(printed.answered).toBe(true);
  expect(printed.provisions[0]).toBe('article 53');
  expect(printed.text).toContain('not legal advice');
});

test('answers in the language that is asked for, else in that of the question', () => {
  expect(run('ask', 'qui contrôle en France ?')).toContain('Ce n’est pas un avis juridique');
  expect(run('ask', '--lang', 'fr', 'who enforces it in France?')).toContain('Ce n’est pas un avis juridique');
});

test('reads a question a line', () => {
  const file = join(folder, 'questions.txt');
  writeFileSync(file, 'annexe XI\r\n\r\nrecette de crêpes\r\n');
  const lines = run('ask', '--json', '--batch', file)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ answered, provisions }) => [answered, provisions[0]])).toEqual([
    [true, 'annex XI'],
    [false, undefined],
    [false, undefined],
  ]);
  expect(lines[1].text).toContain('Il manque la question');
});

test.each([
  [[], 'Give a question'],
  [['--lang', 'de', 'x'], 'fr or en'],
  [['--batch', '/nowhere/x.txt'], 'no such file'],
])('says how it is used for %j', (args, told) => {
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', 'src/ai-act/terminal/ask.ts', ...args], {
    cwd: ROOT,
    env: environment,
    encoding: 'utf8',
  });
  expect(status).toBe(64);
  expect(stderr).toContain(told);
  expect(stderr).toContain('npm run ask');
});

test('npm run ai-act:import refuses what is no page of EUR-Lex, and writes nothing', () => {
  const file = join(folder, 'page.html');
  writeFileSync(file, '<html><body>Hello</body></html>');
  const { status, stderr } = spawnSync(process.execPath, ['--no-warnings', 'src/ai-act/terminal/import.ts', file], {
    cwd: ROOT,
    env: environment,
    encoding: 'utf8',
  });
  expect(status).toBe(65);
  expect(stderr).toContain('page.html: it is no page of EUR-Lex with an act. Nothing was imported.');
});

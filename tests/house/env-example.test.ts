import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'dotenv';
import { readConfig, VARIABLES } from '../../src/config.ts';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

test('.env.example names every variable that is read, and no other', () => {
  expect(Object.keys(parse(example)).sort()).toEqual([...VARIABLES].sort());
});

test('every variable of .env.example is explained above it', () => {
  const lines = example.split('\n');
  const unexplained = lines.filter((line, i) => /^\w+=/.test(line) && !lines[i - 1]?.startsWith('#'));
  expect(unexplained).toEqual([]);
});

test('a copy of .env.example changes nothing', () => {
  expect(readConfig({}, example)).toEqual(readConfig({}));
});

test('every default that .env.example states is the default', () => {
  const stated = [...example.matchAll(/Default: (\S+?)\n(\w+)=/g)].map(([, value, name]) => [name, value]);
  expect(stated.length).toBeGreaterThan(5);
  expect(readConfig(Object.fromEntries(stated))).toEqual(readConfig({}));
});

import { describe, expect, test } from '@jest/globals';
import {
  githubAddress,
  huggingFaceAddress,
  MAX_PRESENTATION,
  readProfile,
  readSkill,
  readSkills,
  type TypedProfile,
} from '../../src/contributors/rules.ts';

const empty: TypedProfile = { skills: '', github: '', huggingFace: '', presentation: '', hoursAWeek: '' };
const read = (typed: Partial<TypedProfile>) => readProfile({ ...empty, ...typed });

describe('a list of skills', () => {
  test.each([
    ['', []],
    [' , ;\n ', []],
    ['Python', ['Python']],
    ['Python, traduction;évaluation\nC++', ['Python', 'traduction', 'évaluation', 'C++']],
    ['  machine   learning  ', ['machine learning']],
    ['Évaluation, evaluation, ÉVALUATION', ['Évaluation']],
    ['C, C++, C#', ['C', 'C++', 'C#']],
    ['zero\u200bwidth, \u200b\u200d\ufeff', ['zerowidth']],
    ['right\u202eleft', ['rightleft']],
    ['@everyone', ['@everyone']],
    ['日本語, 翻訳', ['日本語', '翻訳']],
  ])('%j is read as %j', (typed, skills) => expect(readSkills(typed)).toEqual(skills));

  test('may hold twenty skills of forty characters, and not one more', () => {
    const twenty = Array.from({ length: 20 }, (_, i) => String(i).padStart(40, 'x'));
    expect(readSkills(twenty.join(','))).toHaveLength(20);
    expect(() => readSkills([...twenty, 'one more'].join(','))).toThrow('contributor.errors.tooManySkills');
    expect(() => readSkills('x'.repeat(41))).toThrow('contributor.errors.skillTooLong');
  });

  test('counts characters as people do, not units of UTF-16', () => {
    expect(readSkills('🐝'.repeat(40))).toEqual(['🐝'.repeat(40)]);
  });
});

test.each(['', '\u200b', 'Python, Rust'])('%j is not one skill', (typed) => {
  expect(() => readSkill(typed)).toThrow('contributor.errors.oneSkill');
});

describe('a GitHub login', () => {
  test.each([
    ['', null],
    ['\u200b ', null],
    ['octocat', 'octocat'],
    [' @octocat ', 'octocat'],
    ['mona-lisa_acme', 'mona-lisa_acme'],
    ['https://github.com/octocat', 'octocat'],
    ['http://www.github.com/octocat/', 'octocat'],
    ['github.com/octocat', 'octocat'],
    ['HTTPS://GitHub.com/octocat?tab=repositories#top', 'octocat'],
  ])('is read from %j as %j', (github, login) => expect(read({ github }).github).toBe(login));

  test.each([
    'javascript:alert(1)',
    'javascript://github.com/octocat',
    'data:text/html,x',
    'ftp://github.com/octocat',
    'https://github.com',
    'https://github.com/octocat/hello-world',
    'https://github.com.evil.example/octocat',
    'https://evil.example/github.com',
    'https://github.com/@everyone)(',
    '@everyone!',
    'two words',
    '-octocat',
    'o'.repeat(40),
    '<@123>',
    'é',
  ])('is not read from %j', (github) => expect(() => read({ github })).toThrow('contributor.errors.badGithub'));
});

describe('a Hugging Face login', () => {
  test.each([
    ['julien-c', 'julien-c'],
    ['https://huggingface.co/julien-c', 'julien-c'],
    ['hf.co/OpenLLM-France', 'OpenLLM-France'],
  ])('is read from %j as %j', (huggingFace, login) => expect(read({ huggingFace }).huggingFace).toBe(login));

  test.each(['https://github.com/octocat', 'https://huggingface.co/openllm-france/lucie', 'javascript:1', 'a.b'])(
    'is not read from %j',
    (huggingFace) => expect(() => read({ huggingFace })).toThrow('contributor.errors.badHuggingFace'),
  );
});

test('addresses are made from logins', () => {
  expect(githubAddress('octocat')).toBe('https://github.com/octocat');
  expect(huggingFaceAddress('julien-c')).toBe('https://huggingface.co/julien-c');
});

test.each([
  ['', null],
  ['0', 0],
  ['4', 4],
  [' 12 h ', 12],
  ['80', 80],
])('hours %j are read as %j', (hoursAWeek, hours) => expect(read({ hoursAWeek }).hoursAWeek).toBe(hours));

test.each(['81', '-1', '4.5', 'four', '1e2', '999999'])('hours %j are refused', (hoursAWeek) => {
  expect(() => read({ hoursAWeek })).toThrow('contributor.errors.badHours');
});

describe('a presentation', () => {
  test.each([
    [' \n\u200b', null],
    ['Bonjour.\n\n\n\n\nJe traduis.', 'Bonjour.\n\nJe traduis.'],
    ['@everyone', '@everyone'],
    ['turn \u202earound', 'turn around'],
  ])('%j is read as %j', (presentation, words) => expect(read({ presentation }).presentation).toBe(words));

  test('has a limit', () => {
    expect(read({ presentation: 'x'.repeat(MAX_PRESENTATION) }).presentation).toHaveLength(MAX_PRESENTATION);
    expect(() => read({ presentation: 'x'.repeat(MAX_PRESENTATION + 1) })).toThrow(
      'contributor.errors.presentationTooLong',
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import {
  LANGUAGES,
  MAX_CREDITED_AS,
  MAX_PRESENTATION,
  readCreditedAs,
  readProfile,
  readSkill,
  readSkills,
  type TypedProfile,
} from '../../src/contributors/rules.ts';

const empty: TypedProfile = { skills: '', links: '', languages: [], presentation: '', hoursAWeek: '' };
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

test('languages are those that were picked, in the order of the menu', () => {
  expect(read({ languages: ['en', 'fr'] }).languages).toEqual(['fr', 'en']);
  expect(LANGUAGES).toHaveLength(25);
});

describe('a name for credits', () => {
  test.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['  Ada\n Lovelace ', 'Ada Lovelace'],
    ['Inès', null],
    ['@everyone', '@everyone'],
  ])('%j of Inès is read as %j', (typed, name) => expect(readCreditedAs(typed, 'Inès')).toBe(name));

  test('must be seen, and has a limit', () => {
    expect(() => readCreditedAs('\u200b ', 'Inès')).toThrow('contributor.errors.noName');
    expect(() => readCreditedAs('x'.repeat(MAX_CREDITED_AS + 1), 'Inès')).toThrow('contributor.errors.longName');
  });
});

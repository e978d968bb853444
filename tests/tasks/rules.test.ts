import { describe, expect, test } from '@jest/globals';
import { readBlockers, readDraft, readEdit, readNote, readSubmission, readTaskSkills } from '../../src/tasks/rules.ts';
import { refusalOf } from './work.ts';

describe('a draft', () => {
  test('needs but a title', () => {
    expect(readDraft({ title: '  Nettoyer\u200b  le corpus ' })).toEqual({
      title: 'Nettoyer le corpus',
      description: '',
      area: 'community',
      size: 'M',
      priority: 'normal',
      link: null,
      dueAt: null,
      capacity: 1,
      creditKind: 'eventOrganizing',
    });
  });

  test('credits what its area is about, unless it says otherwise', () => {
    expect(readDraft({ title: 'x', area: 'translation' }).creditKind).toBe('translation');
    expect(readDraft({ title: 'x', area: 'translation', creditKind: 'doc' }).creditKind).toBe('doc');
  });

  test.each([
    [{}, 'task.errors.noTitle'],
    [{ title: '   ' }, 'task.errors.noTitle'],
    [{ title: '\u200b\u2060\ufeff\u00ad' }, 'task.errors.noTitle'],
    [{ title: '\u3164' }, 'task.errors.noTitle'],
    [{ title: 'x'.repeat(121) }, 'task.errors.longTitle'],
    [{ title: 'x'.repeat(10_000) }, 'task.errors.longTitle'],
    [{ title: 'x', description: 'y'.repeat(10_000) }, 'task.errors.longDescription'],
    [{ title: 'x', link: 'ftp://example.org' }, 'task.errors.badLink'],
    [{ title: 'x', link: 'javascript:alert(1)' }, 'task.errors.badLink'],
    [{ title: 'x', link: 'example.org' }, 'task.errors.badLink'],
    [{ title: 'x', link: `https://example.org/${'a'.repeat(500)}` }, 'task.errors.badLink'],
    [{ title: 'x', creditKind: 'glory' }, 'task.errors.badKind'],
  ])('case %# is refused as %s', (typed, sentence) => {
    expect(refusalOf(() => readDraft(typed))).toBe(sentence);
  });

  test('counts characters, not bytes: 120 bees are a title', () => {
    expect([...readDraft({ title: '🐝'.repeat(120) }).title]).toHaveLength(120);
  });
});

describe('an edit', () => {
  test('is of what was typed alone; what is empty goes where it can', () => {
    expect(readEdit({ link: '', description: '', dueAt: null })).toEqual({ link: null, description: '', dueAt: null });
    expect(readEdit({ capacity: 2, area: 'data' })).toEqual({ capacity: 2, area: 'data' });
    expect(readEdit({})).toEqual({});
  });

  test('can’t take the title away', () => {
    expect(refusalOf(() => readEdit({ title: ' ' }))).toBe('task.errors.noTitle');
  });
});

describe('lists', () => {
  test('of skills: those that differ only in case or accent are one', () => {
    expect(readTaskSkills('Évaluation, evaluation;Python')).toEqual(['Évaluation', 'Python']);
    expect(readTaskSkills('')).toEqual([]);
    expect(refusalOf(() => readTaskSkills('a,b,c,d,e,f,g,h,i,j,k'))).toBe('task.errors.tooManySkills');
  });

  test('of numbers', () => {
    expect(readBlockers('12, #15 12;3')).toEqual([12, 15, 3]);
    expect(readBlockers('')).toEqual([]);
    expect(refusalOf(() => readBlockers('12, douze'))).toBe('task.errors.badBlocker');
    expect(refusalOf(() => readBlockers('-3'))).toBe('task.errors.badBlocker');
    expect(refusalOf(() => readBlockers('1 2 3 4 5 6 7 8 9 10 11'))).toBe('task.errors.tooManyBlockers');
  });
});

describe('what is handed in', () => {
  test('is a link, a note or both', () => {
    expect(readSubmission({ link: 'https://example.org' })).toEqual({ link: 'https://example.org/', note: null });
    expect(readSubmission({ note: ' fait ' })).toEqual({ link: null, note: 'fait' });
    expect(refusalOf(() => readSubmission({ link: '', note: '\u200b' }))).toBe('task.errors.noSubmission');
    expect(refusalOf(() => readSubmission({ note: 'x'.repeat(1_001) }))).toBe('task.errors.longNote');
  });

  test('reasons are owed', () => {
    expect(refusalOf(() => readNote(undefined))).toBe('task.errors.noNote');
    expect(refusalOf(() => readNote(' \u2060'))).toBe('task.errors.noNote');
  });
});

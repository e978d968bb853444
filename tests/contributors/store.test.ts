import { describe, expect, test } from '@jest/globals';
import { addSkill, removeSkill, savePreferences, saveProfile } from '../../src/contributors/profile.store.ts';
import { MAX_SKILLS, type Profile } from '../../src/contributors/rules.ts';
import { usedSkills } from '../../src/contributors/skills.store.ts';
import { contributorOf, ensureContributor } from '../../src/contributors/store.ts';
import { eventsOf } from '../../src/database/events.ts';
import { testDatabase } from '../support/database.ts';

const db = testDatabase();
const T0 = Date.UTC(2026, 10, 23);
let guilds = 0;
/** A guild of its own for each test. */
const guild = () => String(++guilds);
const act = (guildId: string, userId = 'alice', at = T0) => ({ guildId, userId, name: `${userId}’s name`, at });
const nothing: Profile = {
  skills: [],
  github: null,
  huggingFace: null,
  presentation: null,
  languages: [],
  hoursAWeek: null,
};
const shownByDefault = { creditedAs: null, onWall: true, onGithub: false, awayFromAt: null, awayUntilAt: null };

describe('a profile', () => {
  test('is made at the first act, once, and follows the name', () => {
    const g = guild();
    expect(contributorOf(db, g, 'alice')).toBeNull();
    const id = ensureContributor(db, act(g));
    expect(ensureContributor(db, { ...act(g, 'alice', T0 + 1), name: 'Alix' })).toBe(id);
    expect(contributorOf(db, g, 'alice')).toEqual({
      ...nothing,
      ...shownByDefault,
      id,
      userId: 'alice',
      name: 'Alix',
      joinedAt: T0,
    });
    expect(eventsOf(db, g, 'contributor', id, 9).map(({ what }) => what)).toEqual(['created']);
  });

  test('belongs to its guild only', () => {
    const [here, there] = [guild(), guild()];
    saveProfile(db, { ...act(here), profile: { ...nothing, skills: ['Rust'], github: 'octocat' } });
    expect(contributorOf(db, there, 'alice')).toBeNull();
    expect(usedSkills(db, there, '', 25)).toEqual([]);
  });

  test('is replaced as a whole, and the log says which fields changed but not their words', () => {
    const g = guild();
    const first: Profile = {
      ...nothing,
      skills: ['Python'],
      github: 'octocat',
      presentation: 'Hello.',
      languages: ['fr'],
    };
    const { id } = saveProfile(db, { ...act(g), profile: first });
    const second = { ...nothing, skills: ['Python'], huggingFace: 'alice' };
    expect(saveProfile(db, { ...act(g), profile: second })).toMatchObject(second);
    const [last] = eventsOf(db, g, 'contributor', id, 1);
    expect(last).toMatchObject({ what: 'changed', actorId: 'alice' });
    expect(last?.detail).toEqual({ fields: ['github', 'huggingFace', 'presentation', 'languages'] });
  });

  test('that is saved as it was leaves no event', () => {
    const g = guild();
    const { id } = saveProfile(db, { ...act(g), profile: { ...nothing, skills: ['b', 'a'] } });
    saveProfile(db, { ...act(g), profile: { ...nothing, skills: ['a', 'b'] } });
    expect(eventsOf(db, g, 'contributor', id, 9).map(({ what }) => what)).toEqual(['changed', 'created']);
  });
});

test('preferences change only what is named, and are in the log', () => {
  const g = guild();
  savePreferences(db, { ...act(g), preferences: { creditedAs: 'Alix' } });
  const { id } = savePreferences(db, { ...act(g, 'alice', T0 + 1), preferences: { onWall: false } });
  expect(contributorOf(db, g, 'alice')).toMatchObject({ creditedAs: 'Alix', onWall: false, onGithub: false });
  expect(eventsOf(db, g, 'contributor', id, 1)[0]?.detail).toEqual({ fields: ['onWall'] });
});

describe('skills', () => {
  test('that differ only in case or accent are one in the guild, spelt as somebody else spells it', () => {
    const g = guild();
    addSkill(db, { ...act(g, 'alice'), skill: 'Évaluation' });
    expect(addSkill(db, { ...act(g, 'bob'), skill: 'evaluation' }).skills).toEqual(['Évaluation']);
    expect(usedSkills(db, g, 'EVAL', 25)).toEqual(['Évaluation']);
  });

  test('can be spelt anew by the only one who has it', () => {
    const g = guild();
    addSkill(db, { ...act(g), skill: 'pyhton' });
    saveProfile(db, { ...act(g), profile: { ...nothing, skills: ['python'] } });
    expect(saveProfile(db, { ...act(g), profile: { ...nothing, skills: ['Python'] } }).skills).toEqual(['Python']);
    expect(usedSkills(db, g, '', 25)).toEqual(['Python']);
  });

  test('are suggested the most frequent first', () => {
    const g = guild();
    for (const user of ['alice', 'bob']) addSkill(db, { ...act(g, user), skill: 'Rust' });
    addSkill(db, { ...act(g), skill: 'Ada' });
    expect(usedSkills(db, g, '', 25)).toEqual(['Rust', 'Ada']);
    expect(usedSkills(db, g, '', 1)).toEqual(['Rust']);
    expect(usedSkills(db, g, '%', 25)).toEqual([]);
  });

  test('are added once and up to the limit', () => {
    const g = guild();
    for (let i = 0; i < MAX_SKILLS; i++) addSkill(db, { ...act(g), skill: `skill ${i}` });
    expect(addSkill(db, { ...act(g), skill: 'SKILL 3' }).skills).toHaveLength(MAX_SKILLS);
    expect(() => addSkill(db, { ...act(g), skill: 'more' })).toThrow('contributor.errors.tooManySkills');
    expect(usedSkills(db, g, 'more', 25)).toEqual([]);
  });

  test('are removed by any spelling, and only where they are', () => {
    const g = guild();
    addSkill(db, { ...act(g), skill: 'Évaluation' });
    expect(removeSkill(db, { ...act(g), skill: 'EVALUATION' }).skills).toEqual([]);
    expect(() => removeSkill(db, { ...act(g), skill: 'Évaluation' })).toThrow('contributor.errors.notYourSkill');
    expect(() => removeSkill(db, { ...act(g, 'bob'), skill: 'x' })).toThrow('contributor.errors.notYourSkill');
    expect(contributorOf(db, g, 'bob')).toBeNull();
  });
});

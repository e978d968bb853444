import { describe, expect, test } from '@jest/globals';
import { followed } from '../../commands/release/followed.ts';
import type { Look } from '../../src/discord/renderer.ts';
import { notesOf, supersedeRelease, withdrawRelease } from '../../src/releases/amend.store.ts';
import { announceRelease } from '../../src/releases/announce.store.ts';
import { assessor } from '../../src/releases/assess.ts';
import { editRelease } from '../../src/releases/edit.store.ts';
import { textsIn } from '../../src/texts.ts';
import { testDatabase } from '../support/database.ts';
import { approved, as, draft } from './drafts.ts';

const db = testDatabase();
const endpoint = 'https://huggingface.co';
const assess = (await assessor(endpoint))({ mandatoryItems: null }, 9_000);
const place = { channelId: '77', followed: false, roleId: null };

function announced(guildId: string, revision = 'aaaaaaa') {
  const { id, version } = approved(db, guildId, { revision });
  return announceRelease(db, as('camille', guildId, id, { at: 9_000 }), { version, place, endpoint, assess });
}

describe('what was announced', () => {
  test('keeps who approved it, whatever is edited afterwards', () => {
    const { id } = announced('g1');
    const edited = editRelease(db, as('ines', 'g1', id), { stated: { limits: 'It is slow.' } });
    expect(edited).toMatchObject({ state: 'announced', approvedBy: 'camille', approvedAt: 6_000 });
  });

  test('and was withdrawn can be drafted anew at the very same revision', () => {
    const { id } = announced('g2');
    withdrawRelease(db, as('camille', 'g2', id), { reason: 'Said to be ready, and is not.', place: null });
    const again = draft(db, 'g2');
    expect(again).toMatchObject({ isNew: true, release: { state: 'draft' } });
    expect(again.release.id).not.toBe(id);
  });
});

test('a release that another takes the place of says since when', () => {
  const [first, next] = [announced('g5'), announced('g5', 'bbbbbbb')];
  supersedeRelease(db, as('camille', 'g5', first.id, { at: 12_000 }), next.id);
  expect(notesOf(db, first.id)).toEqual([{ note: '→ Lucie-7B', at: 12_000 }]);
});

describe('a follower', () => {
  const told = (guildId: string, release: number) => {
    const look = { db, guild: { id: guildId }, t: textsIn('en'), config: { huggingFace: { endpoint } } };
    return followed({ release }, look as unknown as Look);
  };

  test('is told what was announced, not what was edited before the message went out', async () => {
    const { id } = announced('g3');
    const edit = { family: 'Other', stated: { summary: { fr: null, en: 'Approved by nobody.' } } };
    editRelease(db, as('ines', 'g3', id), edit);
    const message = JSON.stringify(await told('g3', id));
    expect(message).toContain('A model.');
    expect(message).toContain('You follow the family Lucie.');
    expect(message).not.toContain('Approved by nobody.');
  });

  test('is not told of what was withdrawn by then', async () => {
    const { id } = announced('g4');
    withdrawRelease(db, as('camille', 'g4', id), { reason: 'It is broken.', place: null });
    expect(await told('g4', id)).toBeNull();
  });
});

import { describe, expect, test } from '@jest/globals';
import { withdrawRelease } from '../../src/releases/amend.store.ts';
import { announceRelease } from '../../src/releases/announce.store.ts';
import { assessor } from '../../src/releases/assess.ts';
import { editRelease } from '../../src/releases/edit.store.ts';
import { testDatabase } from '../support/database.ts';
import { approved, as, draft } from './drafts.ts';

const db = testDatabase();
const endpoint = 'https://huggingface.co';
const assess = (await assessor(endpoint))({ mandatoryItems: null }, 9_000);
const place = { channelId: '77', followed: false, roleId: null };

function announced(guildId: string) {
  const { id, version } = approved(db, guildId);
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

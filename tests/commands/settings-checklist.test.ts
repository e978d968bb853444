import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/database/open.ts';
import { guildSettings } from '../../src/guilds/store.ts';
import { startTestBot } from '../support/bot.ts';
import { messageOf, said } from '../support/messages.ts';

const { simulator, config } = await startTestBot();
const camille = simulator.as('camille');
const noah = simulator.as('noah');
const lucas = simulator.as('lucas');

/** What is stored for the guild. */
function stored() {
  const db = openDatabase(config.databasePath);
  const { mandatoryItems, releaseOwnApproval } = guildSettings(db, simulator.guildId, config);
  db.close();
  return { mandatoryItems, releaseOwnApproval };
}

describe('/settings checklist', () => {
  test('is for admins only, in the language of whoever asks', async () => {
    expect(said(await noah.command('settings checklist'))).toContain('can manage this server');
    expect(said(await lucas.command('settings checklist'))).toContain('peuvent gérer ce serveur');
  });

  test('shows the defaults as such', async () => {
    const french = said(await camille.command('settings checklist'));
    expect(french).toContain('- Licences · Licences connues');
    expect(french).toContain('Ce sont les valeurs par défaut');
    camille.locale = 'en-US';
    expect(said(await camille.command('settings checklist'))).toContain('- AI Act · Training-content summary');
    camille.locale = 'fr';
  });

  test('demands what is picked and nothing else, until the defaults are chosen again', async () => {
    const shown = messageOf(await camille.command('settings checklist'));
    const picked = await camille.select(shown, 'settings:mandatory', ['card.exists', 'openness.mof']);
    expect(said(picked)).toContain('- Ouverture · Model Openness Framework');
    expect(said(picked)).not.toMatch(/- Licences · Licences connues|par défaut\./);
    expect(stored().mandatoryItems).toBe('["card.exists","openness.mof"]');
    const back = await camille.click(messageOf(picked), 'settings:mandatory-defaults');
    expect(said(back)).toContain('Ce sont les valeurs par défaut');
    expect(stored().mandatoryItems).toBeNull();
  });

  test('may demand nothing', async () => {
    const shown = messageOf(await camille.command('settings checklist'));
    expect(said(await camille.select(shown, 'settings:mandatory', []))).toContain('Rien d’autre que la maturité');
    expect(stored().mandatoryItems).toBe('[]');
  });
});

test('whether authors approve their own release is a setting, off at first', async () => {
  expect(stored().releaseOwnApproval).toBe(0);
  const answer = said(await camille.command('settings change', { 'release-own-approval': true }));
  expect(answer).toMatch(/Approuver sa propre publication\*\*\u00a0: oui/);
  expect(stored().releaseOwnApproval).toBe(1);
  await camille.command('settings clear', { setting: 'release-own-approval' });
  expect(stored().releaseOwnApproval).toBe(0);
});

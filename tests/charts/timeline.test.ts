import { expect, test } from '@jest/globals';
import { drawTimeline } from '../../src/charts/timeline.ts';

const milestone = { day: '2 déc. 2026', title: 'Deux nouvelles interdictions', state: 'next' } as const;

test('a timeline is a PNG as wide as a phone shows it sharply, and higher with each date', async () => {
  const size = (png: Uint8Array) => {
    const view = new DataView(png.buffer, png.byteOffset);
    return { width: view.getUint32(16), height: view.getUint32(20) };
  };
  const one = size(await drawTimeline([milestone]));
  const three = size(
    await drawTimeline([{ ...milestone, state: 'past' }, milestone, { ...milestone, state: 'coming' }]),
  );
  expect(one.width).toBeGreaterThan(600);
  expect(one.width).toBeLessThan(1_000);
  expect(three.height).toBeGreaterThan(one.height);
});

import { expect, test } from 'vitest';
import { kioskScripts, weight } from './weight.ts';

test('the kiosk’s start page needs 50 kB of script at most, compressed', () => {
  const { first } = kioskScripts();
  expect(first.length).toBeGreaterThan(1);
  expect(weight(first)).toBeLessThanOrEqual(50_000);
});

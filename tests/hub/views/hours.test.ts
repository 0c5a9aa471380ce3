import { describe, expect, test } from 'vitest';
import { volumeAt } from '../../../hub/contract/voice.ts';
import { limitOf } from '../../../hub/views/waiting.ts';
import { MONDAY_NINE } from '../support/hub.ts';

const MINUTE = 60_000;

describe('long waits', () => {
  test('W2 a wait is amber, then red, from the policy’s minutes on', () => {
    const policy = { waitAmberMinutes: 25, waitRedMinutes: 30 };
    const limits = [0, 25 * MINUTE - 1, 25 * MINUTE, 30 * MINUTE - 1, 30 * MINUTE].map((ms) =>
      limitOf(ms, policy),
    );
    expect(limits).toEqual(['ok', 'ok', 'amber', 'amber', 'red']);
  });
});

describe('volume by hour', () => {
  test.each([
    ['00:30', 0.2],
    ['07:59', 0.2],
    ['08:00', 0.9],
    ['23:59', 0.4],
  ])('D3 at %s it is %d', (time, level) => {
    const volume = [
      { from: '18:00', level: 0.4 },
      { from: '00:00', level: 0.2 },
      { from: '08:00', level: 0.9 },
    ];
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const now = MONDAY_NINE + (hours - 9) * 60 * MINUTE + minutes * MINUTE;
    expect(volumeAt(volume, now, 'Asia/Shanghai')).toBe(level);
    expect(volumeAt([], now, 'Asia/Shanghai')).toBe(1);
    // Before the first of the day, the last of the day before still counts.
    const late = [
      { from: '08:00', level: 0.9 },
      { from: '18:00', level: 0.3 },
    ];
    expect(volumeAt(late, now, 'Asia/Shanghai')).toBe(time < '08:00' ? 0.3 : time < '18:00' ? 0.9 : 0.3);
  });
});

import { describe, expect, it } from 'vitest';
import { partsOf } from '../../kiosk/reading.ts';

describe('a screen read aloud', () => {
  it('K4 its first line by itself, so that it is heard soon; then whole lines together, in order, none lost', () => {
    const lines = ['您好，请问今天办什么事', '发票领购', '开业登记', '户籍办理', '字'.repeat(80), '求助指引'];
    const parts = partsOf(lines.join('\n'));
    expect(parts[0]).toBe(lines[0]);
    expect(parts.join('\n').split('\n')).toEqual(lines);
    expect(parts.length).toBeLessThan(lines.length);
    for (const part of parts) expect(part.length <= 60 || !part.includes('\n')).toBe(true);
  });

  it('K4 a screen without words has no parts', () => {
    expect(partsOf('')).toEqual([]);
  });
});

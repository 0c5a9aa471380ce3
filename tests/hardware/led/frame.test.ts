import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHECKSUMS, checksum } from '../../../hardware/led/checksum.ts';
import { encodeFrame, FRAMES, frameProblem, type TextFrame } from '../../../hardware/led/frame.ts';
import { textOf } from '../../../hardware/led/text-panel.ts';
import { createFrameReader, type Read } from '../../../hardware/virtual/led-frames.ts';
import { INK } from '../../../hub/pixels/ink.ts';

const model = (name: string): TextFrame => {
  const frame = FRAMES[name];
  if (!frame) throw new Error(name);
  return frame;
};
const hex = (name: string, address: number, text: string, calling = false) =>
  Buffer.from(encodeFrame(model(name), address, text, calling)).toString('hex');

describe('D4 frames of text controllers', () => {
  test('D4 checksums of "123456789" are those of the catalogues', () => {
    const bytes = Buffer.from('123456789');
    expect(CHECKSUMS.map((kind) => checksum(kind, bytes))).toEqual([
      0xdd, 0x23, 0x31, 0x01dd, 0x4b37, 0x31c3,
    ]);
  });

  test('D4 shipped models, byte by byte: 请 is c7eb in GB18030', () => {
    expect(hex('line', 0, '请A1')).toBe('c7eb41310d0a');
    // 05 ^ c7 ^ eb ^ 41 ^ 31 = 59
    expect(hex('stx-etx', 5, '请A1')).toBe('0205c7eb41315903');
    // 01 + 01 + 01 + 04 + c7 + eb + 41 + 31 = 22b
    expect(hex('aa55', 1, '请A1', true)).toBe('aa5501010104c7eb41312b');
    expect(hex('aa55', 1, '', false)).toBe('aa550101000002');
    expect(hex('fixed16', 0xfe, '您好')).toMatch(/^fefddec4fabac3(20){12}..(ff|..ff)$/);
    expect(hex('hdlc', 0x7e, 'A')).toMatch(/^7e007d5e000341....7e$/);
  });

  test('D4 a text is cut between characters, and rare ones take four bytes', () => {
    const long = encodeFrame(model('fixed16'), 1, '临时有事，请稍候吧', false);
    expect(Buffer.from(long.subarray(2, 18)).toString('hex')).toBe('c1d9cab1d3d0cac2a3acc7ebc9d4baf2');
    expect(hex('line', 0, '𠮷')).toBe('9534b2350d0a');
  });

  test.each(Object.keys(FRAMES))(
    'D4 %s: whatever the text and however the bytes are cut, the panel reads it back',
    (name) => {
      const frame = model(name);
      expect(frameProblem(frame)).toBeNull();
      const words = fc.string({ unit: fc.constantFrom(...'号窗口请临时有事A0123，𠮷'), maxLength: 8 });
      const most = frame.address?.size === 2 ? 0xffff : 0xff;
      fc.assert(
        fc.property(
          fc.array(fc.tuple(words, fc.boolean(), fc.integer({ min: 0, max: most })), {
            minLength: 1,
            maxLength: 4,
          }),
          fc.integer({ min: 1, max: 7 }),
          (texts, cut) => {
            const bytes = texts.flatMap(([text, calling, address]) => [
              ...encodeFrame(frame, address, text, calling),
            ]);
            const reader = createFrameReader(frame);
            const read: Read[] = [];
            for (let at = 0; at < bytes.length; at += cut)
              read.push(...reader(Uint8Array.from(bytes.slice(at, at + cut))));
            const kept = (text: string) => {
              let [cutOff, size] = ['', 0];
              for (const character of text) {
                size += character === '𠮷' ? 4 : character < '\u0080' ? 1 : 2;
                if (size > frame.text.most) break;
                cutOff += character;
              }
              return cutOff;
            };
            expect(read).toEqual(
              texts.map(([text, calling, address]) => ({
                address: frame.address ? address : null,
                text: kept(text),
                calling: frame.look ? calling : false,
              })),
            );
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  test.each(Object.keys(FRAMES).filter((name) => FRAMES[name]?.checksum))(
    'X2 %s: a frame with a wrong byte is not believed, noise harms nothing, and the next frame counts',
    (name) => {
      const frame = model(name);
      const good = encodeFrame(frame, 7, '请A023', false);
      for (let at = frame.start.length; at < good.length - frame.end.length; at++) {
        const bad = Uint8Array.from(good);
        bad[at] = (bad[at] ?? 0) ^ 0x04;
        const reader = createFrameReader(frame);
        const read = [...reader(bad), ...reader(good), ...reader(good), ...reader(good)];
        const believed = read.filter((one) => one !== 'bad');
        expect(believed.length, `byte ${at}`).toBeGreaterThan(0);
        for (const one of believed) expect(one).toMatchObject({ text: '请A023', address: 7 });
      }
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
          const reader = createFrameReader(frame);
          reader(noise);
          // As many as it takes to fill what a false length promised.
          const after = Array.from({ length: 320 }, () => reader(good)).flat();
          expect(after.at(-1)).toMatchObject({ text: '请A023', address: 7 });
        }),
        { numRuns: 40 },
      );
    },
  );

  test('D4 a panel of few characters takes the shorter choice, and a zone’s calls in one line', () => {
    const part = (text: string) => ({ text, ink: INK.red });
    const saying = {
      choices: [[part('5号窗口'), part('请A023')] as const, [part('5号窗口'), part('A023')] as const],
      lines: [],
      call: 1,
      urgent: null,
    };
    expect(textOf(saying, 64)).toBe('5号窗口 请A023');
    expect(textOf(saying, 13)).toBe('5号窗口 A023');
    expect(textOf({ ...saying, choices: [], lines: saying.choices }, 64)).toBe(
      '5号窗口 请A023  5号窗口 A023',
    );
  });
});

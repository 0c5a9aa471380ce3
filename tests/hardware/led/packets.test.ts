import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedPart, ddpPackets, ddpType } from '../../../hardware/led/ddp.ts';
import { e131Packet, multicastOf, universesOf } from '../../../hardware/led/e131.ts';
import { CORNERS, channels, ORDERS, placeOf, type Wiring } from '../../../hardware/led/mapping.ts';
import { isLate, readDdp, readE131 } from '../../../hardware/virtual/led-packets.ts';
import { INK } from '../../../hub/pixels/ink.ts';

/** Made by another implementation of E1.31 (npm sacn 4.6.2): universe 300, sequence 7, priority 120, source "lobby", 512 slots. */
const GOLDEN =
  '001000004153432d45312e3137000000726e0000000400112233445566778899aabbccddeeff7258000000026c6f626279' +
  `${'00'.repeat(59)}7800000700012c720b02a100000001020100`;
const CID = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const PLAIN: Wiring = {
  start: 'top-left',
  by: 'rows',
  serpentine: false,
  order: 'RGB',
  colours: 'full',
  brightness: 255,
};

describe('D4 E1.31', () => {
  test('D4 a packet is to the byte what another implementation makes of the same', () => {
    const slots = Uint8Array.from({ length: 512 }, (_, i) => (i + 1) % 256);
    const packet = e131Packet({ cid: CID, name: 'lobby', priority: 120 }, 300, 7, slots);
    expect(Buffer.from(packet.subarray(0, 126)).toString('hex')).toBe(GOLDEN);
    expect(Uint8Array.from(packet.subarray(126))).toEqual(slots);
  });

  test('D4 it reads back, also with fewer slots, terminated, and a long name in Chinese cut to its field', () => {
    const packet = e131Packet(
      { cid: CID, name: '大厅'.repeat(20), priority: 1 },
      1,
      300,
      Uint8Array.of(1, 2),
      true,
    );
    expect(packet.length).toBe(128);
    expect(readE131(Buffer.from(packet))).toMatchObject({
      universe: 1,
      sequence: 44,
      terminated: true,
      slots: Buffer.from([1, 2]),
    });
  });

  test('X2 the twin takes no packet that was changed in one of its fixed bytes, cut off, or made of noise', () => {
    const good = Buffer.from(e131Packet({ cid: CID, name: 'lobby', priority: 100 }, 1, 0, Uint8Array.of(9)));
    const free = (at: number) => (at >= 22 && at < 38) || (at >= 44 && at < 115) || at === 126;
    for (let at = 0; at < good.length; at++) {
      if (free(at)) continue;
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 0x01;
      expect(readE131(bad), `byte ${at}`).toBeNull();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), (noise) => readE131(Buffer.from(noise)) === null),
    );
    expect(readE131(good.subarray(0, 126))).toBeNull();
  });

  test('D4 late and double packets are passed over, a source that starts anew is not', () => {
    expect([1, 0, 200, 255, 250].map((sequence) => isLate(0, sequence))).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
    expect([isLate(255, 0), isLate(0, 128), isLate(undefined, 9)]).toEqual([false, false, false]);
  });

  test('D4 a dot lies in one universe; the first universe begins at its channel', () => {
    const bytes = Uint8Array.from({ length: 192 * 24 * 3 }, (_, i) => i % 251);
    const parts = universesOf(bytes, { universe: 5, channel: 10 }, 3);
    expect(parts.map(({ universe }) => universe)).toEqual([...Array(28).keys()].map((i) => 5 + i));
    expect(parts[0]?.slots.slice(0, 9)).toEqual(new Uint8Array(9));
    expect(parts[0]?.slots.length).toBe(9 + 167 * 3);
    expect(parts[1]?.slots.length).toBe(510);
    expect(Buffer.concat(parts.map(({ slots }, i) => (i === 0 ? slots.subarray(9) : slots)))).toEqual(
      Buffer.from(bytes),
    );
  });

  test('D4 multicast groups', () => {
    expect([1, 256, 63_999].map(multicastOf)).toEqual(['239.255.0.1', '239.255.1.0', '239.255.249.255']);
  });
});

describe('D4 DDP', () => {
  test('D4 the header, byte by byte; the last packet is shown', () => {
    let sequence = 14;
    const packets = ddpPackets(
      { destination: 1, type: ddpType(3) },
      258,
      new Uint8Array(1500),
      () => sequence++,
    );
    expect(packets.map((packet) => Buffer.from(packet.subarray(0, 10)).toString('hex'))).toEqual([
      '400e0b010000010205a0',
      '410f0b01000006a2003c',
    ]);
    expect(packets.map((packet) => readDdp(Buffer.from(packet))?.push)).toEqual([false, true]);
    expect(readDdp(Buffer.from(packets[0] ?? []).subarray(0, 20))).toBeNull();
  });

  test('D4 only the stretch that changed is sent', () => {
    const [a, b] = [Uint8Array.of(1, 2, 3, 4, 5), Uint8Array.of(1, 9, 3, 8, 5)];
    expect(changedPart(null, a)).toEqual({ offset: 0, data: a });
    expect(changedPart(a, b)).toEqual({ offset: 1, data: Uint8Array.of(9, 3, 8) });
    expect(changedPart(a, Uint8Array.from(a))).toBeNull();
  });
});

describe('D4 wiring', () => {
  test('D4 a panel of 3 × 2 in every way its dots can be strung', () => {
    const strung = (more: Partial<Wiring>) =>
      [...Array(6).keys()].map((count) => placeOf(count, 3, 2, { ...PLAIN, ...more })).join('');
    expect(strung({})).toBe('012345');
    expect(strung({ serpentine: true })).toBe('012543');
    expect(strung({ by: 'columns' })).toBe('031425');
    expect(strung({ by: 'columns', serpentine: true })).toBe('034125');
    expect(strung({ start: 'bottom-right' })).toBe('543210');
    expect(strung({ start: 'top-right', serpentine: true })).toBe('210345');
    expect(strung({ start: 'bottom-left' })).toBe('345012');
  });

  test('D4 whatever the wiring, every dot is on the wire once', () => {
    const wiring = fc.record({
      start: fc.constantFrom(...CORNERS),
      by: fc.constantFrom('rows' as const, 'columns' as const),
      serpentine: fc.boolean(),
    });
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(wiring, size, size, (strung, columns, rows) => {
        const places = [...Array(columns * rows).keys()].map((count) =>
          placeOf(count, columns, rows, { ...PLAIN, ...strung }),
        );
        expect(new Set(places).size).toBe(columns * rows);
        expect(Math.max(...places)).toBe(columns * rows - 1);
      }),
    );
  });

  test('D4 channels by order, colours and brightness', () => {
    const dots = { columns: 3, rows: 1, dots: Uint8Array.of(INK.amber, INK.dark, INK.white) };
    const bytes = (more: Partial<Wiring>) => [...channels(dots, { ...PLAIN, ...more })];
    expect(bytes({})).toEqual([255, 160, 0, 0, 0, 0, 255, 255, 255]);
    expect(bytes({ order: 'BRG' })).toEqual([0, 255, 160, 0, 0, 0, 255, 255, 255]);
    expect(bytes({ order: 'RG', colours: 'two' })).toEqual([255, 255, 0, 0, 255, 0]);
    expect(bytes({ order: 'W', colours: 'green', brightness: 51 })).toEqual([51, 0, 51]);
    for (const order of ORDERS) expect(bytes({ order })).toHaveLength(3 * order.length);
  });
});

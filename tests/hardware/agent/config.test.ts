import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConfigError, parseConfig } from '../../../hardware/config.ts';

const parse = (config: unknown) => parseConfig(JSON.stringify(config));
const fault = (config: unknown): string => {
  try {
    parse(config);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('was taken');
};
const strip = { name: 'strip', driver: 'e131', connection: 'udp://10.0.0.8', columns: 192, rows: 24 };
const bus = {
  name: 'bus',
  driver: 'text',
  connection: 'serial:///dev/ttyUSB0',
  columns: 128,
  rows: 16,
  frame: 'stx-etx',
};
const pad = { name: 'pad-5', kind: 'pad', profile: 'keypad', serial: 'S1' };

test('a whole configuration, with its defaults', () => {
  const config = parse({
    name: 'demo',
    data: 'dir',
    printers: [
      { name: 'lobby', connection: 'tcp://192.168.1.9:9100', columns: 32, charset: 'raster' },
      { name: 'kiosk-1-printer', connection: 'virtual://' },
    ],
    hid: [
      { ...pad, vendor: '0x1209', product: 18 },
      { name: 'evaluator-5', kind: 'evaluator', profile: 'bitmask', connection: 'virtual://' },
    ],
    led: [],
  });
  expect(config.printers.map(({ name, connection, columns }) => [name, connection, columns])).toEqual([
    ['lobby', 'tcp://192.168.1.9:9100', 32],
    ['kiosk-1-printer', 'virtual://kiosk-1-printer', 48],
  ]);
  expect(config.hid[0]).toMatchObject({
    virtual: false,
    identity: { vendor: 0x1209, product: 18, serial: 'S1', usagePage: 1 },
    keys: { press: { '1': 'next', '6': 'pause' } },
  });
  expect(config.hid[1]).toMatchObject({ virtual: true, keys: { press: { k1: 5, k5: 1 } } });
  expect(config.dock).toEqual({ port: 0 });
  expect(parse({})).toMatchObject({ name: 'agent', printers: [], hid: [] });
});

test('P5 a hall adds its own model as data, and its own meaning for keys', () => {
  const config = parse({
    profiles: { ours: { size: 4, keys: { shape: 'value', at: 2, keys: { 16: 'left', 32: 'right' } } } },
    hid: [
      {
        name: 'pad-1',
        kind: 'pad',
        profile: 'ours',
        port: '1-2.4',
        keys: { press: { left: 'next' }, hold: { left: 'no-show' } },
      },
    ],
  });
  expect(config.hid[0]?.keys).toEqual({ press: { left: 'next' }, hold: { left: 'no-show' } });
});

test.each<[string, unknown]>([
  ['printers.0.connection: ', { printers: [{ name: 'lobby', connection: 'lpt1' }] }],
  ['printers.0.name: ', { printers: [{ name: 'Lobby!', connection: 'virtual://' }] }],
  ['hid.0.kind: ', { hid: [{ ...pad, kind: 'foot-switch' }] }],
  ['hid.0.profile: no profile nosuch; there are bitmask, ', { hid: [{ ...pad, profile: 'nosuch' }] }],
  ['hid.0.profile: no profile constructor', { hid: [{ ...pad, profile: 'constructor' }] }],
  ['hid.0.vendor: ', { hid: [{ ...pad, vendor: '1209' }] }],
  ['hid.0.serail: there is no such field', { hid: [{ ...pad, serail: 'S1' }] }],
  [
    'hid.0: say which device it is: vendor and product, serial, or port',
    { hid: [{ name: 'pad-5', kind: 'pad', profile: 'bitmask' }] },
  ],
  ['hid.1.name: two devices are called pad-5', { hid: [pad, pad] }],
  [
    'hid.0.name: two devices are called pad-5',
    { printers: [{ name: 'pad-5', connection: 'virtual://' }], hid: [pad] },
  ],
  ['hid.0.keys: the model has no key k9', { hid: [{ ...pad, keys: { press: { k9: 'next' } } }] }],
  ['hid.0.keys.press.1: ', { hid: [{ ...pad, keys: { press: { 1: 'explode' } } }] }],
  ['led.0.driver: one of e131, ddp, text', { led: [{}] }],
  ['led.0.columns: is missing', { led: [{ name: 'a', driver: 'ddp', connection: 'virtual://', rows: 16 }] }],
  ['led.0.name: ', { led: [{ ...strip, name: 'Strip!' }] }],
  ['led.0.name: two devices are called pad-5', { hid: [pad], led: [{ ...strip, name: 'pad-5' }] }],
  ['led.0.rows: at most 256', { led: [{ ...strip, rows: 300 }] }],
  ['led.0.universe: at least 1', { led: [{ ...strip, universe: 0 }] }],
  ['led.0.universe: the panel needs universes up to 64026', { led: [{ ...strip, universe: 63_999 }] }],
  ['led.0.channel: no room for a dot of 3 channels', { led: [{ ...strip, channel: 511 }] }],
  ['led.0.priority: at most 200', { led: [{ ...strip, priority: 201 }] }],
  ['led.0.order: one of W, RG', { led: [{ ...strip, order: 'RGBW' }] }],
  ['led.0.colours: one of red, green', { led: [{ ...strip, colours: 'pink' }] }],
  ['led.0.brigthness: there is no such field', { led: [{ ...strip, brigthness: 9 }] }],
  ['led.0.connection: udp://host, multicast', { led: [{ ...strip, connection: 'tcp://panel:1' }] }],
  ['led.0.connection: a port from 1 to 65535', { led: [{ ...strip, connection: 'udp://panel:70000' }] }],
  ['led.0.frame: one of line, stx-etx', { led: [{ ...bus, frame: 'nosuch' }] }],
  ['led.0.frame: one of line, stx-etx', { led: [{ ...bus, frame: 'constructor' }] }],
  [
    'led.0.frame.start: bytes in hexadecimal',
    { led: [{ ...bus, frame: { start: 'xx', text: { most: 16 } } }] },
  ],
  ['led.0.frame.start: a frame needs', { led: [{ ...bus, frame: { text: { most: 16 } } }] }],
  ['led.0.frame.end: without an end', { led: [{ ...bus, frame: { start: '02', text: { most: 16 } } }] }],
  ['led.0.frame.text.most: at least 8', { led: [{ ...bus, frame: { start: '02', text: { most: 2 } } }] }],
  ['led.0.address: at most 255', { led: [{ ...bus, address: 256 }] }],
  ['led.1.address: two panels of serial:///dev/ttyUSB0', { led: [bus, { ...bus, name: 'b' }] }],
  ['led.1.baud: another panel of', { led: [bus, { ...bus, name: 'b', address: 2, baud: 19_200 }] }],
  ['led.0.baud: one of 1200', { led: [{ ...bus, baud: 9601 }] }],
  ['dock.port: ', { dock: { port: 70000 } }],
  ['printer: there is no such field', { printer: [] }],
  [
    'profiles.ours.keys.at: lies outside a report of 2 bytes',
    { profiles: { ours: { size: 2, keys: { shape: 'value', at: 2, keys: { 1: 'left' } } } } },
  ],
  [
    'profiles.ours.keys.keys.8: no such bit',
    { profiles: { ours: { size: 2, keys: { shape: 'bitmask', at: 0, keys: { 8: 'left' } } } } },
  ],
])('an error names its field: %s', (message, config) => {
  expect(fault(config).startsWith(message), fault(config)).toBe(true);
});

test('a file that is no JSON is said so', () => {
  expect(() => parseConfig('{')).toThrow(/^not JSON: /);
});

test('the examples of docs/agent.md are taken as they stand', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../../docs/agent.md'), 'utf8');
  const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => parseConfig(json));
  expect(examples.map(({ hid }) => hid.map(({ name }) => name))).toEqual([['pad-5', 'evaluator-5'], []]);
});

test('X2 whatever stands in led is taken or refused with a field of it, and never throws anything else', () => {
  const anything = fc.dictionary(
    fc.constantFrom(
      'name',
      'driver',
      'connection',
      'columns',
      'rows',
      'frame',
      'order',
      'universe',
      'address',
      'x',
    ),
    fc.oneof(
      fc.constantFrom(
        'a',
        'e131',
        'ddp',
        'text',
        'virtual://',
        'multicast',
        'udp://h:1',
        'tcp://h:1',
        'line',
        'RGB',
      ),
      fc.integer({ min: -1, max: 70_000 }),
      fc.record(
        {
          start: fc.constantFrom('02', 'zz', '', 7),
          end: fc.constantFrom('03', ''),
          text: fc.record({ most: fc.integer({ min: 0, max: 300 }) }),
          escape: fc.record({
            byte: fc.constant('10'),
            bytes: fc.constant(['02']),
            xor: fc.constantFrom('80', '12'),
          }),
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue() as fc.Arbitrary<never>,
    ),
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 3 }), (led) => {
      try {
        parseConfig(JSON.stringify({ led }));
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError);
        expect((error as ConfigError).field).toMatch(/^led(\.|$)/);
        expect((error as ConfigError).message.length).toBeGreaterThan(
          (error as ConfigError).field.length + 4,
        );
      }
    }),
    { numRuns: 500 },
  );
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
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
  ['led: LED controllers are not supported', { led: [{}] }],
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

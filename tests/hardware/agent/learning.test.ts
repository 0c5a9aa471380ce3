import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createAgent } from '../../../hardware/agent/agent.ts';
import { openHid } from '../../../hardware/agent/hid-devices.ts';
import { openLearned } from '../../../hardware/agent/learned.ts';
import { openRatingsStore } from '../../../hardware/agent/ratings.ts';
import { parseConfig } from '../../../hardware/config.ts';
import { silentLog } from '../../../hardware/log.ts';
import type { PressedReport } from '../../../hub/contract/learning.ts';
import type { LiveReport } from '../../../hub/contract/protocol.ts';
import { manualClock } from '../clock.ts';
import { createFakeLink } from './fake-link.ts';
import { newId, tempFolder } from './parts.ts';

/** An agent with one pad it knows and two equal ones it does not. */
async function startOne(folder: string) {
  const clock = manualClock();
  const twin = (name: string) => ({ name, kind: 'pad', profile: 'bitmask', connection: 'virtual://' });
  const config = parseConfig(
    JSON.stringify({
      data: folder,
      hid: [twin('pad-1'), { ...twin('new-a'), stranger: true }, { ...twin('new-b'), stranger: true }],
    }),
  );
  const learned = await openLearned(config);
  const hid = openHid(
    config.hid,
    { clock, log: silentLog, noise: (n) => new Uint8Array(n) },
    learned.devices,
  );
  const ratings = await openRatingsStore(folder);
  const link = createFakeLink(newId);
  const { pads, evaluators } = hid;
  const agent = createAgent({
    ...{
      link,
      version: 'test',
      printers: [],
      readers: [],
      leds: [],
      pads,
      evaluators,
      ratings,
      clock,
      newId,
    },
    log: silentLog,
    learning: { hid, models: config.models, learned },
  });
  link.connect();
  await clock.advance(0);
  const stop = async () => {
    await agent.close();
    await hid.close();
    await ratings.close();
  };
  onTestFinished(stop);
  const touch = async (name: string, key = 'k1') => {
    await hid.dock.find((one) => one.name === name)?.operate({ action: 'press', key });
    await clock.advance(200);
  };
  const reported = (): PressedReport[] =>
    link.reports.filter((report: LiveReport): report is PressedReport => report.report === 'pressed');
  const told = () => {
    const all = link.reports.findLast((report) => report.report === 'devices');
    return all?.report === 'devices' ? all.devices : [];
  };
  const names = () => told().map(({ name }) => name);
  const learnedNames = () => told().flatMap(({ name, learned }) => (learned ? [name] : []));
  /** Node-hid’s own listing takes real time. */
  const until = (check: () => void) =>
    vi.waitFor(async () => {
      await clock.advance(1000);
      check();
    }, 15_000);
  return { link, clock, touch, reported, names, learnedNames, until, stop };
}
const asking = (ask: string) => ({ learning: { ask, adopt: null } });
const pads = (counter: string | null) => ({
  pads: [{ device: 'lobby/pad-1', counter, lamp: 'idle' as const }],
});

test('P4 a known device that serves no counter is told by name; one at work goes on working and is not told', async () => {
  const { link, clock, touch, reported } = await startOne(await tempFolder());
  link.show({ ...pads(null), ...asking('asking-0001') });
  await clock.advance(0);
  await touch('pad-1');
  expect(reported()).toEqual([{ report: 'pressed', ask: 'asking-0001', device: 'pad-1', stranger: null }]);
  link.show({ ...pads('counter-1'), ...asking('asking-0002') });
  await touch('pad-1');
  expect(reported()).toHaveLength(1);
  expect(link.of('PressPad')).toHaveLength(2);
});

test('P4 a stranger is told once pressed, taken on as staff say, works at once and after a restart', async () => {
  const folder = await tempFolder();
  const first = await startOne(folder);
  const { link, until, touch, reported, names } = first;
  link.show({ ...pads(null), ...asking('asking-0001') });
  await until(() => {});
  await touch('new-b');
  await until(() => expect(reported()).toHaveLength(1));
  const [told] = reported();
  expect(told).toMatchObject({ device: null, stranger: { title: 'new-b', serial: 'new-b' } });
  expect(told?.stranger?.models).toContainEqual({ kind: 'pad', profile: 'bitmask' });
  expect(names()).toEqual(['pad-1']);

  const adopt = { kind: 'pad' as const, profile: 'bitmask', stranger: told?.stranger?.id ?? '' };
  link.show({ ...pads(null), learning: { ask: 'asking-0001', adopt } });
  await until(() => expect(names()).toEqual(['pad-1', 'new-b']));
  expect(reported().at(-1)).toMatchObject({ device: 'new-b', stranger: null });

  const bound = { pads: [{ device: 'lobby/new-b', counter: 'counter-2', lamp: 'idle' as const }] };
  link.show(bound);
  await until(() => {});
  await touch('new-b', 'k2');
  expect(link.of('PressPad').at(-1)?.command).toMatchObject({ device: 'lobby/new-b', action: 'recall' });
  await first.stop();

  const second = await startOne(folder);
  expect(second.names()).toEqual(['pad-1', 'new-b']);
  second.link.show(bound);
  await second.clock.advance(1000);
  await second.touch('new-b', 'k2');
  expect(second.link.of('PressPad')).toHaveLength(1);
  expect(JSON.parse(await readFile(join(folder, 'learned.json'), 'utf8'))).toEqual([
    { name: 'new-b', kind: 'pad', profile: 'bitmask', connection: 'virtual://' },
  ]);
});

test('P4 a device once taken on is forgotten: out of the file, silent, a stranger again; agent.json stays as it is', async () => {
  const folder = await tempFolder();
  await writeFile(
    join(folder, 'learned.json'),
    '[{"name":"new-b","kind":"pad","profile":"bitmask","connection":"virtual://"}]',
  );
  const { link, until, touch, reported, names, learnedNames } = await startOne(folder);
  const bound = { pads: [{ device: 'lobby/new-b', counter: 'counter-2', lamp: 'idle' as const }] };
  link.show(bound);
  await until(() => expect(learnedNames()).toEqual(['new-b']));
  link.show({ ...bound, forget: ['lobby/new-b'] });
  await until(() => expect(names()).toEqual(['pad-1']));
  expect(JSON.parse(await readFile(join(folder, 'learned.json'), 'utf8'))).toEqual([]);
  link.show(pads(null));
  await touch('new-b');
  expect(link.of('PressPad')).toEqual([]);
  link.show({ ...pads(null), ...asking('asking-0001') });
  await until(() => {});
  await touch('new-b');
  await until(() => expect(reported()).toMatchObject([{ device: null, stranger: { title: 'new-b' } }]));
});

test('P4 while nobody asks, strangers are not listened to', async () => {
  const { link, until, touch, reported } = await startOne(await tempFolder());
  link.show(pads(null));
  await until(() => {});
  await touch('new-a');
  expect(reported()).toEqual([]);
  link.show({ ...pads(null), ...asking('asking-0001') });
  await until(() => {});
  link.show(pads(null));
  await until(() => {});
  await touch('new-a');
  expect(reported()).toEqual([]);
});

test.each([
  ['not json', 'learned.json: not a JSON list of devices'],
  ['[{"name":"x","kind":"pad","profile":"nothing"}]', 'learned.json: 0.profile: no profile nothing'],
  ['[{"name":"X y","kind":"pad","profile":"bitmask"}]', 'learned.json: 0.name'],
])('P4 a damaged learned.json is named with its field: %s', async (text, sentence) => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'learned.json'), text);
  await expect(openLearned(parseConfig(JSON.stringify({ data: folder })))).rejects.toThrow(sentence);
});

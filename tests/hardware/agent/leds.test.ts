import { expect, test } from 'vitest';
import { startLeds } from '../../../hardware/agent/leds.ts';
import { openSession } from '../../../hardware/agent/session.ts';
import type { LedPanel } from '../../../hardware/led/port.ts';
import { silentLog } from '../../../hardware/log.ts';
import type { StripSign, UrgentLine } from '../../../hub/contract/views/counter-sign.ts';
import { LOST, type Saying, stripSaying, withUrgent } from '../../../hub/pixels/strip.ts';
import { manualClock, settle } from '../clock.ts';
import { createFakeLink } from './fake-link.ts';
import { newId } from './parts.ts';

const CALLED: StripSign = {
  place: { id: 'c5', name: { zh: '5', en: '5' }, floor: 2 },
  state: 'open',
  pauseReason: null,
  number: 'A023',
  phase: 'called',
  call: 7,
};

test('D4 P7 without the hub a panel stops flashing, says so after a minute, and is right when the hub is back; an urgent message goes with what it says', async () => {
  const clock = manualClock();
  const link = createFakeLink(newId);
  const said: Saying[] = [];
  const panel: LedPanel = {
    name: 'strip',
    connected: true,
    onConnected: () => {},
    show: (saying) => void said.push(saying),
    close: async () => {},
  };
  startLeds({
    session: openSession({ link, run: 'run-0001', version: 'test', clock, log: silentLog }),
    panels: [panel],
    clock,
  });
  const shows = (sign: StripSign, urgent: UrgentLine | null = null) =>
    link.show({ leds: [{ device: 'lobby/strip', shows: { kind: 'counter', sign, urgent } }] });
  shows(CALLED);
  link.connect();
  await settle();
  expect(said.at(-1)).toEqual(stripSaying(CALLED));
  link.disconnect();
  await settle();
  expect(said.at(-1)).toEqual({ ...stripSaying(CALLED), call: null });
  await clock.advance(59_000);
  expect(said.at(-1)?.choices).toEqual(stripSaying(CALLED).choices);
  await clock.advance(1000);
  expect(said.at(-1)).toEqual(LOST);
  link.connect();
  await settle();
  expect(said.at(-1)).toEqual(stripSaying(CALLED));
  const urgent = { position: 9, zh: '请从南门离开', en: null };
  shows(CALLED, urgent);
  expect(said.at(-1)).toEqual(withUrgent(stripSaying(CALLED), urgent));
  shows(CALLED);
  expect(said.at(-1)).toEqual(stripSaying(CALLED));
  // Bound to nothing any more: dark.
  link.show({ leds: [{ device: 'lobby/strip', shows: null }] });
  expect(said.at(-1)).toEqual({ choices: [], lines: [], call: null, urgent: null });
});

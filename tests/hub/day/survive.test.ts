import { afterAll, expect, test } from 'vitest';
import type { Sound } from '../../../display/voice/sound.ts';
import { createSpeaker, type Speaker } from '../../../display/voice/speaker.ts';
import type { Actor } from '../../../hub/contract/actors.ts';
import type { CommandInput } from '../../../hub/contract/commands.ts';
import { type ScreenWire, wholeScreen } from '../../../hub/contract/screen-wire.ts';
import type { ScreenView } from '../../../hub/contract/views/screen.ts';
import { parseCommand } from '../../../hub/edge/parse.ts';
import type { Link } from '../../../hub/link/index.ts';
import { connectLink } from '../../../hub/link/index.ts';
import { callLines } from '../../../hub/views/screen.ts';
import type { Voice } from '../../../hub/voice/voice.ts';
import { newId, startHub, type TestHub } from '../support/hub.ts';
import { layWire, type Wire } from '../support/wire.ts';

/**
 * A long day in the hall (D2, D6, T15): calls at thirty counters while the hub restarts, cables are pulled and the clock is set. The
 * screens' own link and voice run against real sockets; only the loudspeaker is the test's.
 */
const CALLS = process.env.ONEWINDOW_FULL ? 5000 : 600;
const COUNTERS = 20;
const ACTOR: Actor = { kind: 'integration', token: 'test-acting', name: 'acting', actAs: true };

let hall: TestHub;
let wire: Wire;
const screens: Screen[] = [];
afterAll(async () => {
  for (const screen of screens) screen.close();
  await wire?.close();
  await hall?.close();
});

type Screen = {
  readonly device: string;
  readonly link: Link;
  readonly spoken: number[];
  view(): ScreenView | null;
  close(): void;
};

/** A loudspeaker that says everything at once and writes down what. */
function speakerOf(link: Link, spoken: number[]): Speaker {
  let speaker: Speaker | null = null;
  const sound: Sound = {
    createPlayer: (events) => ({
      play(clip) {
        if (clip.kind === 'call') spoken.push(speaker?.speaking.value ?? 0);
        queueMicrotask(() => {
          events.started();
          events.ended();
        });
      },
      preload() {},
      stop() {},
    }),
    isAllowed: async () => true,
    onTouch: () => () => {},
    size: () => ({ width: 1920, height: 1080 }),
    onResize: () => () => {},
    later: (task, ms) => void setTimeout(task, ms),
  };
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  speaker = createSpeaker({ link, storage, sound, newId });
  return speaker;
}

async function screen(assignment: object): Promise<Screen> {
  const begun = await (await fetch(`${hall.origin}/pairing`, { method: 'POST' })).json();
  await hall.command({ type: 'PairScreen', code: begun.code, name: '屏', assignment: assignment as never });
  const token = `${begun.device}.${begun.secret}`;
  const link = connectLink({ url: wire.origin, namespace: '/display', token, newId });
  const spoken: number[] = [];
  const speaker = speakerOf(link, spoken);
  let last: ScreenView | null = null;
  link.onView<ScreenWire>((sent) => {
    const view = wholeScreen(sent);
    last = view;
    speaker.follow(view);
  });
  const made: Screen = {
    device: begun.device,
    link,
    spoken,
    view: () => last,
    close() {
      speaker.close();
      link.close();
    },
  };
  screens.push(made);
  return made;
}

const voice = (): Voice => ({
  prepare() {},
  warm: async () => {},
  read: async () => null,
  announce: async ({ number }) => ({
    clips: [{ url: `/voice/${number}.wav`, ms: 3000, kind: 'call' }],
    failure: null,
  }),
  file: async () => null,
  standing: () => ({ languages: [], phrases: [], volume: [], program: null }),
  clips: null,
  state: { kind: 'ready' },
  onState: () => () => {},
  close() {},
});

async function act(input: CommandInput): Promise<void> {
  const parsed = parseCommand(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  const result = await hall.hub.services.submit(ACTOR, newId(), parsed.value);
  if (!result.ok) throw new Error(`${input.type}: ${result.refusal.code}`);
}

/** What the hall's counters do again and again: start whoever was called, then finish and call the next. */
async function round(first: boolean): Promise<void> {
  const counters = Array.from({ length: COUNTERS }, (_, i) => `desk-${i}`);
  if (!first) await Promise.all(counters.map((counter) => act({ type: 'StartService', counter })));
  await Promise.all(counters.map(() => act({ type: 'IssueTicket', queue: 'tax' })));
  await Promise.all(
    counters.map((counter) => act({ type: 'CallNext', counter, ...(!first && { outcome: 'other' }) })),
  );
}

const untold = () => hall.hub.services.state().calls.filter(({ announced }) => !announced).length;
/** Both ends know that the cable is whole: a call made while no loudspeaker is there counts as spoken (T7). */
async function together(): Promise<void> {
  const connected = () =>
    screens.every(
      ({ device, link }) =>
        link.status.kind === 'connected' && hall.hub.services.presence.connected(`screen:${device}`),
    );
  await expect.poll(connected, { timeout: 30_000 }).toBe(true);
}

/** Every screen shows what the hub knows. */
async function right(): Promise<void> {
  const newest = () => callLines(hall.hub.services.state(), null).map(({ position }) => position);
  for (const { view } of screens)
    await expect
      .poll(() => view()?.calls.map(({ position }) => position), { timeout: 20_000, interval: 20 })
      .toEqual(newest());
}

test(`D2 D6 T15 a day of ${CALLS} calls with restarts, cut cables and clocks set: each call is spoken once, in order, and every picture is right`, async () => {
  hall = await startHub({
    voice: voice(),
    change(catalogue) {
      const [desk] = catalogue.counters.filter(({ queues }) => queues.includes('tax'));
      if (!desk) throw new Error('no counter for tax');
      for (let i = 0; i < COUNTERS; i++)
        catalogue.counters.push({ ...desk, id: `desk-${i}`, name: { zh: `T${i}`, en: `T${i}` } });
      catalogue.policy.aroundTheClock = true;
      for (const queue of catalogue.queues) queue.dailyQuota = null;
    },
  });
  wire = await layWire(hall.origin);
  const boards = [
    await screen({ role: 'hall-board', sound: true }),
    await screen({ role: 'hall-board', sound: false }),
  ];
  for (let i = 0; i < COUNTERS; i++) await act({ type: 'OpenCounter', counter: `desk-${i}` });
  await expect
    .poll(() => boards.every(({ link, view }) => link.status.kind === 'connected' && view() !== null))
    .toBe(true);
  const incidents = [
    async () => {
      hall = await hall.restart(2000);
      wire.lead(hall.origin);
    },
    async () => {
      wire.cut();
      await expect
        .poll(() => boards.every(({ link }) => link.status.kind === 'offline'), { timeout: 20_000 })
        .toBe(true);
      wire.mend();
    },
    async () => {
      hall.clock.jump(7_200_000);
      hall.tick();
      await hall.command({ type: 'ConfirmClock' });
    },
    async () => {
      hall.clock.jump(-3_600_000);
      hall.tick();
      await hall.command({ type: 'ConfirmClock' });
    },
  ];
  const rounds = CALLS / COUNTERS;
  for (let turn = 0; turn < rounds; turn++) {
    await round(turn === 0);
    // In the middle of the calls being spoken.
    if (turn % Math.floor(rounds / 8) === 2) {
      await incidents[Math.floor(turn / Math.floor(rounds / 8)) % incidents.length]?.();
      await together();
    }
    await expect.poll(untold, { timeout: 30_000, interval: 10 }).toBe(0);
    hall.clock.advance(30_000);
  }
  await right();
  const [{ spoken } = { spoken: [] }, silent] = boards;
  const calls = hall.hub.services.state().calls.map(({ position }) => position);
  expect(calls).toHaveLength(CALLS);
  expect(spoken).toEqual(calls);
  expect(silent?.spoken).toEqual([]);
}, 600_000);

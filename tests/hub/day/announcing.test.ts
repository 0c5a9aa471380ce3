import { afterEach, describe, expect, test } from 'vitest';
import type { Policy } from '../../../hub/contract/policy.ts';
import type { ScreenView } from '../../../hub/contract/views/screen.ts';
import { thanksAt } from '../../../hub/views/ears.ts';
import type { Announced, Voice } from '../../../hub/voice/voice.ts';
import type { Speech } from '../../../hub/voice/wording.ts';
import { type Api, apiOf } from '../support/api.ts';
import { factsLike } from '../support/facts.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { type Raw, raw } from '../support/raw.ts';

type Timer = { task: () => void; ms: number };

let hall: TestHub;
let api: Api;
let token: string;
let timers: Timer[];
/** What the speech program was asked to make ahead, and how it answers calls. */
let prepared: string[];
let speak: (number: string) => Promise<Announced>;
let said: Speech[];
let warmed: Policy['voice'][];
afterEach(() => hall.close());

const clip = (number: string): Announced => ({
  clips: [{ url: `/voice/${number}.wav`, ms: 3000, kind: 'call' }],
  failure: null,
});
const voice = (): Voice => ({
  prepare: (numbers: readonly string[], _policy: Policy['voice']) => void prepared.push(...numbers),
  warm: async (_places, policy) => void warmed.push(policy),
  read: async () => null,
  announce: (speech) => {
    said.push(speech);
    return speak(speech.number);
  },
  file: async () => null,
  standing: () => ({ languages: [], phrases: [], volume: [], program: null }),
  clips: null,
  state: { kind: 'ready' },
  onState: () => () => {},
  close() {},
});

async function start(): Promise<void> {
  timers = [];
  prepared = [];
  said = [];
  warmed = [];
  speak = async (number) => clip(number);
  hall = await startHub({
    voice: voice(),
    later: (task, ms) => {
      if (ms >= 1000) timers.push({ task, ms });
      else setTimeout(task, ms).unref();
    },
    change: (catalogue) => {
      catalogue.policy.noShow = { recalls: 0, seconds: 20 };
    },
  });
  token = await hall.token('integration', { actAs: true });
  api = apiOf(hall.origin, token);
  for (const counter of [8, 9, 10]) await api.post(`/counters/counter-${counter}/open`);
}

type Screen = Raw & { token: string; device: string };
async function pairScreen(assignment: object): Promise<Screen> {
  const begun = await (await fetch(`${hall.origin}/pairing`, { method: 'POST' })).json();
  await hall.command({ type: 'PairScreen', code: begun.code, name: '屏', assignment: assignment as never });
  const secret = `${begun.device}.${begun.secret}`;
  const { device } = begun;
  return Object.assign(await raw(hall.origin, '/display', { token: secret }), { token: secret, device });
}
const board = { role: 'hall-board', sound: true };
const issue = async (count: number) => {
  for (let i = 0; i < count; i++) await api.post('/tickets', { queue: 'tax' });
};
const call = (counter: number) => api.post(`/counters/counter-${counter}/call-next`);
const noShow = async (counter: number) => {
  const { status, body } = await api.post(`/counters/counter-${counter}/no-show`);
  return [status, (body.figures as { seconds?: unknown } | undefined)?.seconds];
};
const announced = () => factsLike(hall.journal, 'CallAnnounced');
/** Positions of today's calls, oldest first. */
const calls = () => hall.hub.services.state().calls.map((one) => one.position);
const numbers = (view: ScreenView) => view.announcements.map((one) => one.number);
const announcing = (screen: Raw, ...expected: string[]) =>
  screen.view<ScreenView>((view) => view.calls.length > 0 && numbers(view).join() === expected.join());

describe('T7 D2 a call is spoken', () => {
  test('T7 without a screen that speaks the call counts as spoken at once', async () => {
    await start();
    await pairScreen({ role: 'hall-board', sound: false });
    await pairScreen({ role: 'zone-board', zone: 'floor-1', sound: true });
    await issue(1);
    await call(8);
    expect(await factsLike(hall.journal, 'TicketCalled')).toMatchObject([{ silent: true }]);
    expect(await noShow(8)).toEqual([409, 20]);
    hall.clock.advance(20_000);
    expect(await noShow(8)).toEqual([200, undefined]);
  });

  test('T7 with one the no-show timer waits until it has spoken', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(1);
    await call(8);
    const view = await announcing(screen, 'B001');
    expect(view.announcements[0]).toMatchObject({
      position: calls()[0],
      clips: [{ kind: 'call', ms: 3000 }],
    });
    hall.clock.advance(60_000);
    expect(await noShow(8)).toEqual([409, null]);
    expect((await screen.command({ type: 'AnnouncementSpoken', position: calls()[0] })).ok).toBe(true);
    expect(await noShow(8)).toEqual([409, 20]);
    hall.clock.advance(20_000);
    expect(await noShow(8)).toEqual([200, undefined]);
    screen.close();
  });

  test('T7 D2 while the only loudspeaker is away a call counts as spoken at once; whoever comes back says it, unless it is stale', async () => {
    await start();
    const away = await pairScreen(board);
    away.close();
    await expect.poll(() => hall.hub.services.presence.connected(`screen:${away.device}`)).toBe(false);
    await issue(2);
    await call(8);
    await call(9);
    expect(await factsLike(hall.journal, 'TicketCalled')).toMatchObject([{ silent: true }, { silent: true }]);
    hall.clock.advance(20_000);
    expect(await noShow(9)).toEqual([200, undefined]);
    // However long it was away.
    hall.clock.advance(600_000);
    const back = await raw(hall.origin, '/display', { token: away.token });
    await announcing(back, 'B001');
    expect(await announced()).toEqual([]);
    const told = { type: 'AnnouncementSpoken', position: calls()[0] } as const;
    expect((await back.command(told)).ok).toBe(true);
    expect((await back.command(told)).ok).toBe(true);
    expect(await announced()).toMatchObject([{ position: calls()[0] }]);
    // It has its time from when it was really spoken.
    expect(await noShow(8)).toEqual([409, 20]);
    hall.clock.advance(200_000);
    await api.post('/counters/counter-10/call-next');
    back.close();
    const later = await raw(hall.origin, '/display', { token: away.token });
    await announcing(later);
    later.close();
  });

  test('T7 a screen that never tells: after a while the call counts as spoken', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(1);
    await call(8);
    await announcing(screen, 'B001');
    expect(timers.map(({ ms }) => ms)).toEqual([48_000]);
    expect(await announced()).toEqual([]);
    timers[0]?.task();
    await expect.poll(announced).toHaveLength(1);
    screen.close();
  });

  test('D2 what was started, passed or recalled since is no longer to be spoken', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(2);
    await call(8);
    await call(9);
    await announcing(screen, 'B001', 'B002');
    await api.post('/counters/counter-8/start');
    await announcing(screen, 'B002');
    await api.post('/counters/counter-9/recall');
    const view = await screen.view<ScreenView>((one) =>
      one.announcements.some(({ position }) => position === calls()[2]),
    );
    expect(numbers(view)).toContain('B002');
    await api.post('/counters/counter-9/start');
    hall.clock.advance(1000);
    hall.tick();
    const { announcements } = hall.hub.services;
    expect(announcements(null)).toEqual([]);
    screen.close();
  });

  test('D2 calls are listed in journal order, whichever speech was made first', async () => {
    await start();
    const screen = await pairScreen(board);
    const making = new Map<string, (made: Announced) => void>();
    speak = (number) => new Promise((made) => making.set(number, made));
    await issue(2);
    await call(8);
    await call(9);
    await expect.poll(() => making.size).toBe(2);
    making.get('B002')?.(clip('B002'));
    await new Promise((done) => setImmediate(done));
    expect(hall.hub.services.announcements(null)).toEqual([]);
    making.get('B001')?.(clip('B001'));
    await announcing(screen, 'B001', 'B002');
    screen.close();
  });

  test('D2 a zone’s board speaks its own zone, the hall’s board all of them, a silent one nothing', async () => {
    await start();
    const [zone, all, silent] = [
      await pairScreen({ role: 'zone-board', zone: 'floor-2', sound: true }),
      await pairScreen(board),
      await pairScreen({ role: 'hall-board', sound: false }),
    ];
    await api.post('/counters/bank/open');
    await api.post('/tickets', { queue: 'fees' });
    await api.post('/counters/bank/call-next');
    await issue(1);
    await call(8);
    await announcing(all, 'F001', 'B001');
    await announcing(zone, 'B001');
    expect((await silent.view<ScreenView>((view) => view.calls.length === 2)).announcements).toEqual([]);
    for (const screen of [zone, all, silent]) screen.close();
  });

  test('D1 D2 a playlist with sound speaks and shows the calls of the zones it speaks for, whatever it shows', async () => {
    await start();
    const playlist = [{ role: 'staff' as const, from: '00:00', to: '23:59', seconds: 60 }];
    const screen = await pairScreen({ role: 'playlist', playlist, sound: true });
    await screen.view<ScreenView>(({ shows }) => shows === 'staff');
    await issue(1);
    await call(8);
    // And shows them: they lie over its posters.
    const shown = await screen.view<ScreenView>((view) => numbers(view).join() === 'B001');
    expect(shown.calls).toMatchObject([{ number: 'B001', counter: '8', open: true }]);
    const zone = await pairScreen({ role: 'playlist', playlist, sound: true, soundZones: ['floor-1'] });
    expect((await zone.view<ScreenView>(({ shows }) => shows === 'staff')).calls).toEqual([]);
    const [position] = calls();
    expect(await screen.command({ type: 'AnnouncementSpoken', position })).toMatchObject({ ok: true });
    for (const one of [screen, zone]) one.close();
  });

  test('X1 a screen without sound cannot say that it spoke', async () => {
    await start();
    const [loud, silent] = [await pairScreen(board), await pairScreen({ role: 'hall-board', sound: false })];
    await issue(1);
    await call(8);
    await announcing(loud, 'B001');
    const answer = await silent.command({ type: 'AnnouncementSpoken', position: calls()[0] });
    expect(answer).toMatchObject({ refusal: { code: 'forbidden' } });
    for (const screen of [loud, silent]) screen.close();
  });

  test('D2 D3 speech that fails is told to staff until it works again; the call stands', async () => {
    await start();
    const screen = await pairScreen(board);
    speak = async () => ({ clips: [], failure: { code: 'voice-failed', detail: 'the program ended' } });
    await issue(2);
    await call(8);
    await announcing(screen, 'B001');
    expect(hall.hub.services.troubles()).toMatchObject([
      { kind: 'voice-failed', detail: { detail: 'the program ended' } },
    ]);
    speak = async (number) => clip(number);
    await call(9);
    await announcing(screen, 'B001', 'B002');
    expect(hall.hub.services.troubles()).toEqual([]);
    screen.close();
  });

  test('D3 speech is made ahead for those called soon, not for a rush', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(9);
    expect(prepared).toEqual(['B001', 'B002', 'B003', 'B004', 'B005']);
    prepared = [];
    await call(8);
    await expect.poll(() => prepared).toEqual(['B002', 'B003', 'B004']);
    prepared = [];
    await call(9);
    await expect.poll(() => prepared).toEqual(['B003', 'B004', 'B005']);
    screen.close();
  });

  test('D3 nothing is made ahead by calls that nobody speaks', async () => {
    await start();
    await issue(3);
    prepared = [];
    await call(8);
    await call(9);
    expect(prepared).toEqual([]);
  });
});

describe('T16 the next are told to get ready', () => {
  test('T16 D2 a pre-call is shown and spoken at the start of a service, and goes with its ticket', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(2);
    await call(8);
    await api.post('/counters/counter-8/start');
    const view = await announcing(screen, 'B002');
    expect(said.at(-1)).toEqual({ kind: 'pre-call', number: 'B002' });
    expect(view.preCalls).toMatchObject([{ number: 'B002', position: expect.any(Number) }]);
    await call(9);
    await screen.view<ScreenView>((next) => next.calls[0]?.number === 'B002' && next.preCalls.length === 0);
    screen.close();
  });

  test('T16 D2 a pre-call that was spoken stays on the board and is not told again', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(2);
    await call(8);
    await api.post('/counters/counter-8/start');
    const { announcements } = await announcing(screen, 'B002');
    const { position = 0 } = announcements[0] ?? {};
    expect((await screen.command({ type: 'AnnouncementSpoken', position })).ok).toBe(true);
    expect(await announced()).toMatchObject([{ position }]);
    screen.close();
  });
});

describe('T10 T12 holders are told by voice and on screens', () => {
  const supervise = (command: object) => hall.command(command as never);

  test('T12 a merged queue: in words of its own, once, on every board', async () => {
    await start();
    const [zone, all] = [
      await pairScreen({ role: 'zone-board', zone: 'floor-2', sound: true }),
      await pairScreen(board),
    ];
    await issue(1);
    await supervise({ type: 'MergeQueue', from: 'tax', to: 'community', reason: 'few clerks' });
    for (const screen of [zone, all]) {
      const view = await screen.view<ScreenView>((one) => one.announcements.length === 1);
      expect(view.queueNews).toMatchObject([{ kind: 'merged', queue: { letter: 'B' } }]);
    }
    expect(said).toMatchObject([{ kind: 'queue-merged', number: 'B' }]);
    const position = hall.hub.services.state().queueNews[0]?.position ?? 0;
    for (const screen of [zone, all])
      expect((await screen.command({ type: 'AnnouncementSpoken', position })).ok).toBe(true);
    expect(await factsLike(hall.journal, 'QueueNewsSpoken')).toHaveLength(1);
    for (const screen of [zone, all]) screen.close();
  });

  test('T10 an ended queue is told, also after a restart in the middle of it; its line goes after ten minutes', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(1);
    await supervise({ type: 'EndQueue', queue: 'tax', reason: 'power cut' });
    await screen.view<ScreenView>((one) => one.announcements.length === 1);
    screen.close();
    hall = await hall.restart(5000);
    const back = await raw(hall.origin, '/display', { token: screen.token });
    const view = await back.view<ScreenView>((one) => one.announcements.length === 1);
    expect(view.queueNews).toMatchObject([{ kind: 'ended', to: null }]);
    hall.clock.advance(601_000);
    hall.tick();
    await back.view<ScreenView>((one) => one.announcements.length === 0 && one.queueNews.length === 0);
    back.close();
  });
});

describe('D2 D3 urgent messages, passed numbers, loudspeakers', () => {
  const positions = (view: ScreenView) => view.announcements.map(({ position }) => position);

  test('D2 an urgent message reaches the screens of its zone, spoken and shown, until it ends', async () => {
    await start();
    const [all, second] = [
      await pairScreen(board),
      await pairScreen({ role: 'zone-board', zone: 'floor-2', sound: true }),
    ];
    const cookie = await hall.signIn('songhaiyan');
    const staff = await raw(hall.origin, '/counter', { cookie });
    const text = { zh: '请走南门', en: 'Please leave by the south door' };
    const answer = await staff.command({ type: 'Broadcast', ...text, zone: 'floor-1', minutes: 5 });
    const { broadcast } = (answer as unknown as { answer: { broadcast: string } }).answer;
    const view = await all.view<ScreenView>((one) => one.announcements.length === 1);
    expect(view.announcements[0]?.urgent).toBe(true);
    expect(view.broadcasts).toMatchObject([{ id: broadcast, zh: text.zh, en: text.en }]);
    expect(said).toMatchObject([{ kind: 'broadcast', ...text }]);
    expect((await all.command({ type: 'AnnouncementSpoken', position: positions(view)[0] })).ok).toBe(true);
    expect(second.views.every((one) => (one as ScreenView).broadcasts.length === 0)).toBe(true);
    expect((await staff.command({ type: 'EndBroadcast', broadcast })).ok).toBe(true);
    await all.view<ScreenView>((one) => one.revision > view.revision && one.broadcasts.length === 0);
    await staff.command({ type: 'Broadcast', zh: text.zh, minutes: 1 });
    await second.view<ScreenView>((one) => one.broadcasts.length === 1);
    hall.clock.advance(60_000);
    hall.tick();
    await expect.poll(() => (second.views.at(-1) as ScreenView).broadcasts).toEqual([]);
    for (const one of [all, second, staff]) one.close();
  });

  test('D3 a call is as loud as staff set for the hour, from the next call on; an urgent message is never quiet', async () => {
    await start();
    const screen = await pairScreen(board);
    const staff = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
    await issue(2);
    await call(8);
    const volumes = (count: number) =>
      screen
        .view<ScreenView>((one) => one.announcements.length === count)
        .then(({ announcements }) => announcements.map(({ volume }) => volume));
    expect(await volumes(1)).toEqual([0.8]);
    const hours = [
      { from: '08:00', level: 0.6 },
      { from: '09:00', level: 0 },
    ];
    expect((await staff.command({ type: 'SetVolume', hours })).ok).toBe(true);
    await call(9);
    expect(await volumes(2)).toEqual([0.8, 0]);
    await staff.command({ type: 'Broadcast', zh: '请走南门', minutes: 5 });
    expect((await volumes(3)).toSorted()).toEqual([0, 0.8, 1]);
    for (const one of [screen, staff]) one.close();
  });

  test('D3 whoever is chosen to speak makes the ways to the counters ahead', async () => {
    await start();
    await hall.command({ type: 'ChooseVoice', language: 'zh', sources: ['program'] });
    await expect.poll(() => warmed.at(-1)?.sources).toEqual({ zh: ['program'] });
  });

  test('D3 a passed number is said in its own words', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(1);
    await call(8);
    await announcing(screen, 'B001');
    await screen.command({ type: 'AnnouncementSpoken', position: calls()[0] });
    hall.clock.advance(20_000);
    await noShow(8);
    await expect.poll(() => said.map(({ kind }) => kind)).toEqual(['call', 'passed']);
    const view = await screen.view<ScreenView>((one) => positions(one)[0] === calls()[1]);
    // Told, not called: the board's rows are as before.
    expect(view.calls.map(({ kind = 'call' }) => kind)).toEqual(['call']);
    screen.close();
  });

  test('D2 a screen speaks for the zones staff gave it, whatever it shows', async () => {
    await start();
    const strip = await pairScreen({
      role: 'counter-strip',
      counter: 'counter-8',
      sound: true,
      soundZones: ['floor-2'],
    });
    const deaf = await pairScreen({ ...board, soundZones: ['floor-1'] });
    await issue(1);
    await call(8);
    await strip.view<ScreenView>((view) => numbers(view).join() === 'B001');
    expect(deaf.views.every((one) => numbers(one as ScreenView).length === 0)).toBe(true);
    const answer = await fetch(`${hall.origin}/pairing`, { method: 'POST' });
    const { code } = (await answer.json()) as { code: string };
    const wrong = { type: 'PairScreen', code, name: '屏', assignment: { ...board, soundZones: ['cellar'] } };
    await expect(hall.command(wrong as never)).rejects.toThrow('assignment.soundZones');
    for (const one of [strip, deaf]) one.close();
  });

  test('T7 D2 a call that waits in a backlog does not count as spoken, nor is it ever too old', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(1);
    await call(8);
    await announcing(screen, 'B001');
    const report = { report: 'screen', width: 1920, height: 1080, soundAllowed: true, backlog: 5 };
    await screen.send('report', report);
    timers.splice(0)[0]?.task();
    hall.clock.advance(400_000);
    hall.tick();
    expect(timers.map(({ ms }) => ms)).toEqual([45_000]);
    expect(hall.hub.services.announcements(null)).toHaveLength(1);
    await screen.send('report', { ...report, backlog: 0 });
    timers.splice(0)[0]?.task();
    await expect.poll(announced).toHaveLength(1);
    hall.tick();
    expect(hall.hub.services.announcements(null)).toEqual([]);
    screen.close();
  });
});

describe('E1 thanks after a rating at the counter', () => {
  /** Somebody is served at counter 8 and rates on its applicant's screen, whose own this is. */
  const rated = async (screen: Raw, level: number) => {
    await issue(1);
    await call(8);
    await api.post('/counters/counter-8/start');
    await api.post('/counters/counter-8/finish');
    const { state } = hall.hub.services;
    const prompt = state().counters.get('counter-8')?.prompt ?? '';
    expect((await screen.command({ type: 'Rate', prompt, level })).ok).toBe(true);
  };
  const spokenAt = (at: string | null) => hall.hub.services.announcements([], at);
  const applicant = { role: 'applicant', counter: 'counter-8', sound: true };

  test('E1 E2 spoken there for a moment, in the same words whatever was rated: the clerk hears them, too', async () => {
    await start();
    const screen = await pairScreen(applicant);
    for (const level of [5, 1]) {
      await rated(screen, level);
      const view = await screen.view<ScreenView>((one) => one.announcements.length > 0);
      expect(view.announcements).toMatchObject([{ thanks: true, clips: [{ kind: 'call' }] }]);
      hall.clock.advance(10_000);
      expect(spokenAt('counter-8')).toEqual([]);
      hall.tick();
      await screen.view<ScreenView>((one) => one.announcements.length === 0);
    }
    expect(said.filter(({ kind }) => kind === 'thanks')).toEqual(
      Array(2).fill({ kind: 'thanks', number: '' }),
    );
    screen.close();
  });

  test('E1 not at another counter, by the strip beside it, in the hall, nor where the policy says no', async () => {
    await start();
    const screen = await pairScreen(applicant);
    const strip = { role: 'counter-strip', counter: 'counter-8', sound: true, theme: 'light' } as const;
    const [beside, hallBoard] = [await pairScreen(strip), await pairScreen(board)];
    await rated(screen, 4);
    await screen.view<ScreenView>((one) => one.announcements.some(({ thanks }) => thanks === true));
    const { state } = hall.hub.services;
    expect(thanksAt(state(), strip)).toBeNull();
    expect(spokenAt('counter-9')).toEqual([]);
    expect(hall.hub.services.announcements(null).filter(({ thanks }) => thanks)).toEqual([]);
    const device = screen.token.split('.')[0] ?? '';
    await hall.command({ type: 'AssignScreen', device, assignment: { ...applicant, sound: false } as never });
    expect(thanksAt(state(), strip)).toBe('counter-8');
    const quiet = structuredClone(hall.catalogue);
    quiet.policy.voice.thanks = false;
    await hall.command({ type: 'ImportCatalogue', catalogue: quiet });
    said = [];
    await rated(screen, 5);
    await hall.desk();
    expect(said.filter(({ kind }) => kind === 'thanks')).toEqual([]);
    for (const one of [screen, beside, hallBoard]) one.close();
  });
});

describe('T15 after a restart', () => {
  const restart = async (ms: number) => {
    hall = await hall.restart(ms);
    api = apiOf(hall.origin, token);
  };

  test('T7 T15 a no-show timer that ran out while the hub was off begins again', async () => {
    await start();
    await issue(1);
    await call(8);
    await restart(3_600_000);
    expect(await noShow(8)).toEqual([409, 20]);
    hall.clock.advance(20_000);
    expect(await noShow(8)).toEqual([200, undefined]);
  });

  test('T15 D2 a call not yet spoken is spoken by the screen that comes back', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(1);
    await call(8);
    await announcing(screen, 'B001');
    screen.close();
    await restart(5000);
    const back = await raw(hall.origin, '/display', { token: screen.token });
    await announcing(back, 'B001');
    expect((await back.command({ type: 'AnnouncementSpoken', position: calls()[0] })).ok).toBe(true);
    expect(await noShow(8)).toEqual([409, 20]);
    back.close();
  });

  test('T15 without such a screen it counts as spoken, so that the counter can go on', async () => {
    await start();
    const screen = await pairScreen(board);
    await issue(1);
    await call(8);
    await announcing(screen, 'B001');
    await hall.command({ type: 'UnpairScreen', device: screen.token.split('.')[0] ?? '' });
    await restart(5000);
    await expect.poll(announced).toHaveLength(1);
    expect(await noShow(8)).toEqual([409, 20]);
  });
});

import { describe, expect, it } from 'vitest';
import type { PlayerEvents, Sound } from '../../display/voice/sound.ts';
import { createSpeaker } from '../../display/voice/speaker.ts';
import type { LiveReport } from '../../hub/contract/protocol.ts';
import { type RefusalCode, refusal } from '../../hub/contract/refusals.ts';
import { ok, refuse } from '../../hub/contract/result.ts';
import type { Announcement, ScreenView } from '../../hub/contract/views/screen.ts';
import type { Link, LinkStatus } from '../../hub/link/index.ts';

const clip = (position: number, kind: 'chime' | 'call') => ({
  kind,
  url: `/voice/${position}-${kind}.wav`,
  ms: 100,
});
const say = (position: number): Announcement => ({
  position,
  number: 'A001',
  volume: 0.5,
  clips: [clip(position, 'chime'), clip(position, 'call')],
});

/** A screen whose browser and hub are in the test's hand. */
function screen({ allowed = true, kept = new Map<string, string>() } = {}) {
  const played: string[] = [];
  const levels: number[] = [];
  const refused: string[] = [];
  const asked: { position: number; id: string }[] = [];
  const reports: Extract<LiveReport, { report: 'screen' }>[] = [];
  const later: (() => void)[] = [];
  let events: PlayerEvents | null = null;
  let touched = () => {};
  let changed: (status: LinkStatus) => void = () => {};
  let status: LinkStatus = { kind: 'connected' };
  let mayPlay = allowed;
  let position = 0;
  let lost: RefusalCode | null = null;
  const sound: Sound = {
    createPlayer(given) {
      events = given;
      return {
        play: ({ url }, level) => {
          levels.push(level);
          if (mayPlay) played.push(url);
          else {
            refused.push(url);
            queueMicrotask(given.refused);
          }
        },
        preload: () => {},
        stop: () => {},
      };
    },
    isAllowed: async () => mayPlay,
    onTouch(listener) {
      touched = listener;
      return () => {};
    },
    size: () => ({ width: 1920, height: 1080 }),
    onResize: () => () => {},
    later: (task) => later.push(task),
  };
  const link: Pick<Link, 'status' | 'ask' | 'report' | 'onStatus'> = {
    get status() {
      return status;
    },
    async ask(command, options) {
      if (command.type === 'AnnouncementSpoken')
        asked.push({ position: command.position, id: options?.id ?? '' });
      return lost ? refuse(refusal(lost)) : ok(null as never);
    },
    report: (report) => {
      if (report.report === 'screen') reports.push(report as (typeof reports)[number]);
    },
    onStatus(listener) {
      changed = listener;
      return () => {};
    },
  };
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const speaker = createSpeaker({ link, storage, sound, newId: () => `request-${++position}` });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const follow = async (announcements: Announcement[], more: object) => {
    speaker.follow({
      assignment: { role: 'hall-board', sound: true, theme: 'light', ...more },
      announcements,
    } as unknown as ScreenView);
    await settle();
  };
  return {
    speaker,
    played,
    levels,
    refused,
    asked,
    reports,
    kept,
    show: (...announcements: Announcement[]) => follow(announcements, {}),
    set: (assignment: { volume: number }, ...announcements: Announcement[]) =>
      follow(announcements, assignment),
    async happens(outcome: keyof PlayerEvents) {
      events?.[outcome]();
      await settle();
    },
    async become(next: LinkStatus, losing = next.kind !== 'connected') {
      status = next;
      lost = losing ? 'timeout' : null;
      changed(next);
      await settle();
    },
    async touch() {
      mayPlay = true;
      touched();
      await settle();
    },
    async waited() {
      for (const task of later.splice(0)) task();
      await settle();
    },
    lose: (code: RefusalCode | null) => {
      lost = code;
    },
  };
}

describe('D2, D3 the screen’s voice', () => {
  it('D3 speaks as loud as the hour says, of that what staff set for this screen, from the next clip on', async () => {
    const one = screen();
    await one.show(say(5));
    await one.set({ volume: 0.4 }, say(5));
    await one.happens('started');
    await one.happens('ended');
    expect(one.levels).toEqual([0.5, 0.2]);
  });

  it('D2 plays the clips one after the other and tells the hub after the last', async () => {
    const one = screen();
    await one.show(say(5));
    expect(one.played).toEqual(['/voice/5-chime.wav']);
    expect(one.speaker.speaking.value).toBe(5);
    await one.happens('started');
    await one.happens('ended');
    expect(one.asked).toEqual([]);
    await one.happens('ended');
    expect(one.played).toEqual(['/voice/5-chime.wav', '/voice/5-call.wav']);
    expect(one.asked.map(({ position }) => position)).toEqual([5]);
    expect(one.speaker.speaking.value).toBeNull();
  });

  it('D2 the same announcement in the next views is not started again; after a reload neither', async () => {
    const one = screen();
    await one.show(say(5));
    await one.show(say(5));
    await one.happens('ended');
    await one.happens('ended');
    await one.show(say(5));
    expect(one.played).toEqual(['/voice/5-chime.wav', '/voice/5-call.wav']);
    const reloaded = screen({ kept: one.kept });
    await reloaded.show(say(5));
    expect(reloaded.played).toEqual([]);
  });

  it('D3 a refusal of the browser is reported at once, before any call', async () => {
    const one = screen({ allowed: false });
    await one.show();
    expect(one.speaker.allowed.value).toBe(false);
    expect(one.reports.at(-1)).toMatchObject({ soundAllowed: false, width: 1920, height: 1080 });
  });

  it('D3 after a touch the waiting call is spoken', async () => {
    const one = screen({ allowed: false });
    await one.show(say(5));
    await one.show(say(5), say(6));
    expect(one.played).toEqual([]);
    expect(one.refused).toHaveLength(1);
    expect(one.reports.at(-1)?.soundAllowed).toBe(false);
    await one.touch();
    expect(one.played).toEqual(['/voice/5-chime.wav']);
    expect(one.reports.at(-1)?.soundAllowed).toBe(true);
  });

  it('D3 what became stale while sound was refused is not spoken after the touch', async () => {
    const one = screen({ allowed: false });
    await one.show(say(5), say(6));
    await one.show(say(6));
    await one.touch();
    expect(one.played).toEqual(['/voice/6-chime.wav']);
  });

  it('D2 an answer that was lost is asked for again, with the same request id', async () => {
    const one = screen();
    await one.show(say(5));
    one.lose('timeout');
    await one.happens('ended');
    await one.happens('ended');
    one.lose(null);
    await one.become({ kind: 'connected' });
    await one.show();
    expect(one.asked).toEqual([
      { position: 5, id: 'request-1' },
      { position: 5, id: 'request-1' },
    ]);
  });

  it('D2 a clip that fails because the hub is away does not lose the call', async () => {
    const one = screen();
    await one.show(say(5));
    await one.happens('failed');
    await one.become({ kind: 'offline', since: 0 });
    await one.waited();
    expect(one.speaker.speaking.value).toBeNull();
    await one.become({ kind: 'connected' });
    await one.show(say(5));
    expect(one.played).toEqual(['/voice/5-chime.wav', '/voice/5-chime.wav']);
  });

  it('D2 the backlog and what was dropped reach staff', async () => {
    const one = screen();
    const long = [5, 6, 7, 8, 9].map((position) => ({
      ...say(position),
      clips: [...say(position).clips, { kind: 'second-language' as const, url: '/voice/e.wav', ms: 100 }],
    }));
    await one.show(...long);
    expect(one.reports.some(({ backlog, dropped }) => backlog === 4 && dropped === 1)).toBe(true);
    expect(one.reports.at(-1)?.dropped).toBe(0);
  });

  it('T7 D2 a hub that could not take it just now is told again, under the same request id', async () => {
    const one = screen();
    one.lose('too-many-requests');
    await one.show(say(5));
    await one.happens('ended');
    await one.happens('ended');
    expect(one.asked).toHaveLength(1);
    one.lose(null);
    await one.waited();
    expect(one.asked).toHaveLength(2);
    expect(one.asked[1]).toEqual(one.asked[0]);
    await one.waited();
    expect(one.asked).toHaveLength(2);
  });

  it('D1 a screen without sound stays silent and says that sound was not tried', async () => {
    const one = screen();
    one.speaker.follow({
      assignment: { role: 'hall-board', sound: false, theme: 'light' },
      announcements: [say(5)],
    } as unknown as ScreenView);
    expect(one.played).toEqual([]);
    expect(one.reports.at(-1)?.soundAllowed).toBeNull();
  });
});

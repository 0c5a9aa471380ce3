import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  emptyQueue,
  playing,
  type VoiceEvent,
  type VoiceQueue,
  waiting,
} from '../../display/voice/queue.ts';
import type { Announcement } from '../../hub/contract/views/screen.ts';

type Kind = Announcement['clips'][number]['kind'];
const FULL: readonly Kind[] = ['chime', 'call', 'repeat', 'second-language'];
const say = (position: number, kinds: readonly Kind[] = ['chime', 'call']): Announcement => ({
  position,
  number: `A${position}`,
  volume: 1,
  clips: kinds.map((kind) => ({ kind, url: `/voice/${position}-${kind}.wav`, ms: 1000 })),
});
const view = (...list: Announcement[]): VoiceEvent => ({ type: 'view', list });
const run = (queue: VoiceQueue, ...events: VoiceEvent[]) => events.reduce(advance, queue);
const started: VoiceEvent = { type: 'started' };
const ended: VoiceEvent = { type: 'ended' };
const failed: VoiceEvent = { type: 'failed' };
const now = (queue: VoiceQueue) => playing(queue)?.clip.url ?? null;

describe('E1 thanks for a rating', () => {
  it('E1 are spoken in their turn, once, and nobody is told', () => {
    const thanks = { ...say(6, ['call']), thanks: true as const };
    const list = view(say(5), thanks, say(7));
    let queue = run(emptyQueue([]), list, ended, ended);
    expect(now(queue)).toBe('/voice/6-call.wav');
    queue = run(queue, started, ended, list, ended, ended);
    expect(playing(queue)).toBeNull();
    expect([queue.spoken, queue.untold]).toEqual([
      [5, 6, 7],
      [5, 7],
    ]);
  });
});

describe('D2 the voice queue', () => {
  it('D2 calls are spoken in journal order, one after the other, each to its end', () => {
    let queue = run(emptyQueue([]), view(say(7), say(5)));
    const heard = [];
    while (playing(queue)) {
      heard.push(now(queue));
      queue = run(queue, ended);
    }
    expect(heard).toEqual([
      '/voice/5-chime.wav',
      '/voice/5-call.wav',
      '/voice/7-chime.wav',
      '/voice/7-call.wav',
    ]);
    expect(queue.untold).toEqual([5, 7]);
  });

  it('D2 a new view does not start over what is being spoken, nor put another before it', () => {
    const queue = run(emptyQueue([]), view(say(5)), started, ended);
    const later = run(queue, view(say(3), say(5), say(6)));
    expect(now(later)).toBe('/voice/5-call.wav');
    expect(playing(later)?.clip).toBe(playing(queue)?.clip);
    expect(now(run(later, ended))).toBe('/voice/3-chime.wav');
  });

  it('D2 what became stale before it began goes unspoken', () => {
    const queue = run(emptyQueue([]), view(say(5), say(6), say(7)), started, ended, view(say(5), say(7)));
    expect(now(run(queue, ended))).toBe('/voice/7-chime.wav');
  });

  it('D2 what was held up before its first sound may still become stale', () => {
    const queue = run(emptyQueue([]), view(say(5), say(6)), view(say(6)));
    expect(now(queue)).toBe('/voice/6-chime.wav');
    expect(queue.spoken).toEqual([]);
  });

  it('D2 what has begun is spoken to its end, but without repeats once the call is answered', () => {
    const queue = run(emptyQueue([]), view(say(5, FULL)), started, view(), ended);
    expect(now(queue)).toBe('/voice/5-call.wav');
    const after = run(queue, ended);
    expect(playing(after)).toBeNull();
    expect(after.dropped).toBe(0);
    expect(after.untold).toEqual([5]);
  });

  it('D2 what was spoken is not spoken again, also after a reload', () => {
    const queue = run(emptyQueue([]), view(say(5)), ended, ended, view(say(5)));
    expect(playing(queue)).toBeNull();
    expect(playing(run(emptyQueue(queue.spoken), view(say(5))))).toBeNull();
    expect(now(run(emptyQueue(queue.spoken), view(say(5), say(6))))).toBe('/voice/6-chime.wav');
  });

  it('D2 a recall is a position of its own and is spoken again', () => {
    const queue = run(emptyQueue([]), view(say(5)), ended, ended, view(say(5), say(9)));
    expect(now(queue)).toBe('/voice/9-chime.wav');
  });

  it('D2 with more than three waiting, repeats and second languages are left out and counted', () => {
    const list = [5, 6, 7, 8, 9].map((position) => say(position, FULL));
    let queue = run(emptyQueue([]), view(...list));
    const heard: (string | null)[] = [];
    while (playing(queue)) {
      heard.push(now(queue));
      queue = run(queue, ended);
    }
    // Four wait behind 5; from 6 on there are three, and everything is said again.
    expect(heard.slice(0, 3)).toEqual(['/voice/5-chime.wav', '/voice/5-call.wav', '/voice/6-chime.wav']);
    expect(heard.filter((url) => url?.startsWith('/voice/6'))).toHaveLength(4);
    expect(queue.dropped).toBe(2);
    expect(run(queue, { type: 'reported' }).dropped).toBe(0);
  });

  it('D2 a backlog that grows while a call is spoken drops what is left of it', () => {
    const queue = run(emptyQueue([]), view(say(5, FULL)), started, ended);
    const crowded = run(queue, view(...[5, 6, 7, 8, 9].map((position) => say(position, FULL))), ended);
    expect(now(crowded)).toBe('/voice/6-chime.wav');
    expect(crowded.dropped).toBe(2);
  });

  it('D2 the words of a call are tried again, a chime is not; a call nobody heard is not told as spoken', () => {
    const queue = run(emptyQueue([]), view(say(5), say(6)), failed);
    expect(now(queue)).toBe('/voice/5-call.wav');
    const again = run(queue, failed);
    expect(now(again)).toBe('/voice/5-call.wav');
    expect(playing(again)?.clip).not.toBe(playing(queue)?.clip);
    const given = run(again, failed, failed, failed);
    expect(now(given)).toBe('/voice/6-chime.wav');
    expect(given.untold).toEqual([]);
  });

  it('D2 a chime alone (the speech program failed) counts as told', () => {
    expect(run(emptyQueue([]), view(say(5, ['chime'])), started, ended).untold).toEqual([5]);
  });

  it('D2 interrupted by a lost hub, the call is begun again from the next view', () => {
    const queue = run(emptyQueue([]), view(say(5)), started, ended, { type: 'interrupted' });
    expect(playing(queue)).toBeNull();
    expect(now(run(queue, view(say(5))))).toBe('/voice/5-chime.wav');
  });

  it('D2 an urgent message breaks off the call being spoken, which is begun again after it', () => {
    const urgent = { ...say(9), urgent: true as const };
    let queue = run(emptyQueue([]), view(say(5), say(6)), started, ended);
    expect(now(queue)).toBe('/voice/5-call.wav');
    queue = run(queue, view(say(5), say(6), urgent));
    expect(now(queue)).toBe('/voice/9-chime.wav');
    const heard = [];
    while (playing(queue)) {
      heard.push(now(queue));
      queue = run(queue, started, ended);
    }
    expect(heard.map((url) => url?.slice(7, 8)).join('')).toBe('995566');
    expect(queue.untold).toEqual([9, 5, 6]);
  });

  it('D2 a call whose words were heard is not said again after an urgent message', () => {
    const heard = run(emptyQueue([]), view(say(5, FULL)), started, ended, ended);
    expect(now(heard)).toBe('/voice/5-repeat.wav');
    const queue = run(heard, view(say(5, FULL), { ...say(9), urgent: true }));
    expect(now(queue)).toBe('/voice/9-chime.wav');
    expect(queue.untold).toEqual([5]);
    expect(playing(run(queue, ended, ended))).toBeNull();
  });

  it('D2 two urgent messages are spoken one after the other, neither breaks off the other', () => {
    const urgent = (position: number) => ({ ...say(position), urgent: true as const });
    const queue = run(emptyQueue([]), view(urgent(8)), started, view(urgent(8), urgent(9)));
    expect(now(queue)).toBe('/voice/8-chime.wav');
    expect(now(run(queue, ended, ended))).toBe('/voice/9-chime.wav');
  });

  it('D2 calls that were over before their turn in a backlog are counted, in quiet times they are not', () => {
    const list = [5, 6, 7, 8, 9].map((position) => say(position));
    const crowded = run(emptyQueue([]), view(...list), started, view(...list.slice(0, 3)));
    expect(crowded.unspoken).toBe(2);
    expect(run(crowded, { type: 'reported' }).unspoken).toBe(0);
    expect(run(emptyQueue([]), view(...list.slice(0, 3)), started, view(say(5))).unspoken).toBe(0);
  });

  it('D2 the hub is told once', () => {
    const queue = run(emptyQueue([]), view(say(5)), ended, ended);
    expect(run(queue, { type: 'told', position: 5 }).untold).toEqual([]);
  });

  it('D2 whatever happens: never two at once, each call’s words sound exactly once, in order unless they came late', () => {
    const events = fc.array(
      fc.oneof(
        fc.record({ add: fc.integer({ min: 0, max: 3 }) }),
        fc.record({ end: fc.constant(true) }),
        fc.record({ reload: fc.constant(true) }),
      ),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(events, (steps) => {
        let queue = emptyQueue([]);
        let last = 0;
        const list: Announcement[] = [];
        const words: number[] = [];
        const step = (event: VoiceEvent) => {
          const before = playing(queue);
          if (event.type === 'ended' && before?.clip.kind === 'call')
            words.push(before.announcement.position);
          queue = advance(queue, event);
          if (playing(queue)) queue = advance(queue, started);
        };
        for (const event of steps) {
          if ('add' in event) {
            for (let i = 0; i < event.add; i++) list.push(say(++last, FULL));
            step(view(...list));
          } else if ('end' in event) {
            if (playing(queue)) step(ended);
          } else if (queue.current === null || queue.current.clips.some((clip) => clip.kind === 'call')) {
            queue = emptyQueue(queue.spoken);
            step(view(...list));
          }
        }
        while (playing(queue)) step(ended);
        expect(words).toEqual(list.map(({ position }) => position));
        expect(waiting(queue)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { staleCall } from '../../hub/domain/index.ts';
import { API, Hall, HUB, MINUTE, one, person, replay, SECOND } from './given.ts';
import { hallCatalogue } from './hall.ts';

const [li, sun, guan] = [person('li'), person('sun'), person('guan')];

function passing(change: Record<string, unknown> = {}) {
  const hall = new Hall(hallCatalogue({ noShow: { recalls: 0, seconds: 0 }, ...change }));
  const { id } = hall.issue('a');
  hall.open('li', 'w1');
  hall.next('li', 'w1');
  hall.must(HUB, { type: 'AnnouncementSpoken', position: hall.state.position });
  hall.now += SECOND;
  const facts = hall.must(li, { type: 'NoShow', counter: 'w1' });
  return { hall, id, passed: one(facts, 'TicketPassed'), position: hall.state.position };
}

describe('D3 that a number was passed', () => {
  test('D3 is said, waits among the calls, and is over once the ticket comes back', () => {
    const { hall, id, passed, position } = passing();
    expect(passed.told).toBe(true);
    expect(hall.state.calls.at(-1)).toMatchObject({ position, kind: 'passed', announced: false });
    expect(staleCall(hall.state, position)).toBe(false);
    hall.must(HUB, { type: 'AnnouncementSpoken', position });
    expect(hall.state.calls.at(-1)?.announced).toBe(true);
    hall.must(sun, { type: 'ReinstateTicket', ticket: id });
    expect(staleCall(hall.state, position)).toBe(true);
    expect(replay(hall.recorded)).toEqual(hall.state);
  });

  test('D3 is not said where policy says no, nor when nobody would hear it', () => {
    const voice = { english: false, repeats: 1, yao: true, chime: true, volume: [] };
    expect(passing({ voice: { ...voice, passed: false } }).passed.told).toBeUndefined();
    const hall = new Hall(hallCatalogue({ noShow: { recalls: 0, seconds: 0 } }));
    hall.speaking = false;
    hall.issue('a');
    hall.open('li', 'w1');
    hall.next('li', 'w1');
    hall.must(li, { type: 'NoShow', counter: 'w1' });
    expect(hall.state.calls.map(({ kind }) => kind)).toEqual(['call']);
  });

  test('D3 what was passed before there were such words is not said after an update', () => {
    const hall = new Hall(hallCatalogue());
    const { id } = hall.issue('a');
    hall.given({ type: 'TicketPassed', ticket: id, counter: 'w1' });
    expect(hall.state.calls).toEqual([]);
  });
});

describe('D2 urgent messages', () => {
  test('D2 staff make one for a zone and a time, and end it; the voice tells once that it was spoken', () => {
    const hall = new Hall(hallCatalogue());
    const made = one(
      hall.must(sun, { type: 'Broadcast', zh: '请从南门离开', zone: 'floor-1', minutes: 5 }),
      'BroadcastMade',
    );
    expect(made).toMatchObject({ en: null, zone: 'floor-1', until: hall.now + 5 * MINUTE });
    const { position } = hall.state;
    expect(staleCall(hall.state, position)).toBe(false);
    expect(hall.must(HUB, { type: 'AnnouncementSpoken', position })).toMatchObject([
      { type: 'BroadcastSpoken', position },
    ]);
    expect(hall.must(HUB, { type: 'AnnouncementSpoken', position })).toEqual([]);
    hall.must(sun, { type: 'EndBroadcast', broadcast: made.broadcast });
    expect(hall.state.broadcasts).toEqual([]);
    expect(staleCall(hall.state, position)).toBe(true);
    expect(replay(hall.recorded)).toEqual(hall.state);
  });

  test('D2 a zone that is none, a message that is over, and whoever may not, are refused', () => {
    const hall = new Hall(hallCatalogue());
    const { decided } = hall.when(sun, { type: 'Broadcast', zh: 'x', zone: 'cellar' });
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'malformed', field: 'zone' } });
    expect(hall.refusal(sun, { type: 'EndBroadcast', broadcast: 'never-made' })).toBe('no-such-announcement');
    for (const actor of [li, API]) {
      expect(hall.refusal(actor, { type: 'Broadcast', zh: 'x' })).toBe('forbidden');
      const choice: CommandInput = { type: 'ChooseVoice', language: 'zh', sources: ['built-in'] };
      expect(hall.refusal(actor, choice)).toBe('forbidden');
      expect(hall.refusal(actor, { type: 'SetVolume', hours: [] })).toBe('forbidden');
    }
  });
});

describe('D3 what speaks', () => {
  test('D3 staff say how loud the hall is by hour; it is policy until the next import', () => {
    const hall = new Hall(hallCatalogue());
    const hours = [
      { from: '08:00', level: 0.8 },
      { from: '12:00', level: 0 },
    ];
    hall.must(guan, { type: 'SetVolume', hours });
    expect(hall.state.catalogue?.source.policy.voice.volume).toEqual(hours);
    expect(replay(hall.recorded)).toEqual(hall.state);
    hall.must(HUB, { type: 'ImportCatalogue', catalogue: hallCatalogue() });
    expect(hall.state.catalogue?.source.policy.voice.volume).toEqual([]);
  });

  test('D3 staff choose the sources of a language; the choice is policy until the next import', () => {
    const hall = new Hall(hallCatalogue());
    hall.must(guan, { type: 'ChooseVoice', language: 'en', sources: ['screen', 'built-in'] });
    expect(hall.state.catalogue?.source.policy.voice.sources).toEqual({ en: ['screen', 'built-in'] });
    hall.must(guan, { type: 'ChooseVoice', language: 'zh', sources: ['clips'] });
    expect(hall.state.catalogue?.source.policy.voice.sources).toEqual({
      en: ['screen', 'built-in'],
      zh: ['clips'],
    });
    expect(replay(hall.recorded)).toEqual(hall.state);
    hall.must(HUB, { type: 'ImportCatalogue', catalogue: hallCatalogue() });
    expect(hall.state.catalogue?.source.policy.voice.sources).toBeUndefined();
  });
});

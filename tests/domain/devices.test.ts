import { describe, expect, test } from 'vitest';
import { ADMIN, Hall, person } from './given.ts';

const sun = person('sun');

describe('D1 pairing', () => {
  test('a code gives the screen its role; roles change live and go', () => {
    const hall = new Hall();
    const pair = (code: string, assignment: object) =>
      hall.refusal(sun, { type: 'PairScreen', code, name: 'board', assignment: assignment as never });
    expect(pair('654321', { role: 'hall-board' })).toBe('wrong-code');
    expect(pair('123456', { role: 'counter-strip' })).toBe('no-such-counter');
    expect(pair('123456', { role: 'applicant', counter: 'w9' })).toBe('no-such-counter');
    expect(pair('123456', { role: 'kiosk' })).toBe('no-such-kiosk');
    expect(pair('123456', { role: 'zone-board', zone: 'moon' })).toBe('malformed');
    expect(pair('123456', { role: 'zone-board', zone: 'floor-2', sound: true })).toBeNull();
    expect(hall.state.devices.screens.get('screen-1')).toMatchObject({
      hash: 'hash-1',
      name: 'board',
      assignment: { role: 'zone-board', zone: 'floor-2', sound: true },
    });
    hall.must(sun, {
      type: 'AssignScreen',
      device: 'screen-1',
      assignment: { role: 'counter-strip', counter: 'w1' },
    });
    expect(hall.state.devices.screens.get('screen-1')?.assignment.role).toBe('counter-strip');
    const unknown = { type: 'AssignScreen', device: 'screen-9', assignment: { role: 'hall-board' } } as const;
    expect(hall.refusal(sun, unknown)).toBe('no-such-device');
    hall.must(sun, { type: 'UnpairScreen', device: 'screen-1' });
    expect(hall.state.devices.screens.size).toBe(0);
  });
});

describe('P1 one printer for several places', () => {
  const share = (hall: Hall, device: string, ...places: { to: string; spare: boolean }[]) =>
    hall.refusal(sun, { type: 'ShareDevice', device, places });

  test('P1 printers alone, each place once and never the own one; none takes it all back', () => {
    const hall = new Hall();
    const kiosk = (to: string, spare = false) => ({ to, spare });
    expect(share(hall, 'scanner', kiosk('k1'))).toBe('no-such-device');
    expect(share(hall, 'pad', kiosk('k1'))).toBe('not-a-printer');
    expect(share(hall, 'printer', kiosk('k9'))).toBe('no-such-counter');
    expect(share(hall, 'printer', kiosk('k1'), kiosk('k1', true))).toBe('place-twice');
    hall.must(sun, { type: 'BindDevice', device: 'printer', to: 'k1' });
    expect(share(hall, 'printer', kiosk('k1', true))).toBe('place-twice');
    expect(share(hall, 'printer', kiosk('w1', true))).toBeNull();
    expect(hall.state.devices.shares).toEqual(new Map([['box/printer', [kiosk('w1', true)]]]));
    expect(share(hall, 'printer')).toBeNull();
    expect(hall.state.devices.shares.size).toBe(0);
  });
});

describe('P4 forgetting', () => {
  const forget = (hall: Hall, device: string) => hall.refusal(sun, { type: 'ForgetDevice', device });

  test('P4 what was taken on by pressing it goes with its binding; what stands in agent.json, or whose agent is away, does not', () => {
    const hall = new Hall();
    hall.must(sun, { type: 'BindDevice', device: 'box/pad', to: 'w1' });
    expect(forget(hall, 'scanner')).toBe('no-such-device');
    expect(forget(hall, 'box/scanner')).toBe('no-such-device');
    const pad = { device: 'box/pad', kind: 'pad', reachable: true, learned: true } as const;
    hall.devices = [{ ...pad, learned: false }];
    expect(forget(hall, 'pad')).toBe('not-learned');
    hall.devices = [{ ...pad, reachable: false }];
    expect(forget(hall, 'pad')).toBe('agent-away');
    expect(hall.state.devices.bindings.get('box/pad')).toBe('w1');
    hall.devices = [pad];
    expect(hall.must(sun, { type: 'ForgetDevice', device: 'pad' })).toEqual([
      { type: 'DeviceForgotten', device: 'box/pad' },
    ]);
    expect(hall.state.devices.bindings.size).toBe(0);
  });
});

describe('P4 binding', () => {
  const bind = (hall: Hall, device: string, to: string | null) =>
    hall.refusal(sun, { type: 'BindDevice', device, to });

  test('by full name, by name alone when it is clear, and off again', () => {
    const hall = new Hall();
    expect(bind(hall, 'scanner', 'w1')).toBe('no-such-device');
    expect(bind(hall, 'other/pad', 'w1')).toBe('no-such-device');
    expect(bind(hall, 'pad', 'w1')).toBeNull();
    expect(hall.state.devices.bindings).toEqual(new Map([['box/pad', 'w1']]));
    hall.devices = [...hall.devices, { device: 'second/pad', kind: 'pad' }];
    expect(bind(hall, 'pad', 'w2')).toBe('ambiguous-device');
    expect(bind(hall, 'second/pad', 'w2')).toBeNull();
    // A device that is switched off keeps its binding and can be unbound.
    hall.devices = [];
    expect(bind(hall, 'box/pad', null)).toBeNull();
    expect(hall.state.devices.bindings).toEqual(new Map([['second/pad', 'w2']]));
  });

  test('pads and evaluators belong to counters, printers to kiosks', () => {
    const hall = new Hall();
    expect(bind(hall, 'pad', 'k1')).toBe('no-such-counter');
    expect(bind(hall, 'rater', 'nowhere')).toBe('no-such-counter');
    expect(bind(hall, 'printer', 'k1')).toBeNull();
    expect(hall.must(ADMIN, { type: 'BindDevice', device: 'printer', to: 'k1' })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { assignmentOf, EMPTY_FORM, formOf } from '../../counter/supervision/assignment.ts';
import { powersOf } from '../../counter/supervision/powers.ts';
import { readiness, standingOf } from '../../counter/supervision/standing.ts';
import type { FloorView } from '../../hub/contract/views/floor.ts';

describe('how a counter stands on the floor', () => {
  const policy = { pauseAlertMinutes: 20 };
  const now = 100 * 60_000;
  const minutesAgo = (n: number) => now - n * 60_000;

  it('S1 only exceptions carry a plate', () => {
    const plates = (['closed', 'idle', 'serving', 'called', 'paused'] as const).filter(
      (phase) => standingOf({ phase, connected: true, since: now }, policy, now).plate,
    );
    expect(plates).toEqual(['called', 'paused']);
  });

  it('W3 a pause changes its shape at the policy’s minute', () => {
    const at = (minutes: number) =>
      standingOf({ phase: 'paused', connected: true, since: minutesAgo(minutes) }, policy, now).shape;
    expect([at(19), at(20)]).toEqual(['paused', 'late']);
  });

  it('W4 a lost panel is told before what the counter was doing; a closed one is never lost', () => {
    expect(standingOf({ phase: 'serving', connected: false, since: now }, policy, now)).toEqual({
      word: 'lost',
      shape: 'lost',
      plate: true,
    });
    expect(standingOf({ phase: 'closed', connected: false, since: null }, policy, now).word).toBe('closed');
  });
});

describe('equipment in one glance', () => {
  const device = (kind: 'printer' | 'pad', state: FloorView['devices'][number]['state']) => ({
    device: `hall/${kind}`,
    kind,
    boundTo: null,
    state,
    detail: '',
    lastSeen: 0,
    learned: false,
    test: null,
    shared: [],
  });
  const nothing = { kiosks: [], screens: [], devices: [] };

  it('P2 what warns still works; what is broken or lost does not', () => {
    const devices = [device('printer', 'warning'), device('printer', 'ok'), device('pad', 'offline')];
    expect(readiness({ ...nothing, devices })).toEqual([
      { kind: 'printers', working: 2, total: 2, shape: 'warn' },
      { kind: 'pads', working: 0, total: 1, shape: 'lost' },
    ]);
  });

  it('kinds the hall has none of are left out', () => {
    expect(readiness(nothing)).toEqual([]);
  });
});

describe('S5 powers on the page', () => {
  it('a discipline officer sees everything and gets no action', () => {
    expect(powersOf(['discipline'])).toEqual({
      floor: false,
      extend: false,
      acknowledge: false,
      appointments: false,
      reprint: false,
    });
  });

  it('a guide acknowledges and prints again but does not run the floor', () => {
    const [floor, extend, acknowledge, appointments, reprint] = [true, true, true, true, true];
    expect(powersOf(['guide'])).toEqual({ floor: false, extend: false, acknowledge, appointments, reprint });
    expect(powersOf(['supervisor'])).toEqual({ floor, extend, acknowledge, appointments, reprint });
    expect(powersOf(['administrator'])).toEqual({
      floor,
      extend: false,
      acknowledge,
      appointments: false,
      reprint: false,
    });
  });

  it('C11 a chief representative extends hours, and does not run the floor', () => {
    expect(powersOf(['chief'])).toMatchObject({ floor: false, extend: true });
  });
});

describe('D1 what a screen is told to show', () => {
  it('a role that belongs somewhere asks where', () => {
    expect(assignmentOf({ ...EMPTY_FORM, role: 'zone-board' })).toEqual({ ok: false, missing: 'target' });
    expect(assignmentOf({ ...EMPTY_FORM, role: 'zone-board', target: 'floor-2' })).toEqual({
      ok: true,
      assignment: { role: 'zone-board', zone: 'floor-2', sound: true, theme: 'light' },
    });
  });

  it('only boards speak, whatever was ticked before the role changed', () => {
    const strip = assignmentOf({ ...EMPTY_FORM, role: 'counter-strip', target: 'counter-5', sound: true });
    expect(strip).toEqual({
      ok: true,
      assignment: { role: 'counter-strip', counter: 'counter-5', sound: false, theme: 'light' },
    });
  });

  it('E1 what stands at a counter says thanks when that is ticked', () => {
    const form = { ...EMPTY_FORM, role: 'applicant', target: 'counter-5', thanks: true } as const;
    const assignment = { role: 'applicant', counter: 'counter-5', sound: true, theme: 'light' };
    expect(assignmentOf(form)).toEqual({ ok: true, assignment });
    expect(assignmentOf(formOf(assignment as never))).toEqual({ ok: true, assignment });
    const board = { ...form, role: 'hall-board', sound: false } as const;
    expect(assignmentOf(board)).toMatchObject({ assignment: { sound: false } });
  });

  it('D1 a playlist is checked line by line before it is sent; only boards have media', () => {
    const line = { role: 'staff', from: '22:00', to: '06:00', seconds: '20' } as const;
    const form = { ...EMPTY_FORM, role: 'playlist', media: ['b.png', 'a.webm'] } as const;
    const lines = (...playlist: (typeof EMPTY_FORM)['playlist']) => assignmentOf({ ...form, playlist });
    expect(lines(line)).toEqual({
      ok: true,
      assignment: {
        role: 'playlist',
        sound: true,
        theme: 'light',
        playlist: [{ ...line, seconds: 20 }],
        media: ['b.png', 'a.webm'],
      },
    });
    expect(lines()).toEqual({ ok: false, missing: 'playlist', line: 0 });
    for (const wrong of [
      { from: '9:00' },
      { to: '24:00' },
      { to: '22:00' },
      { seconds: '4' },
      { seconds: '' },
    ])
      expect(lines(line, { ...line, ...wrong })).toEqual({ ok: false, missing: 'playlist', line: 2 });
    const staff = assignmentOf({ ...form, role: 'staff' });
    expect(staff).toEqual({ ok: true, assignment: { role: 'staff', sound: false, theme: 'light' } });
  });

  it('LED dots come both or not at all, within what panels have', () => {
    const strip = { ...EMPTY_FORM, role: 'counter-strip', target: 'counter-5' } as const;
    const sized = (columns: string, rows: string) => assignmentOf({ ...strip, columns, rows });
    expect(sized('192', '24')).toMatchObject({ ok: true, assignment: { columns: 192, rows: 24 } });
    for (const [columns, rows] of [
      ['192', ''],
      ['8', '24'],
      ['192', '200'],
      ['19.5', '24'],
    ] as const)
      expect(sized(columns, rows)).toEqual({ ok: false, missing: 'size' });
  });

  it('changing a screen starts from what it shows', () => {
    const assignment = {
      role: 'counter-strip',
      counter: 'counter-5',
      sound: false,
      theme: 'dark',
      columns: 192,
      rows: 24,
    } as const;
    expect(assignmentOf(formOf(assignment))).toEqual({ ok: true, assignment });
    const board = { role: 'hall-board', sound: true, volume: 0.4, theme: 'light' } as const;
    expect(assignmentOf(formOf(board))).toEqual({ ok: true, assignment: board });
    const { volume: _, ...full } = board;
    expect(assignmentOf({ ...formOf(board), volume: 100 })).toEqual({ ok: true, assignment: full });
  });
});

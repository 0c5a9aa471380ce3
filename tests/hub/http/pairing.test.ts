import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScreenView } from '../../../hub/contract/views/screen.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { raw, refusedWith } from '../support/raw.ts';

type Begun = { code: string; device: string; secret: string; expiresAt: number };

let hall: TestHub;
beforeAll(async () => {
  hall = await startHub();
});
afterAll(() => hall.close());

const begin = async (): Promise<Begun> => (await fetch(`${hall.origin}/pairing`, { method: 'POST' })).json();
const look = async ({ device, secret }: Begun) => {
  const response = await fetch(`${hall.origin}/pairing/${device}`, {
    headers: { authorization: `Bearer ${device}.${secret}` },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const board = { role: 'hall-board' as const, sound: false, theme: 'dark' as const };

describe('D1 a screen is paired by the code it shows', () => {
  test('D1 code, role by staff, credential, view; then another role live; then unpaired', async () => {
    const begun = await begin();
    expect(begun).toEqual({
      code: expect.stringMatching(/^\d{6}$/),
      device: expect.any(String),
      secret: expect.any(String),
      expiresAt: hall.clock.now() + 600_000,
    });
    expect((await look(begun)).body).toEqual({ paired: false, expiresAt: begun.expiresAt });
    const token = `${begun.device}.${begun.secret}`;
    expect(await refusedWith(hall.origin, '/display', { token })).toBe('unauthorised');

    const staff = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
    const paired = await staff.command({
      type: 'PairScreen',
      code: begun.code,
      name: '大厅屏',
      assignment: board,
    });
    expect(paired).toEqual({ ok: true, answer: { device: begun.device } });
    expect((await look(begun)).body).toEqual({ paired: true, assignment: board });
    const again = await staff.command({ type: 'PairScreen', code: begun.code, name: 'x', assignment: board });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'wrong-code', field: 'code' } });

    const screen = await raw(hall.origin, '/display', { token });
    await screen.view<ScreenView>((view) => view.assignment.role === 'hall-board');
    const strip = {
      role: 'counter-strip' as const,
      counter: 'counter-8',
      sound: false,
      theme: 'dark' as const,
    };
    await staff.command({ type: 'AssignScreen', device: begun.device, assignment: strip });
    const now = await screen.view<ScreenView>((view) => view.assignment.role === 'counter-strip');
    expect(now.counter?.place.id).toBe('counter-8');

    const told = new Promise((done) => screen.socket.once('reassigned', done));
    const gone = screen.gone();
    await staff.command({ type: 'UnpairScreen', device: begun.device });
    await told;
    expect(await gone).toBe('io server disconnect');
    expect(await refusedWith(hall.origin, '/display', { token })).toBe('unauthorised');
    expect((await look(begun)).status).toBe(404);
    staff.close();
  });

  test('D1 a code is over after ten minutes', async () => {
    const begun = await begin();
    hall.clock.advance(600_000);
    const pair = hall.command({ type: 'PairScreen', code: begun.code, name: 'x', assignment: board });
    await expect(pair).rejects.toThrow('wrong-code');
    expect((await look(begun)).status).toBe(404);
  });

  test('X1 the device alone, with another secret, learns nothing of its role', async () => {
    const begun = await begin();
    await hall.command({ type: 'PairScreen', code: begun.code, name: '屏', assignment: board });
    const forged = await look({ ...begun, secret: 'another-secret' });
    expect([forged.status, forged.body.code]).toEqual([404, 'no-such-device']);
  });

  test('X2 D1 a role that names no counter, zone or kiosk of the hall, or a playlist that is wrong, is refused by its field', async () => {
    const entry = { role: 'staff', from: '08:00', to: '09:00', seconds: 20 };
    const staff = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
    for (const [assignment, field] of [
      [{ role: 'counter-strip' }, 'assignment.counter'],
      [{ role: 'zone-board', zone: 'moon' }, 'assignment.zone'],
      [{ role: 'kiosk', kiosk: 'kiosk-99' }, 'assignment.kiosk'],
      [{ role: 'playlist' }, 'assignment.playlist'],
      [{ role: 'playlist', playlist: [] }, 'assignment.playlist'],
      [{ role: 'playlist', playlist: [entry, { ...entry, to: '8:00' }] }, 'assignment.playlist.1.to'],
      [{ role: 'playlist', playlist: [{ ...entry, to: entry.from }] }, 'assignment.playlist.0.to'],
      [{ role: 'playlist', playlist: [{ ...entry, seconds: 1 }] }, 'assignment.playlist.0.seconds'],
      [{ role: 'playlist', playlist: [{ ...entry, role: 'playlist' }] }, 'assignment.playlist.0.role'],
      [{ role: 'hall-board', media: ['a.png', '../hub.key'] }, 'assignment.media.1'],
      [{ role: 'hall-board', media: ['.hidden'] }, 'assignment.media.0'],
    ] as const) {
      const { code } = await begin();
      const answer = await staff.command({ type: 'PairScreen', code, name: 'x', assignment });
      expect(answer).toMatchObject({ ok: false, refusal: { field } });
    }
    staff.close();
  });

  test('X1 clerks pair no screens', async () => {
    const clerk = await raw(hall.origin, '/counter', { cookie: await hall.signIn('linfang') });
    const { code } = await begin();
    const answer = await clerk.command({ type: 'PairScreen', code, name: 'x', assignment: board });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    clerk.close();
  });
});

describe('demo kiosks pair themselves', () => {
  const demo = (origin: string, body?: object) =>
    fetch(`${origin}/pairing/demo`, {
      method: 'POST',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });

  test('X1 never outside the demo hall', async () => {
    expect((await demo(hall.origin)).status).toBe(404);
  });

  test('D1 in the demo hall: the first kiosk, or the one asked for', async () => {
    const show = await startHub({ demo: true });
    const { device, secret } = (await (await demo(show.origin, { kiosk: 'kiosk-3' })).json()) as Begun;
    const kiosk = await raw(show.origin, '/kiosk', { token: `${device}.${secret}` });
    const view = await kiosk.send('follow', { topic: 'kiosk' });
    expect(view).toMatchObject({ ok: true, answer: { kiosk: { id: 'kiosk-3' } } });
    expect((await demo(show.origin, { kiosk: 'kiosk-99' })).status).toBe(404);
    expect((await demo(show.origin)).status).toBe(200);
    await show.close();
  });
});

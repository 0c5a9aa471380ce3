import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppointmentView, SlotsView } from '../../hub/contract/appointments.ts';
import { type Api, apiOf } from './support/api.ts';
import { described } from './support/described.ts';
import { factsLike } from './support/facts.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { raw } from './support/raw.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const QUEUE = 'commerce-drug';

let hall: TestHub;
let api: Api;
const start = async (hub: TestHub) => {
  hall = hub;
  api = (await described(hall.origin)).checked(await hall.api({ actAs: false }));
};
beforeEach(async () => {
  await start(
    await startHub({
      change: (catalogue) => {
        catalogue.policy.publicUrl = 'https://hall.example';
      },
    }),
  );
});
afterEach(() => hall.close());

const slots = async (date: string) =>
  ((await api.get(`/queues/${QUEUE}/slots?date=${date}`)).body as unknown as SlotsView).days[0]?.slots ?? [];
const book = async (start: number, more: object = {}) => {
  const { status, body } = await api.post('/appointments', { queue: QUEUE, start, ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body as unknown as AppointmentView;
};

describe('T13 appointments over HTTP and sockets', () => {
  test('T13 sixty-four bookings at once for a slot of four: exactly four have it, the others the next free ones', async () => {
    const [slot] = await slots('2026-11-24');
    if (!slot) throw new Error('no slot');
    expect(slot).toMatchObject({ capacity: 4, free: 4 });
    const command = { type: 'BookAppointment', queue: QUEUE, start: slot.start };
    const kiosk = await raw(hall.origin, '/kiosk', {
      token: await hall.token('kiosk', { kiosk: 'kiosk-1' }),
    });
    const staff = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
    const answers = await Promise.all(
      Array.from({ length: 64 }, async (_, i): Promise<{ ok: boolean; code?: unknown; starts?: unknown }> => {
        if (i % 4 === 0) {
          const reply = (await (i % 8 === 0 ? kiosk : staff).command(command)) as {
            ok: boolean;
            refusal?: { code: string; detail: { starts: string } };
          };
          return { ok: reply.ok, code: reply.refusal?.code, starts: reply.refusal?.detail.starts };
        }
        const { status, body } = await api.post('/appointments', { queue: QUEUE, start: slot.start });
        return { ok: status === 201, code: body.code, starts: (body.figures as { starts?: string })?.starts };
      }),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(4);
    const next = [30, 60, 90].map((minutes) => slot.start + minutes * MINUTE).join(',');
    const refused = answers.filter(({ ok }) => !ok);
    expect(new Set(refused.map(({ code, starts }) => `${code} ${starts}`))).toEqual(
      new Set([`slot-full ${next}`]),
    );
    expect((await slots('2026-11-24'))[0]?.free).toBe(0);
    expect(await factsLike(hall.journal, 'AppointmentBooked')).toHaveLength(4);
  });

  test('T13 booked, moved, checked in: the answer is the ticket, as described; cancelled frees the place', async () => {
    const [first, second] = (await slots('2026-11-23')).slice(2);
    if (!first || !second) throw new Error('no slots');
    const { code } = await book(first.start, { phone: '13800138000', item: undefined });
    expect((await api.get(`/appointments/${code}`)).body).toMatchObject({
      state: 'booked',
      standing: 'early',
    });
    expect((await api.post('/appointments/check-in', { code })).body).toMatchObject({
      code: 'appointment-early',
      figures: { from: '2026-11-23 09:30' },
    });
    const moved = await api.post(`/appointments/${code}/move`, { start: second.start });
    expect(moved.body).toMatchObject({ start: second.start, opensAt: second.start - 30 * MINUTE });
    hall.clock.advance(second.start - hall.clock.now());
    const ticket = (await api.post('/appointments/check-in', { phone: '138-0013-8000' })).body as unknown as {
      number: string;
      credential: string;
    };
    expect(ticket).toMatchObject({
      number: 'A001',
      class: 'appointment',
      appointment: { start: second.start },
    });
    const holder = apiOf(hall.origin, ticket.credential);
    expect((await holder.get(`/tickets/${ticket.credential.split('.')[0]}`)).status).toBe(200);
    const other = await book(second.start + DAY);
    await api.post(`/appointments/${other.code}/cancel`);
    expect((await api.get(`/appointments/${other.code}`)).body.state).toBe('cancelled');
    expect((await api.get('/appointments/00000000')).status).toBe(404);
    expect((await api.get(`/queues/tax/slots`)).body.code).toBe('no-appointments');
  });

  test('T13 weeks ahead it outlives restarts and day boundaries', async () => {
    const [slot] = await slots('2026-12-07');
    if (!slot) throw new Error('no slot');
    const { code } = await book(slot.start, { phone: '13800138000' });
    await start(await hall.restart(3 * DAY));
    expect((await slots('2026-12-07'))[0]?.free).toBe(3);
    await start(await hall.restart(slot.start - hall.clock.now()));
    expect((await api.get(`/appointments/${code}`)).body).toMatchObject({
      state: 'booked',
      standing: 'in-time',
    });
    expect((await api.post('/appointments/check-in', { phone: '13800138000' })).status).toBe(201);
  });

  test('T13 a no-show marks itself while the hub runs, and when it was off', async () => {
    const first = await book((await slots('2026-11-23'))[0]?.start ?? 0);
    const second = await book((await slots('2026-11-24'))[0]?.start ?? 0);
    hall.clock.advance(first.closesAt - hall.clock.now() - 1);
    hall.tick();
    await hall.desk();
    expect(await factsLike(hall.journal, 'AppointmentMissed')).toEqual([]);
    hall.clock.advance(1);
    hall.tick();
    await hall.desk();
    expect(await factsLike(hall.journal, 'AppointmentMissed')).toHaveLength(1);
    await start(await hall.restart(2 * DAY));
    expect(await factsLike(hall.journal, 'AppointmentMissed')).toHaveLength(2);
    expect((await api.post('/appointments/check-in', { code: second.code })).body.code).toBe(
      'appointment-missed',
    );
  });

  test('T13 X3 the phone’s page checks in and cancels its own appointment; the number stands nowhere in the journal', async () => {
    const [slot] = await slots('2026-11-23');
    const mine = await book(slot?.start ?? 0, { phone: '13912345678', language: 'en' });
    const gone = await book(slot?.start ?? 0);
    const local = ({ pageUrl }: AppointmentView) =>
      (pageUrl ?? '').replace('https://hall.example', hall.origin);
    expect(await (await fetch(local(mine))).text()).toContain(mine.code);
    const post = (of: AppointmentView, verb: string) =>
      fetch(`${local(of)}/${verb}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect((await post(gone, 'cancel')).status).toBe(303);
    expect((await api.get(`/appointments/${gone.code}`)).body.state).toBe('cancelled');
    const arrived = await post(mine, 'check-in');
    const page = await (await fetch(`${hall.origin}${arrived.headers.get('location')}`)).text();
    expect(page).toContain('A001');
    expect(await (await post(mine, 'check-in')).text()).toContain('already checked in');
    expect((await fetch(`${hall.origin}/a/unknown-secret`)).status).toBe(404);
    const facts = JSON.stringify(await hall.journal.after(0, 10_000));
    expect(facts).toContain(mine.code);
    expect(facts).not.toContain('13912345678');
  });
});

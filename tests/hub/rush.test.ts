import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketView } from '../../hub/contract/views/kiosk.ts';
import type { Link } from '../../hub/link/index.ts';
import { apiOf } from './support/api.ts';
import { startHub, type TestHub } from './support/hub.ts';

let hall: TestHub;
beforeAll(async () => {
  hall = await startHub();
});
afterAll(() => hall.close());

const KIOSKS = 32;
const EACH = 20;
const COUNTERS = [
  'counter-8',
  'counter-9',
  'counter-10',
  'counter-11',
  'counter-1',
  'counter-2',
  'counter-3',
  'counter-4',
];

async function connected(link: Link): Promise<Link> {
  if (link.status.kind === 'connected') return link;
  return new Promise((done, failed) => {
    link.onStatus((status) => {
      if (status.kind === 'connected') done(link);
      if (status.kind === 'refused') failed(new Error(status.refusal.code));
    });
  });
}

describe('32 kiosks and 8 counters at once', () => {
  test('T1 T4 T6 no duplicate number, no double call, order by (waiting + credit)', async () => {
    const kiosks = await Promise.all(
      [...Array(KIOSKS).keys()].map(async (index) => {
        const kiosk = hall.catalogue.kiosks[index % hall.catalogue.kiosks.length]?.id ?? '';
        return connected(hall.link('/kiosk', await hall.token('kiosk', { kiosk })));
      }),
    );
    const token = await hall.token('integration', { actAs: true });
    const api = apiOf(hall.origin, token);
    for (const counter of COUNTERS) expect((await api.post(`/counters/${counter}/open`)).status).toBe(200);

    const issued: TicketView[] = [];
    const called: { counter: string; ticket: TicketView }[] = [];
    let issuing = true;
    const work = COUNTERS.map(async (counter) => {
      for (;;) {
        const answer = await api.post(`/counters/${counter}/call-next`);
        if (answer.status === 409) {
          expect(answer.body.code).toBe('nothing-waiting');
          if (!issuing) return;
          continue;
        }
        called.push({ counter, ticket: answer.body.ticket as unknown as TicketView });
        expect((await api.post(`/counters/${counter}/start`)).status).toBe(200);
        expect((await api.post(`/counters/${counter}/finish`)).status).toBe(200);
      }
    });
    await Promise.all(
      kiosks.map(async (kiosk, index) => {
        for (let i = 0; i < EACH; i++) {
          const queue = (index + i) % 2 === 0 ? 'tax' : 'community';
          const priority = i % 5 === 4 ? { class: 'priority' as const, reason: 'elderly' } : {};
          const answer = await kiosk.ask<TicketView>({ type: 'IssueTicket', queue, ...priority });
          if (!answer.ok) throw new Error(answer.refusal.code);
          issued.push(answer.value);
        }
      }),
    );
    issuing = false;
    await Promise.all(work);

    expect(issued).toHaveLength(KIOSKS * EACH);
    for (const letter of ['B', 'C']) {
      const running = issued
        .filter((ticket) => ticket.number.startsWith(letter))
        .map((ticket) => Number(ticket.number.slice(1)));
      expect(running.sort((a, b) => a - b)).toEqual(running.map((_, index) => index + 1));
    }
    expect(new Set(called.map(({ ticket }) => ticket.id)).size).toBe(called.length);
    expect(called.map(({ ticket }) => ticket.id).sort()).toEqual(issued.map((ticket) => ticket.id).sort());
    await checkOrder(hall);
  });
});

/** Replays the journal: whenever a ticket was called, none of the waiting ones that counter could serve stood before it. */
async function checkOrder({ hub, journal }: TestHub): Promise<void> {
  const waiting = new Map<string, { order: number; position: number; queue: string }>();
  const { tickets } = hub.services.state();
  let checked = 0;
  for (let position = 0; ; ) {
    const facts = await journal.after(position, 1000);
    if (facts.length === 0) break;
    for (const recorded of facts) {
      position = recorded.position;
      const { fact } = recorded;
      if (fact.type === 'TicketIssued')
        waiting.set(fact.ticket, { order: fact.order, position, queue: fact.queue });
      if (fact.type !== 'TicketCalled') continue;
      const own = waiting.get(fact.ticket);
      const queue = tickets.get(fact.ticket)?.queue;
      if (!own) throw new Error('called twice, or never issued');
      for (const other of waiting.values()) {
        if (other.queue !== queue) continue;
        const before =
          other.order < own.order || (other.order === own.order && other.position < own.position);
        expect(before).toBe(false);
      }
      waiting.delete(fact.ticket);
      checked += 1;
    }
  }
  expect(checked).toBe(KIOSKS * EACH);
}

import type { Item } from '../../hub/contract/catalogue.ts';
import { refusal } from '../../hub/contract/refusals.ts';
import type { QueueLine } from '../../hub/contract/views/hall.ts';
import type { ItemView, KioskView, TicketView } from '../../hub/contract/views/kiosk.ts';
import { NOTHING_KNOWN } from '../../kiosk/paper.ts';
import { type Effect, type Event, freshSession, type Session } from '../../kiosk/session.ts';
import { step } from '../../kiosk/steps/index.ts';

/** Parts of a hall, and a visitor who touches: what unit tests of the kiosk share. */

export const text = (zh: string, en = zh) => ({ zh, en });

export function item(more: Partial<Item> = {}): Item {
  return {
    id: 'invoices',
    department: 'tax',
    name: text('发票领购', 'Collecting invoices'),
    kind: 'committed',
    category: 'approval',
    handling: 'commitment',
    queue: 'tax',
    statutoryDays: 20,
    promisedDays: 5,
    disclosures: {
      approvalDuty: text('职责'),
      legalBasis: text('依据'),
      conditions: text('条件'),
      procedure: text('程序'),
      feeStandard: text('不收费'),
      result: text('结果'),
      complaintPhone: '12345',
    },
    materials: [{ name: text('身份证'), form: 'copy', copies: 1 }],
    frequent: 1,
    synonyms: [],
    sample: [],
    ...more,
  };
}

export function queue(more: Partial<QueueLine> = {}): QueueLine {
  const places = [
    { id: 'counter-8', name: text('8'), floor: 2 },
    { id: 'counter-10', name: text('10'), floor: 2 },
  ];
  return {
    id: 'tax',
    letter: 'B',
    name: text('税务'),
    open: true,
    closedBecause: null,
    realName: 'off',
    bookable: false,
    sessions: [{ from: '08:30', to: '12:00', lastTicket: '11:45' }],
    waiting: 3,
    longestMs: 0,
    counters: ['counter-8'],
    places,
    estimate: { from: 8, to: 15 },
    ...more,
  };
}

export const itemView = (more: Partial<ItemView> = {}): ItemView => ({
  item: item(),
  department: text('地税局'),
  queue: queue(),
  paidAt: null,
  ...more,
});

export function ticket(more: Partial<TicketView> = {}): TicketView {
  return {
    id: 'ticket-0001',
    number: 'B023',
    queue: 'tax',
    item: 'invoices',
    class: 'ordinary',
    state: 'waiting',
    issuedAt: 0,
    ahead: 3,
    estimate: { from: 8, to: 15 },
    counter: null,
    counters: queue().places.map(({ id }) => id),
    statusUrl: null,
    job: 'job-00001',
    appointment: null,
    visit: [{ id: 'ticket-0001', number: 'B023', queue: 'tax', state: 'waiting' }],
    held: false,
    ...more,
  };
}

export function kioskView(more: Partial<KioskView> = {}): KioskView {
  return {
    revision: 1,
    now: 0,
    kiosk: { id: 'kiosk-1', name: text('1号取号机'), floor: 1 },
    hall: { name: text('大厅'), timeZone: 'Asia/Shanghai', complaintPhone: '12345' },
    policy: {
      kioskIdleSeconds: 45,
      kioskCountdownSeconds: 15,
      kioskLanguages: [],
      publicUrl: null,
      aroundTheClock: false,
    },
    reinstateBehind: 3,
    queues: [queue()],
    card: null,
    printsAt: null,
    printer: { kind: 'ready' },
    otherKiosk: null,
    jobs: [],
    help: null,
    catalogueRevision: 1,
    ...more,
  };
}

export const refused = (code: Parameters<typeof refusal>[0]) =>
  ({ ok: false, refusal: refusal(code) }) as const;
export const done = <T>(value: T) => ({ ok: true, value }) as const;

/** Drives a session and keeps what it asked for. */
export class Visitor {
  session: Session;
  readonly asked: Effect[] = [];

  constructor(at = 0) {
    this.session = freshSession(1, at, {
      pace: { idleSeconds: 45, countdownSeconds: 15 },
      printing: { ...NOTHING_KNOWN, printer: { kind: 'ready' } },
    });
  }

  does(...events: Event[]): this {
    for (const event of events) {
      const next = step(this.session, event);
      this.session = next.session;
      this.asked.push(...next.effects);
    }
    return this;
  }

  get visit(): number {
    return this.session.visit;
  }
}

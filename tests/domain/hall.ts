import * as v from 'valibot';
import type { Counter } from '../../hub/contract/catalogue.ts';
import { type Catalogue, CatalogueSchema } from '../../hub/contract/catalogue.ts';

/** A small hall for the rules' tests: three queues, four counters on two floors. */

const text = (word: string) => ({ zh: word, en: word });
const WORKDAY = [
  { from: '09:00', to: '12:00', lastTicket: '11:30' },
  { from: '13:30', to: '17:00', lastTicket: '16:30' },
];

function queue(id: string, letter: string, dailyQuota: number | null = null) {
  return { id, letter, name: text(`queue ${id}`), sessions: WORKDAY, dailyQuota, typicalServiceSeconds: 300 };
}

function counter(
  id: string,
  queues: string[],
  more: Partial<Pick<Counter, 'helping' | 'capabilities' | 'floor'>> = {},
) {
  const plain = { floor: 1, helping: [], capabilities: [] };
  return { id, name: text(id.slice(1)), zone: `floor-${more.floor ?? 1}`, queues, ...plain, ...more };
}

function person(id: string, roles: string[], counters: string[] = [], department: string | null = null) {
  const { post, duties } = { post: text('post'), duties: text('duties') };
  return { id, name: text(id), department, post, duties, photo: null, partyMember: false, roles, counters };
}

function item(id: string, department: string, of: string) {
  const word = text('as published');
  return {
    id,
    department,
    name: text(`item ${id}`),
    kind: 'immediate',
    category: 'approval',
    handling: 'direct',
    queue: of,
    statutoryDays: null,
    promisedDays: null,
    disclosures: {
      approvalDuty: word,
      legalBasis: word,
      conditions: word,
      procedure: word,
      feeStandard: word,
      result: word,
      complaintPhone: '12345',
    },
    materials: [{ name: text('identity card'), form: 'original', copies: 1 }],
    frequent: 1,
    synonyms: [],
    sample: [],
  };
}

/** The same data as somebody would write it, before any check. */
export function hallData() {
  return {
    hall: {
      id: 'test-hall',
      name: text('Test hall'),
      address: text('1 Hall Street'),
      complaintPhone: '12345',
      reviewCounter: 'w4',
      timeZone: 'Asia/Shanghai',
    },
    departments: [
      { id: 'tax', name: text('Tax'), short: text('Tax'), phone: '1' },
      { id: 'land', name: text('Land'), short: text('Land'), phone: '2' },
    ],
    queues: [queue('a', 'A'), queue('b', 'B'), queue('c', 'C')],
    items: [item('register', 'tax', 'a'), item('deed', 'land', 'b'), item('survey', 'land', 'c')],
    elsewhere: [
      {
        id: 'vehicles',
        name: text('Vehicle office'),
        address: text('2 Road'),
        phone: '3',
        hours: text('9 to 5'),
        matters: text('vehicles'),
        synonyms: [],
      },
    ],
    counters: [
      counter('w1', ['a'], { helping: [{ queue: 'b', afterMinutes: 10 }], capabilities: ['low-desk'] }),
      counter('w2', ['a', 'b']),
      counter('w3', ['b']),
      counter('w4', ['c'], { floor: 2, capabilities: ['sign-language'] }),
    ],
    kiosks: [{ id: 'k1', name: text('Kiosk 1'), floor: 1, zone: 'floor-1' }],
    staff: [
      person('li', ['clerk'], ['w1']),
      person('wang', ['clerk'], ['w2']),
      person('zhao', ['clerk'], ['w3', 'w1']),
      person('qian', ['clerk'], ['w4', 'w2']),
      person('zhou', ['clerk'], [], 'tax'),
      person('sun', ['supervisor']),
      person('gu', ['guide']),
      person('chen', ['chief'], ['w1', 'w2']),
      person('ji', ['discipline']),
      person('guan', ['administrator']),
    ],
    calendar: { knownUntil: '2026-12-31', closed: ['2026-03-05'], worked: ['2026-03-07'] },
    notices: [],
    policy: { aroundTheClock: true } as Record<string, unknown>,
  };
}

/** The small hall with some of its policy set otherwise. */
export function hallCatalogue(policy: Record<string, unknown> = {}): Catalogue {
  const data = hallData();
  return v.parse(CatalogueSchema, { ...data, policy: { ...data.policy, ...policy } });
}

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runVerb } from '../../../hub/admin/verbs.ts';
import { type Journal, JournalFailure } from '../../../hub/journal/port.ts';
import { createLog } from '../../../hub/log.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import type { Raw } from '../support/raw.ts';
import { codeOf, does, filed, page, query, serving } from './counter.ts';
import { check, type Member, review, serve, signedIn } from './people.ts';

/** A whole casework day over real sockets, with refusals and failures, by people whose every datum is a marker (X3). */

const PERSON = {
  kind: 'person',
  name: '欧阳记号甲',
  idKind: 'resident-card',
  idNumber: '11010519491231002X',
  phone: '13911112222',
  address: '记号路九十九号院',
  agentName: '司徒记号乙',
  agentIdNumber: '440524188001010014',
} as const;
const FIRM = {
  kind: 'legal-person',
  name: '记号丙大药房有限公司',
  idKind: 'credit-code',
  idNumber: '91350100M000100Y43',
  phone: '02988887777',
} as const;
const TAKER = '诸葛记号丁';
const WRONG = '990105194912310021';
const MARKERS = [
  ...['name', 'idNumber', 'phone', 'address', 'agentName', 'agentIdNumber'].map(
    (field) => PERSON[field as 'name'] as string,
  ),
  ...[FIRM.name, FIRM.idNumber, FIRM.phone, TAKER, WRONG, '记号'],
];

/** Every line the hub logs, at every level, and whatever reaches the console. */
const lines: string[] = [];
const broken = { commit: false, search: false };
let hall: TestHub;
let clerk: Member;
let desk: Raw;

/** The real journal, which fails when the test says so: with what it was given in the error, as a driver might. */
function failing(real: Journal): Journal {
  return new Proxy(real, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown;
      if (name !== 'commit' && name !== 'searchCases')
        return typeof method === 'function' ? method.bind(target) : method;
      return (given: unknown) => {
        const breaks = name === 'commit' ? 'commit' : 'search';
        if (!broken[breaks]) return Reflect.apply(method as (given: unknown) => unknown, target, [given]);
        broken[breaks] = false;
        const cause = new Error(`given ${PERSON.name} ${JSON.stringify(given)}`);
        return Promise.reject(new JournalFailure('failed', 'planted', { cause }));
      };
    },
  });
}

beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...said) => void lines.push(said.map(String).join(' ')));
  hall = await startHub({
    log: createLog('trace', { write: (line) => void lines.push(line) }),
    journal: failing,
  });
  clerk = await signedIn(hall, 'wangmin');
  desk = await page(hall, 'wangmin');
});
afterAll(async () => {
  await hall.close();
  vi.restoreAllMocks();
});

const COUNTER = 'counter-5';
const receive = (item: string, applicant: object) =>
  desk.command({ type: 'ReceiveCase', counter: COUNTER, item, applicant });

describe('X3 the hub’s log names nobody', () => {
  test('X3 through intake, refusals, papers, decision, hand-over, archive, search and erasing', async () => {
    await serve(clerk, COUNTER, 'pharmacy-change');
    // A form half typed, an intake with everything wrong, one that is right.
    const form = { ticket: null, case: null, item: 'pharmacy-change', person: null, applicant: PERSON };
    const draft = { ...form, materials: [], note: PERSON.name, page: 'form', at: hall.clock.now() };
    await query(desk, { query: 'set-draft', counter: COUNTER, draft });
    for (const [wrong, code] of [
      [{ ...PERSON, idNumber: WRONG }, 'bad-check-character'],
      [{ ...PERSON, kind: PERSON.name }, 'malformed'],
      [{ ...PERSON, phone: [PERSON.phone] }, 'malformed'],
      [{ ...PERSON, name: PERSON.name.repeat(500) }, 'malformed'],
    ] as const)
      expect(codeOf(await receive('pharmacy-change', wrong))).toBe(code);
    const { case: id } = await does<{ case: string }>(desk, {
      type: 'ReceiveCase',
      counter: COUNTER,
      item: 'pharmacy-change',
      applicant: PERSON,
    });
    expect(codeOf(await receive('pharmacy-change', PERSON))).toBe('case-open');
    await check(clerk, id, 'missing');
    await clerk.does({ type: 'TellOnce', case: id });
    expect(await clerk.reads(id, 'told-once')).toContain(PERSON.name);
    await clerk.does({ type: 'BringMaterials', case: id, counter: COUNTER });
    await check(clerk, id, 'present');
    await clerk.does({ type: 'AcceptCase', case: id });
    expect(await clerk.refusedTo({ type: 'DeliverCase', case: id, to: TAKER })).toBe('not-lawful-now');
    const [reviewer, approver] = [await signedIn(hall, 'luyao'), await signedIn(hall, 'jianghaitao')];
    await review(reviewer, id, 'seen');
    await approver.does({ type: 'ReceiveStep', case: id });
    await approver.does({ type: 'DecideCase', case: id, outcome: 'approved', licence: 'L-1' });
    await clerk.does({ type: 'CheckResult', case: id });
    await clerk.does({ type: 'NotifyApplicant', case: id, way: 'phone' });
    await clerk.does({ type: 'DeliverCase', case: id, to: TAKER });
    expect((await clerk.sees(id)).delivered?.to).toBe(TAKER);
    await filed(hall, desk, id);
    await firmAndOverdue();
    await erased();
    expect(found()).toEqual([]);
  });

  /** A second case runs into its limits; searches by every marker, by those who may and those who may not. */
  async function firmAndOverdue(): Promise<void> {
    await clerk.does({ type: 'Finish', counter: COUNTER, outcome: 'case' });
    await serving(hall, desk, COUNTER, 'pharmacy-change');
    const { case: id } = await does<{ case: string }>(desk, {
      type: 'ReceiveCase',
      counter: COUNTER,
      item: 'pharmacy-change',
      applicant: FIRM,
    });
    hall.clock.advance(30 * 24 * 3_600_000);
    hall.tick();
    await hall.desk();
    hall.tick();
    await hall.desk();
    clerk = await signedIn(hall, 'wangmin');
    desk = await page(hall, 'wangmin');
    const admin = await page(hall, 'luojianping');
    for (const text of MARKERS) {
      await query(desk, { query: 'cases', search: { text } });
      await query(desk, { query: 'applicants', text });
      expect(codeOf(await admin.send('query', { query: 'applicants', text }))).toBe('forbidden');
      expect(codeOf(await desk.send('query', { query: text }))).toBe('malformed');
      await fetch(`${hall.origin}/notices/${id}/none.pdf?copy=${encodeURIComponent(text)}`);
      await fetch(`${hall.origin}/${encodeURIComponent(text)}`, { method: 'POST', body: text });
    }
    await does(desk, { type: 'OpenCounter', counter: COUNTER });
  }

  async function erased(): Promise<void> {
    const core = { ...hall.hub.services };
    const listed = await runVerb(core, hall.journal, { verb: 'find-applicant', text: PERSON.name });
    const person = listed.ok ? (listed.output.split(' ')[0] ?? '') : '';
    expect(await runVerb(core, hall.journal, { verb: 'erase-applicant', person })).toMatchObject({
      ok: true,
    });
  }

  test('X3 through a commit that fails, a search that fails, a bug in a decision, and data that cannot be read', async () => {
    await serving(hall, desk, COUNTER, 'pharmacy-setup');
    broken.commit = true;
    expect(codeOf(await receive('pharmacy-setup', FIRM))).toBe('not-recorded');
    broken.search = true;
    expect(codeOf(await desk.send('query', { query: 'cases', search: { text: PERSON.name } }))).toBe(
      'not-recorded',
    );
    const { vault } = hall.hub.services;
    const seal = vi.spyOn(vault, 'seal').mockImplementation((_, text) => JSON.parse(`${text}${PERSON.name}`));
    expect(codeOf(await receive('pharmacy-setup', PERSON))).toBe('not-recorded');
    seal.mockRestore();
    const { case: id } = await does<{ case: string }>(desk, {
      type: 'ReceiveCase',
      counter: COUNTER,
      item: 'pharmacy-setup',
      applicant: FIRM,
    });
    await check(clerk, id, 'missing');
    await clerk.does({ type: 'TellOnce', case: id });
    for (const said of [JSON.stringify({ ...PERSON, kind: PERSON.name }), `{"name":"${PERSON.name}`]) {
      const open = vi.spyOn(vault, 'open').mockReturnValue(said);
      expect(codeOf(await desk.send('follow', { topic: `case:${id}` }))).toBe('not-recorded');
      const cookie = await hall.signIn('wangmin');
      const notice = hall.hub.services.state().cases.get(id)?.notices[0]?.notice ?? 'no-notice';
      await fetch(`${hall.origin}/notices/${id}/${notice}.pdf?for=${encodeURIComponent(PERSON.name)}`, {
        headers: { cookie },
      });
      open.mockRestore();
    }
    for (const expected of [
      'a commit failed',
      'a message could not be handled',
      'a command met a bug',
      'a request could not be handled',
    ])
      expect(lines.filter((line) => line.includes(expected)).length, expected).toBeGreaterThan(0);
    expect(found()).toEqual([]);
  });
});

/** Lines that name somebody, also escaped as JSON or in an address. */
function found(): string[] {
  const spelled = MARKERS.flatMap((marker) => [
    marker,
    encodeURIComponent(marker),
    marker.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`),
  ]);
  return lines.filter((line) => spelled.some((marker) => line.includes(marker)));
}

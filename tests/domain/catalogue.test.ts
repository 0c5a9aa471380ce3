import { describe, expect, test } from 'vitest';
import { checkCatalogue, importEffects, inUse } from '../../hub/domain/index.ts';
import { ADMIN, Hall, person } from './given.ts';
import { hallCatalogue, hallData } from './hall.ts';

type Data = ReturnType<typeof hallData>;

/** Paths of what is wrong after a change. */
function wrong(change: (data: Data) => void): string[] {
  const data = hallData();
  change(data);
  const checked = checkCatalogue(data);
  return checked.ok ? [] : checked.refusal.map((problem) => problem.path);
}

describe('S2 T1 L2 checking a catalogue', () => {
  test('a right one passes, with its defaults', () => {
    const checked = checkCatalogue(hallData());
    expect(checked).toMatchObject({ ok: true, value: { policy: { dayBoundary: '04:00' } } });
  });

  test.each<[string, (data: Data) => void, string[]]>([
    ['the shape', (data) => Object.assign(data.queues[1] ?? {}, { letter: 'I' }), ['queues.1.letter']],
    [
      'T1 a letter twice',
      (data) => Object.assign(data.queues[1] ?? {}, { letter: 'A' }),
      ['queues.1.letter'],
    ],
    [
      'an id twice',
      (data) => void data.queues.push({ ...data.queues[0], letter: 'Z' } as never),
      ['queues.3.id'],
    ],
    ['an item’s queue', (data) => Object.assign(data.items[2] ?? {}, { queue: 'x' }), ['items.2.queue']],
    [
      'an item’s department',
      (data) => Object.assign(data.items[0] ?? {}, { department: 'x' }),
      ['items.0.department'],
    ],
    [
      'a counter’s queues',
      (data) => void data.counters[1]?.queues.push('x', 'a'),
      ['counters.1.queues.2', 'counters.1.queues.3'],
    ],
    [
      'helping',
      (data) =>
        void data.counters[0]?.helping.push(
          { queue: 'x', afterMinutes: 1 },
          { queue: 'a', afterMinutes: 1 },
          { queue: 'b', afterMinutes: 1 },
        ),
      ['counters.0.helping.1.queue', 'counters.0.helping.2.queue', 'counters.0.helping.3.queue'],
    ],
    [
      'staff',
      (data) => Object.assign(data.staff[0] ?? {}, { department: 'x', counters: ['w9'] }),
      ['staff.0.department', 'staff.0.counters.0'],
    ],
    [
      'a kiosk named like a counter',
      (data) => Object.assign(data.kiosks[0] ?? {}, { id: 'w1' }),
      ['kiosks.0.id'],
    ],
    [
      'sessions',
      (data) =>
        Object.assign(data.queues[0] ?? {}, {
          sessions: [
            { from: '09:00', to: '12:00', lastTicket: '12:01' },
            { from: '11:00', to: '10:00', lastTicket: '10:00' },
          ],
        }),
      ['queues.0.sessions.0', 'queues.0.sessions.1', 'queues.0.sessions.1', 'queues.0.sessions.1'],
    ],
    ['the calendar', (data) => void data.calendar.worked.push('2026-03-05'), ['calendar.worked.1']],
    [
      'L2 a promise beyond the limit',
      (data) => Object.assign(data.items[0] ?? {}, { statutoryDays: 1, promisedDays: 2 }),
      ['items.0'],
    ],
    [
      'K2 where a fee is paid',
      (data) => {
        Object.assign(data.items[0] ?? {}, { fee: { yuan: 0 } });
        Object.assign(data.items[1] ?? {}, { fee: { yuan: 5 } });
        Object.assign(data.items[2] ?? {}, { fee: { yuan: null, counter: 'w9' } });
      },
      ['items.1.fee.counter', 'items.2.fee.counter'],
    ],
    [
      'K2 a fee in more than fen',
      (data) => Object.assign(data.items[0] ?? {}, { fee: { yuan: 0.125, counter: 'w1' } }),
      ['items.0.fee.yuan'],
    ],
    [
      'K8 counters of fees and complaints',
      (data) => Object.assign(data.hall, { feeCounter: 'w8', complaintCounter: 'w9' }),
      ['hall.feeCounter', 'hall.complaintCounter'],
    ],
  ])('%s', (_, change, paths) => {
    expect(wrong(change)).toEqual(paths);
  });

  test('no data at all is a problem, not a crash', () => {
    for (const nothing of [null, undefined, 7, 'text', [], {}])
      expect(checkCatalogue(nothing).ok).toBe(false);
  });

  test('a text in Chinese alone is shown in both languages', () => {
    const data = hallData();
    Object.assign(data.queues[0] ?? {}, { name: { zh: '登记' } });
    expect(checkCatalogue(data)).toMatchObject({
      value: { queues: [{ name: { zh: '登记', en: '登记' } }, {}, {}] },
    });
  });
});

describe('S2 importing', () => {
  test('a bad catalogue is refused with the first field and a list', () => {
    const hall = new Hall();
    const { decided } = hall.when(ADMIN, {
      type: 'ImportCatalogue',
      catalogue: { ...hallData(), queues: [] },
    });
    expect(decided).toMatchObject({
      refusal: {
        code: 'bad-catalogue',
        field: 'items.0.queue',
        detail: { problems: expect.stringContaining('there is no queue a') },
      },
    });
    expect(hall.refusal(person('sun'), { type: 'ImportCatalogue', catalogue: hallData() })).toBe('forbidden');
  });

  test('while serving, what is in use stays; what is not may go; tickets and counters go on', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    const ticket = hall.issue('c');
    const smaller = hallData();
    smaller.queues.pop();
    smaller.items.pop();
    smaller.counters.pop();
    smaller.hall.reviewCounter = 'w1';
    for (const one of smaller.staff) one.counters = one.counters.filter((counter) => counter !== 'w4');
    const imports = () => hall.when(ADMIN, { type: 'ImportCatalogue', catalogue: smaller }).decided;
    expect(imports()).toMatchObject({ refusal: { code: 'bad-catalogue', field: 'queues' } });
    hall.must(person('gu'), { type: 'EndTicket', ticket: ticket.id, reason: 'closing' });
    hall.open('qian', 'w4');
    expect(imports()).toMatchObject({ refusal: { code: 'bad-catalogue', field: 'counters' } });
    hall.must(person('qian'), { type: 'CloseCounter', counter: 'w4' });
    expect(imports().ok).toBe(true);
    expect([...hall.state.queues.keys()]).toEqual(['a', 'b']);
    expect(hall.state.counters.get('w1')?.clerk).toBe('li');
    // The first number of a letter that comes back goes on in the day's series (T1).
    hall.must(ADMIN, { type: 'ImportCatalogue', catalogue: hallCatalogue() });
    expect(hall.issue('c').number).toBe('C002');
  });

  test('S2 an import that names another catalogue than the one in force is refused', () => {
    const hall = new Hall();
    const revision = hall.state.catalogue?.revision ?? 0;
    const imports = (named: number) =>
      hall.when(ADMIN, { type: 'ImportCatalogue', catalogue: hallCatalogue(), revision: named }).decided;
    expect(imports(revision + 1)).toMatchObject({ refusal: { code: 'catalogue-changed' } });
    expect(imports(revision).ok).toBe(true);
    expect(imports(revision)).toMatchObject({ refusal: { code: 'catalogue-changed' } });
  });

  test('S2 what an import would forbid or do to those at work is known before it', () => {
    const hall = new Hall();
    hall.open('li', 'w1');
    hall.issue('c');
    const next = hallCatalogue();
    const without = {
      ...next,
      queues: next.queues.filter(({ id }) => id !== 'c'),
      counters: next.counters.filter(({ id }) => id !== 'w1'),
      staff: next.staff.filter(({ id }) => id !== 'li'),
    };
    expect(inUse(hall.state, without)).toMatchObject([
      { path: 'queues', zh: '队列 c 不能去掉：还有 1 个号没有办完。' },
      { path: 'counters', zh: '窗口 w1 不能去掉：有人正在使用。' },
    ]);
    expect(importEffects(hall.state, without, hall.now)).toMatchObject([
      { path: 'staff', zh: expect.stringContaining('li') },
    ]);
    expect([inUse(hall.state, next), importEffects(hall.state, next, hall.now)]).toEqual([[], []]);
  });
});

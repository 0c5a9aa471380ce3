import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseView, ProgressView } from '../../../hub/contract/case-views.ts';
import { createProgressGuard } from '../../../hub/live/progress-guard.ts';
import { apiOf } from '../support/api.ts';
import { type Described, described } from '../support/described.ts';
import { openEvents } from '../support/feed.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import { type Raw, raw } from '../support/raw.ts';
import { accepted, follow, page, received, SECRETS, serving } from './counter.ts';

const MINUTE = 60_000;
let hall: TestHub;
let clerk: Raw;
let id: string;
let number: string;
let code: string;
let document: Described;
beforeAll(async () => {
  hall = await startHub();
  document = await described(hall.origin);
  clerk = await page(hall, 'wangmin');
  await serving(hall, clerk, 'counter-5', 'pharmacy-change');
  id = await received(clerk, 'counter-5', 'pharmacy-change');
  const view = await follow<CaseView>(clerk, `case:${id}`);
  number = view.line.number;
  code = view.code;
  await accepted(clerk, id);
});
afterAll(() => hall.close());

/** Nobody's token: the query is public. */
const ask = (given: object) => document.checked(apiOf(hall.origin, 'none')).post('/cases/progress', given);
const wrongCode = () => (code === '000000' ? '000001' : '000000');

describe('progress for anybody with number and code', () => {
  test('K8 state, posts and due date, and nothing personal in the whole answer', async () => {
    const { status, body } = await ask({ number, code });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      number: '食药〔2026〕1号',
      state: 'handling',
      due: '2026-11-30',
      steps: [
        { name: { zh: '审核岗', en: 'Review post' }, state: 'sent' },
        { name: { zh: '核准岗', en: 'Approval post' }, state: 'waiting' },
      ],
      place: null,
    } satisfies Partial<ProgressView>);
    const text = JSON.stringify(body);
    for (const secret of [...SECRETS, code, id, '王敏', 'wangmin']) expect(text).not.toContain(secret);
  });

  test('K8 brackets and blanks as people type them do not matter', async () => {
    expect((await ask({ number: ' 食药 [2026] 1', code })).status).toBe(200);
  });

  test('X1 a wrong number and a wrong code are refused alike', async () => {
    const wrong = await ask({ number, code: wrongCode() });
    const nobody = await ask({ number: '食药〔2026〕99号', code });
    expect(wrong.status).toBe(404);
    expect(wrong.body).toEqual(nobody.body);
    expect((await ask({ number, code: '12' })).body).toMatchObject({ code: 'malformed', field: 'code' });
    expect((await ask({ number, code, more: 1 })).body).toMatchObject({ code: 'malformed' });
  });

  test('X1 five wrong codes lock a number for fifteen minutes, the right one too, whether it exists or not', async () => {
    for (const one of [number, '食药〔2026〕98号']) {
      const answers: unknown[] = [];
      for (let i = 0; i < 6; i++) answers.push((await ask({ number: one, code: wrongCode() })).status);
      expect(answers).toEqual([
        ...Array(one === number ? 4 : 5).fill(404),
        ...Array(one === number ? 2 : 1).fill(429),
      ]);
    }
    const locked = await ask({ number, code });
    expect(locked.body).toMatchObject({ code: 'progress-locked', figures: { minutes: 15 } });
    hall.clock.advance(15 * MINUTE);
    expect((await ask({ number, code })).status).toBe(200);
  });

  test('K8 the kiosk asks the same and gets the same', async () => {
    const kiosk = await raw(hall.origin, '/kiosk', {
      token: await hall.token('kiosk', { kiosk: 'kiosk-1' }),
    });
    const right = await kiosk.send('query', { query: 'progress', number, code });
    expect(right).toMatchObject({ ok: true, answer: { number, state: 'handling' } });
    const wrong = await kiosk.send('query', { query: 'progress', number, code: wrongCode() });
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'wrong-number-or-code' } });
    kiosk.close();
  });

  test('K8 the phone page asks for the code and keeps it out of every address', async () => {
    const address = `${hall.origin}/p/${encodeURIComponent(number)}`;
    const form = await (await fetch(address)).text();
    expect(form).toContain('请输入六位查询码');
    const post = (typed: string) =>
      fetch(address, { method: 'POST', body: new URLSearchParams({ code: typed }) });
    const shown = await post(code);
    expect([shown.status, shown.url]).toEqual([200, address]);
    const text = await shown.text();
    expect(text).toContain('已经受理，正在办理');
    expect(text).toContain('2026-11-30');
    for (const secret of [...SECRETS, code]) expect(text).not.toContain(secret);
    expect([(await post(wrongCode())).status, (await post('abc')).status]).toEqual([404, 400]);
    expect(await (await fetch(`${address}?lang=en`)).text()).toContain('check code');
  });

  test('X2 a number from an address is text, whatever is in it', async () => {
    const text = await (await fetch(`${hall.origin}/p/${encodeURIComponent('<script>1</script>')}`)).text();
    expect(text).not.toContain('<script>');
  });
});

describe('the feed', () => {
  test('X3 tells what became of cases, and names nobody', async () => {
    const feed = await openEvents(hall.origin, await hall.token('integration'), 0);
    const events: { event: string; data: object }[] = [];
    while (events.at(-1)?.event !== 'case.accepted') events.push(...(await feed.take(1)));
    feed.close();
    const cases = events.filter(({ event }) => event.startsWith('case.'));
    expect(cases.map(({ event }) => event)).toEqual(['case.received', 'case.accepted']);
    expect(cases[1]?.data).toMatchObject({ case: id, number, item: 'pharmacy-change', due: '2026-11-30' });
    const text = JSON.stringify(events);
    for (const secret of [...SECRETS, code, '张']) expect(text).not.toContain(secret);
  });
});

describe('the guard', () => {
  test('X1 tries at the same moment count before their answers are known; a right one forgets the wrong ones', () => {
    let now = 0;
    const guard = createProgressGuard(() => now);
    const open = () => guard.try('n');
    const tries = Array.from({ length: 5 }, open);
    expect(open().ok).toBe(false);
    now = 15 * MINUTE;
    const again = open();
    if (again.ok) again.value.right();
    expect([tries.every((one) => one.ok), open().ok]).toEqual([true, true]);
  });
});

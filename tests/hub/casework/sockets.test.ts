import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ApplicantHit,
  Approver,
  CaseHits,
  CaseView,
  WorkView,
} from '../../../hub/contract/case-views.ts';
import type { Applicant } from '../../../hub/contract/casework.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import type { Raw } from '../support/raw.ts';
import { accepted, codeOf, does, follow, page, query, received, SECRETS, serving, ZHANG } from './counter.ts';

let hall: TestHub;
let clerk: Raw;
let id: string;
beforeAll(async () => {
  hall = await startHub();
  clerk = await page(hall, 'wangmin');
  await serving(hall, clerk, 'counter-5', 'pharmacy-change');
  id = await received(clerk, 'counter-5', 'pharmacy-change');
});
afterAll(() => hall.close());

const leaks = (view: unknown) => SECRETS.filter((secret) => JSON.stringify(view).includes(secret));

describe('a case on the wire', () => {
  test('C10 X3 whoever handles it sees the applicant in full and exactly what may be done', async () => {
    const view = await follow<CaseView>(clerk, `case:${id}`);
    expect(view.full).toBe(true);
    expect(view.applicant).toMatchObject(ZHANG);
    expect(view.line).toMatchObject({ applicant: ZHANG.name, state: 'intake', class: 'committed' });
    expect(view.allowedActions).toContain('check-materials');
    expect(view.allowedActions).not.toContain('decide');
    expect(view.tellBy?.left).toBe(5);
  });

  test('X3 every other reader sees stars, and no check code', async () => {
    for (const person of ['zhaoli', 'hanzhengming', 'songhaiyan']) {
      const other = await page(hall, person);
      const view = await follow<CaseView>(other, `case:${id}`);
      expect([person, leaks(view)]).toEqual([person, []]);
      expect(view).toMatchObject({ full: false, code: '', applicant: { name: '张＊＊', address: '' } });
      other.close();
    }
  });

  test('X1 an administrator and a stranger’s socket get no case, list or search', async () => {
    const other = await page(hall, 'luojianping');
    expect(codeOf(await other.send('follow', { topic: `case:${id}` }))).toBe('forbidden');
    expect(codeOf(await other.send('follow', { topic: 'work:department' }))).toBe('forbidden');
    expect(codeOf(await other.send('query', { query: 'cases', search: {} }))).toBe('forbidden');
    expect(codeOf(await clerk.send('follow', { topic: 'work:nothing' }))).toBe('forbidden');
    expect(codeOf(await clerk.send('follow', { topic: 'case:no-such-case' }))).toBe('no-such-case');
    other.close();
  });

  test('C10 a change reaches whoever follows it, and the work lists with it', async () => {
    const lists = await follow<WorkView>(clerk, 'work:mine');
    expect(lists).toMatchObject({ total: 1, lists: { mine: 1, department: 1 }, classes: { committed: 1 } });
    await accepted(clerk, id);
    const { view } = await clerk.view<{ view: CaseView }>(
      ({ view }) => view.line?.id === id && view.line.state === 'handling',
    );
    expect(view.line.stage).toMatchObject({ what: { zh: '审核岗', en: 'Review post' }, count: null });
    expect(view.steps[0]).toMatchObject({ state: 'sent', days: 3, used: 0, limit: { left: 3, level: 'ok' } });
    const reviewer = await page(hall, 'luyao');
    expect(await follow<WorkView>(reviewer, 'work:mine')).toMatchObject({ total: 1, lines: [{ id }] });
    const strangers = await page(hall, 'zhaoli');
    expect(await follow<WorkView>(strangers, 'work:department')).toMatchObject({ total: 0, lines: [] });
    reviewer.close();
    strangers.close();
  });
});

describe('finding again', () => {
  test.each([
    ['name', ZHANG.name],
    ['document number', ZHANG.idNumber.toLowerCase()],
    ['case number', '食药〔2026〕1号'],
    ['case number with other brackets', '食药[2026]1'],
  ])('C13 a case is found by %s', async (_what, text) => {
    const hits = await query<CaseHits>(clerk, { query: 'cases', search: { text } });
    expect(hits.lines.map((line) => line.id)).toEqual([id]);
    expect(hits.more).toBe(false);
  });

  test('C13 part of a name, another state, another day find nothing; a foreign reader finds it masked', async () => {
    for (const search of [
      { text: '张三' },
      { state: 'completed' },
      { from: '2026-11-24' },
      { department: 'land' },
    ])
      expect([search, (await query<CaseHits>(clerk, { query: 'cases', search })).lines]).toEqual([
        search,
        [],
      ]);
    const today = await query<CaseHits>(clerk, {
      query: 'cases',
      search: { from: '2026-11-23', to: '2026-11-23' },
    });
    expect(today.lines).toHaveLength(1);
    const other = await page(hall, 'zhaoli');
    const hits = await query<CaseHits>(other, { query: 'cases', search: { text: ZHANG.name } });
    expect(hits.lines).toMatchObject([{ id, applicant: '张＊＊' }]);
    other.close();
  });

  test('C1 an applicant is found by exact name or number, and received again without typing', async () => {
    const [hit] = await query<ApplicantHit[]>(clerk, { query: 'applicants', text: ZHANG.name });
    expect(hit).toMatchObject({ name: ZHANG.name, idNumber: '1101**********002X', cases: 1 });
    expect(await query<ApplicantHit[]>(clerk, { query: 'applicants', text: '张三' })).toEqual([]);
    const person = hit?.person ?? '';
    expect(await query<Applicant>(clerk, { query: 'applicant', person })).toMatchObject(ZHANG);
    const again = { type: 'ReceiveCase', counter: 'counter-5', item: 'pharmacy-setup', person } as const;
    const other = await does<{ case: string }>(clerk, again);
    const view = await follow<CaseView>(clerk, `case:${other.case}`);
    expect(view.applicant).toMatchObject(ZHANG);
    expect(view.others).toMatchObject([{ id }]);
    expect(codeOf(await clerk.command({ ...again, person: 'nobody-known' }))).toBe('no-such-applicant');
  });

  test('X1 who takes nothing in gets no applicant in full', async () => {
    const reader = await page(hall, 'hanzhengming');
    expect(codeOf(await reader.send('query', { query: 'applicants', text: ZHANG.name }))).toBe('forbidden');
    expect(codeOf(await reader.send('query', { query: 'applicant', person: 'person-0001' }))).toBe(
      'forbidden',
    );
    reader.close();
  });
});

describe('intake without a ticket', () => {
  test('C1 C11 its approvers are the heads and nobody else, the own department’s first; each of them will do', async () => {
    const heads = await query<Approver[]>(clerk, { query: 'approvers' });
    expect(heads[0]).toMatchObject({ id: 'jianghaitao', name: { zh: '蒋海涛' } });
    expect(heads.find(({ id }) => id === 'songhaiyan')).toMatchObject({ department: null });
    expect(heads.map(({ id }) => id)).not.toContain('wangmin');
    const applicant = { kind: 'person', name: '钱秀英' };
    const visit = {
      type: 'ReceiveCase',
      origin: 'home-visit',
      reason: '病残',
      item: 'pharmacy-change',
      applicant,
    };
    expect(codeOf(await clerk.command({ ...visit, approver: 'wangmin' }))).toBe('forbidden');
    for (const { id: approver } of heads) {
      const made = await clerk.command({ ...visit, approver, despite: '测试' });
      expect([approver, made.ok]).toEqual([approver, true]);
    }
    const reader = await page(hall, 'luojianping');
    expect(codeOf(await reader.send('query', { query: 'approvers' }))).toBe('forbidden');
    reader.close();
  });

  test('C1 an agent takes in by mandate alone, for any department, and finds the approvers too', async () => {
    const admin = await page(hall, 'luojianping');
    await does(admin, { type: 'SaveUser', person: 'hanzhengming', roles: ['agent'] });
    admin.close();
    const agent = await page(hall, 'hanzhengming');
    const [head] = await query<Approver[]>(agent, { query: 'approvers' });
    const form = {
      type: 'ReceiveCase',
      item: 'pharmacy-setup',
      approver: head?.id,
      reason: '委托书7号',
    } as const;
    const applicant = { kind: 'person', name: '孙桂兰' } as const;
    const visit = await agent.command({ ...form, applicant, origin: 'home-visit' });
    expect(codeOf(visit)).toBe('not-your-case');
    const made = await does<{ case: string }>(agent, { ...form, applicant, origin: 'agency' });
    expect(await follow<CaseView>(agent, `case:${made.case}`)).toMatchObject({
      origin: 'agency',
      reason: '委托书7号',
      allowedActions: [],
    });
    agent.close();
  });
});

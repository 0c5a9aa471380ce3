import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseView, Draft, DraftAnswer } from '../../../hub/contract/case-views.ts';
import type { ScreenView } from '../../../hub/contract/views/screen.ts';
import { screenView } from '../../../hub/views/screen.ts';
import { startHub, type TestHub } from '../support/hub.ts';
import type { Raw } from '../support/raw.ts';
import { codeOf, does, follow, page, query, received, SECRETS, serving, ZHANG } from './counter.ts';

let hall: TestHub;
let clerk: Raw;
let ticket: string;
beforeEach(async () => {
  hall = await startHub();
  clerk = await page(hall, 'wangmin');
  ticket = await serving(hall, clerk, 'counter-5', 'pharmacy-change');
});
afterEach(() => hall.close());

const draft = (more: Partial<Draft> = {}): Draft => ({
  ticket,
  case: null,
  item: 'pharmacy-change',
  person: null,
  applicant: ZHANG,
  materials: [{ index: 1, state: 'missing', remark: '' }],
  note: '',
  page: 'form',
  at: hall.clock.now(),
  ...more,
});
const keep = (at: Raw, given: Draft | null) =>
  at.send('query', { query: 'set-draft', counter: 'counter-5', draft: given });
const kept = async (at: Raw) =>
  (await query<DraftAnswer>(at, { query: 'draft', counter: 'counter-5' })).draft;
const screen = (role: 'applicant' | 'counter-strip' = 'applicant'): ScreenView['counter'] => {
  const { services } = hall.hub;
  const assignment = { role, counter: 'counter-5', sound: false, theme: 'light' } as const;
  return screenView(services.source(), assignment, () => [], services.drafts.get).counter;
};

describe('a form being typed', () => {
  test('W5 it survives a reload and a restart of the hub, and lies sealed on the disk', async () => {
    await keep(clerk, draft());
    const reloaded = await page(hall, 'wangmin');
    expect(await kept(reloaded)).toEqual(draft());
    reloaded.close();
    clerk.close();
    hall = await hall.restart();
    const folder = join(hall.folder, 'drafts');
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('utf8'));
    expect(files.length).toBeGreaterThan(1);
    for (const secret of SECRETS) expect(files.join()).not.toContain(secret);
    clerk = await page(hall, 'wangmin');
    expect(await kept(clerk)).toEqual(draft());
  });

  test('W4 a hand-over takes it to the successor, and from the predecessor', async () => {
    await keep(clerk, draft());
    await follow(clerk, 'draft:counter-5');
    const successor = await page(hall, 'lixuemei');
    expect(codeOf(await keep(successor, draft()))).toBe('not-your-counter');
    await does(clerk, { type: 'HandOverCounter', counter: 'counter-5', to: 'lixuemei' });
    expect(await kept(successor)).toEqual(draft());
    const seen = await clerk.view<{ topic: string; view: DraftAnswer }>(
      ({ topic, view }) => topic === 'draft:counter-5' && view.draft === null,
    );
    expect(seen.view.draft).toBeNull();
    expect(codeOf(await clerk.send('query', { query: 'draft', counter: 'counter-5' }))).toBe(
      'not-your-counter',
    );
    successor.close();
  });

  test('X3 it goes with the ticket, and what comes too late is not kept', async () => {
    await keep(clerk, draft());
    await does(clerk, { type: 'Finish', counter: 'counter-5', outcome: 'other' });
    expect(await kept(clerk)).toBeNull();
    expect(codeOf(await keep(clerk, draft()))).toBe('no-such-ticket');
    await hall.hub.services.drafts.settled();
    expect(readdirSync(join(hall.folder, 'drafts'))).toEqual(['draft.key']);
  });

  test('C1 it goes when the case is received; the case’s own form may follow', async () => {
    await keep(clerk, draft());
    const id = await received(clerk, 'counter-5', 'pharmacy-change');
    expect(await kept(clerk)).toBeNull();
    await keep(clerk, draft({ case: id }));
    expect(await kept(clerk)).toMatchObject({ case: id });
  });

  test('of two the later one stays, and nobody writes from the future', async () => {
    const now = hall.clock.now();
    await keep(clerk, draft({ note: 'later', at: now + 3_600_000 }));
    expect(await kept(clerk)).toMatchObject({ note: 'later', at: now });
    expect(
      (
        await query<DraftAnswer>(clerk, {
          query: 'set-draft',
          counter: 'counter-5',
          draft: draft({ at: now - 1 }),
        })
      ).draft,
    ).toMatchObject({ note: 'later' });
    await keep(clerk, null);
    expect(await kept(clerk)).toBeNull();
  });

  test('X2 a form of nonsense is refused by its field', async () => {
    const wrong = await keep(clerk, { ...draft(), page: 'everything' } as unknown as Draft);
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'malformed', field: 'draft.page' } });
  });
});

describe('an intake without a ticket', () => {
  const own = (more: Partial<Draft> = {}) =>
    draft({
      ticket: null,
      grounds: { origin: 'home-visit', reason: '病残', approver: 'jianghaitao' },
      ...more,
    });
  const keepOwn = (at: Raw, given: Draft | null) =>
    at.send('query', { query: 'set-own-draft', draft: given });
  const keptOwn = async (at: Raw) => (await query<DraftAnswer>(at, { query: 'own-draft' })).draft;

  test('C1 W5 X3 belongs to the person: it survives a restart, sealed, and nobody else finds it', async () => {
    await keepOwn(clerk, own());
    expect(await kept(clerk)).toBeNull();
    const colleague = await page(hall, 'lixuemei');
    expect(await keptOwn(colleague)).toBeNull();
    colleague.close();
    await does(clerk, { type: 'Finish', counter: 'counter-5', outcome: 'other' });
    await does(clerk, { type: 'CloseCounter', counter: 'counter-5' });
    clerk.close();
    hall = await hall.restart();
    const folder = join(hall.folder, 'drafts');
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('utf8'));
    for (const secret of SECRETS) expect(files.join()).not.toContain(secret);
    clerk = await page(hall, 'wangmin');
    expect(await keptOwn(clerk)).toEqual(own());
  });

  test('C1 it goes when the case is received, or when it is discarded; a case from a ticket leaves it', async () => {
    await keepOwn(clerk, own());
    await received(clerk, 'counter-5', 'pharmacy-change');
    expect(await keptOwn(clerk)).not.toBeNull();
    await does(clerk, {
      type: 'ReceiveCase',
      origin: 'home-visit',
      reason: '病残',
      approver: 'jianghaitao',
      item: 'pharmacy-setup',
      applicant: ZHANG,
    });
    expect(await keptOwn(clerk)).toBeNull();
    await keepOwn(clerk, own());
    await keepOwn(clerk, null);
    expect(await keptOwn(clerk)).toBeNull();
  });

  test('X1 X2 it is no ticket’s form, and no business of those who read no cases', async () => {
    expect(codeOf(await keepOwn(clerk, draft()))).toBe('no-such-ticket');
    const admin = await page(hall, 'luojianping');
    expect(codeOf(await keepOwn(admin, own()))).toBe('forbidden');
    admin.close();
  });

  test('C1 one more case of an applicant without a document is the same applicant’s', async () => {
    const given = { kind: 'person', name: '钱秀英' } as const;
    const receive = (item: string, more: object) =>
      does<{ case: string; person: string }>(clerk, {
        type: 'ReceiveCase',
        counter: 'counter-5',
        item,
        applicant: given,
        ...more,
      });
    const first = await receive('pharmacy-change', {});
    const second = await receive('pharmacy-setup', { person: first.person });
    expect(second.person).toBe(first.person);
    const view = await follow<CaseView>(clerk, `case:${second.case}`);
    expect(view.others.map(({ id }) => id)).toContain(first.case);
    expect(
      codeOf(
        await clerk.command({
          type: 'ReceiveCase',
          counter: 'counter-5',
          item: 'pharmacy-change',
          applicant: given,
          person: first.person,
        }),
      ),
    ).toBe('case-open');
  });
});

describe('the applicant’s screen', () => {
  test('W6 it shows what is entered, in full, and only what the clerk shows', async () => {
    await keep(clerk, draft());
    expect(screen()?.entry).toMatchObject({
      page: 'form',
      applicant: ZHANG,
      item: { zh: '药品零售企业变更' },
    });
    expect(screen('counter-strip')?.entry).toBeNull();
    await keep(clerk, draft({ page: 'materials' }));
    expect(screen()?.entry).toMatchObject({
      page: 'materials',
      materials: [{ state: 'unchecked' }, { state: 'missing' }, ...Array(6).fill({ state: 'unchecked' })],
    });
    await keep(clerk, draft({ page: 'fee' }));
    expect(screen()?.entry).toMatchObject({ page: 'fee' });
    await keep(clerk, draft({ page: 'none' }));
    expect(screen()?.entry).toBeNull();
  });

  test('W6 X3 a parked applicant’s form never shows for the next one, and is back with its ticket', async () => {
    await keep(clerk, draft());
    await does(clerk, { type: 'Park', counter: 'counter-5', reason: 'copying' });
    expect(screen()?.entry).toBeNull();
    const next = await serving(hall, clerk, 'counter-5', 'pharmacy-setup');
    expect(screen()?.entry).toBeNull();
    await keep(clerk, draft({ ticket: next, applicant: { name: '王五' } }));
    expect(screen()?.entry).toMatchObject({ applicant: { name: '王五' } });
    await does(clerk, { type: 'Finish', counter: 'counter-5', outcome: 'other' });
    await does(clerk, { type: 'Unpark', counter: 'counter-5', ticket });
    expect(screen()?.entry).toMatchObject({ applicant: ZHANG });
  });
});

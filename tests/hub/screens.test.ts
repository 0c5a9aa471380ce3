import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ScreenAssignment } from '../../hub/contract/commands.ts';
import type { Poster } from '../../hub/contract/posters.ts';
import type { FloorView } from '../../hub/contract/views/floor.ts';
import type { ScreenView } from '../../hub/contract/views/screen.ts';
import { LARGEST } from '../../hub/live/media.ts';
import { screenView } from '../../hub/views/screen.ts';
import { startHub, type TestHub } from './support/hub.ts';
import { type Raw, raw } from './support/raw.ts';

const MINUTE = 60_000;
/** One black pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const WEBM = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(2000, 7)]);

let hall: TestHub;
let supervisor: Raw;
beforeEach(async () => {
  hall = await startHub();
  supervisor = await raw(hall.origin, '/counter', { cookie: await hall.signIn('songhaiyan') });
});
afterEach(() => hall.close());

const media = (name: string) => join(hall.folder, 'media', name);
/** The hub has looked into its media folder again. */
const looked = () => hall.hub.services.media.look();
const floor = async () => {
  hall.tick();
  return ((await supervisor.send('follow', { topic: 'floor' })) as { answer: FloorView }).answer;
};
const shown = (assignment: Partial<ScreenAssignment> & Pick<ScreenAssignment, 'role'>) => {
  hall.tick();
  const whole = { sound: false, theme: 'light' as const, ...assignment };
  return screenView(hall.hub.services.source(), whole, () => []);
};
const poster = <K extends Poster['is']>(role: K) => {
  const { poster: found } = shown({ role });
  if (found?.is !== role) throw new Error(`no ${role}`);
  return found as Extract<Poster, { is: K }>;
};

/** A paired screen, connected as its page would be. */
async function screen(
  assignment: Partial<ScreenAssignment> & Pick<ScreenAssignment, 'role'>,
  version?: string,
) {
  const begun = await (await fetch(`${hall.origin}/pairing`, { method: 'POST' })).json();
  await hall.command({ type: 'PairScreen', code: begun.code, name: '大屏', assignment });
  const token = `${begun.device}.${begun.secret}`;
  const page = await raw(hall.origin, '/display', {
    auth: { protocol: 1, token, ...(version && { version }) },
  });
  return { page, device: begun.device as string };
}

describe('D5 commitments', () => {
  test('D5 every published item once, by department, on the spot first, then the shortest promise', () => {
    const { departments } = poster('commitments');
    const items = departments.flatMap((department) => department.items);
    expect(items.map(({ id }) => id).sort()).toEqual(hall.catalogue.items.map(({ id }) => id).sort());
    for (const department of departments) {
      const promised = department.items.map(({ limit }) => limit?.promised ?? 0);
      expect(promised).toEqual([...promised].sort((a, b) => a - b));
      expect(department.places.length).toBeGreaterThan(0);
    }
    expect(items.find(({ id }) => id === 'fireworks-production-licence')).toMatchObject({
      limit: { statutory: 20, promised: 5 },
      complaintPhone: '12345',
      materials: expect.arrayContaining([{ zh: '营业执照，或名称预先核准文件', en: expect.any(String) }]),
    });
    expect(items.find(({ id }) => id === 'tax-registration')?.limit).toBeNull();
  });

  test('D5 S2 an item that lacks a disclosure is not shown, and staff see which and what', async () => {
    expect((await floor()).unpublished).toEqual([]);
    const catalogue = structuredClone(hall.catalogue);
    const item = catalogue.items.find(({ id }) => id === 'tax-registration');
    if (item) item.disclosures.feeStandard = { zh: '', en: '' };
    await hall.command({ type: 'ImportCatalogue', catalogue });
    const ids = poster('commitments').departments.flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids).toHaveLength(catalogue.items.length - 1);
    expect(ids).not.toContain('tax-registration');
    const { unpublished, alerts } = await floor();
    expect(unpublished).toEqual([{ id: 'tax-registration', name: item?.name, lacks: ['feeStandard'] }]);
    expect(alerts).toContainEqual(
      expect.objectContaining({ id: 'items-unpublished', detail: { items: 1 }, seenBy: null }),
    );
    await hall.command({ type: 'ImportCatalogue', catalogue: hall.catalogue });
    expect((await floor()).alerts.map(({ kind }) => kind)).not.toContain('items-unpublished');
  });
});

describe('D5 the staff wall', () => {
  const lin = () => poster('staff').people.find(({ id }) => id === 'linfang');

  test('D5 W4 who faces applicants, along the counters, and whether they are there, as they come, pause and go', async () => {
    const { people } = poster('staff');
    expect(people.map(({ id }) => id)).not.toContain('luojianping');
    const floors = people.flatMap(({ place }) => (place ? [place.floor] : []));
    expect(floors).toEqual([...floors].sort((a, b) => a - b));
    expect(people.slice(0, floors.length).every(({ place }) => place !== null)).toBe(true);
    expect(lin()).toMatchObject({ standing: 'off', post: expect.any(Object), duties: expect.any(Object) });
    const usual = lin()?.place?.id ?? '';
    const page = await raw(hall.origin, '/counter', { cookie: await hall.signIn('linfang') });
    expect(lin()?.standing).toBe('here');
    await page.command({ type: 'OpenCounter', counter: usual });
    expect(lin()).toMatchObject({ standing: 'here', place: { id: usual } });
    await page.command({ type: 'PauseCounter', counter: usual });
    expect(lin()?.standing).toBe('away');
    await page.command({ type: 'ResumeCounter', counter: usual });
    await page.command({ type: 'CloseCounter', counter: usual });
    page.close();
    await expect.poll(() => hall.hub.services.presence.connected('person:linfang')).toBe(false);
    expect(lin()?.standing).toBe('here');
    hall.clock.advance(MINUTE);
    expect(lin()?.standing).toBe('off');
  });
});

describe('D5 notices and figures', () => {
  test('D5 a notice stands from its first day to its last, with both', async () => {
    const catalogue = structuredClone(hall.catalogue);
    catalogue.notices = ['2026-11-22', '2026-11-23', '2026-11-24'].map((day) => ({
      id: `on-${day}`,
      text: { zh: day, en: day },
      from: day,
      to: day,
    }));
    await hall.command({ type: 'ImportCatalogue', catalogue });
    expect(poster('notices').notices).toEqual([catalogue.notices[1]]);
  });

  test('D5 today’s figures: taken, served, waiting, the mean wait in minutes, and unknown before the first call', async () => {
    expect(poster('figures').figures).toEqual({ taken: 0, served: 0, waiting: 0, meanWaitMinutes: null });
    const api = await hall.api();
    for (let i = 0; i < 3; i++) await api.post('/tickets', { queue: 'fees' });
    hall.clock.advance(4 * MINUTE);
    await api.post('/counters/bank/open');
    await api.post('/counters/bank/call-next');
    await api.post('/counters/bank/start');
    await api.post('/counters/bank/finish');
    expect(poster('figures').figures).toEqual({ taken: 3, served: 1, waiting: 2, meanWaitMinutes: 4 });
  });

  test('D5 X3 of applicants there are numbers only, on every screen of the hall', async () => {
    const holder = { idKind: 'resident-card', idNumber: '11010519491231002X', name: '张三丰' } as const;
    const kiosk = await raw(hall.origin, '/kiosk', {
      token: await hall.token('kiosk', { kiosk: 'kiosk-1' }),
    });
    await kiosk.command({ type: 'IssueTicket', queue: 'land-housing', holder });
    const clerk = await raw(hall.origin, '/counter', { cookie: await hall.signIn('sunyan') });
    await clerk.command({ type: 'OpenCounter', counter: 'counter-12' });
    expect((await clerk.command({ type: 'CallNext', counter: 'counter-12' })).ok).toBe(true);
    const roles: (Partial<ScreenAssignment> & Pick<ScreenAssignment, 'role'>)[] = [
      { role: 'hall-board', sound: true },
      { role: 'zone-board', zone: 'floor-2' },
      { role: 'counter-strip', counter: 'counter-12' },
      { role: 'commitments' },
      { role: 'staff' },
      { role: 'notices' },
      { role: 'figures' },
      { role: 'playlist', playlist: [{ role: 'figures', from: '00:00', to: '23:59', seconds: 10 }] },
    ];
    const views = roles.map((role) => JSON.stringify(shown(role)));
    // It is there to be leaked: the clerk who has it in hand reads it.
    expect(JSON.stringify(await clerk.send('follow', { topic: 'holder:counter-12' }))).toContain(holder.name);
    expect(views[0]).toContain('D001');
    for (const view of views)
      for (const secret of [holder.name, holder.idNumber, '0519491231', '三丰'])
        expect(view).not.toContain(secret);
  });
});

describe('D1 roles change while a screen is connected', () => {
  test('D1 a playlist turns by the hall’s clock; the hub tells, the screen asks nothing', async () => {
    const { page } = await screen({
      role: 'playlist',
      playlist: [
        { role: 'notices', from: '09:10', to: '09:20', seconds: 60 },
        { role: 'figures', from: '09:10', to: '09:20', seconds: 60 },
      ],
    });
    await page.view<ScreenView>(({ shows, calls }) => shows === 'hall-board' && calls.length === 0);
    hall.clock.advance(10 * MINUTE);
    hall.tick();
    await page.view<ScreenView>(({ poster: now }) => now?.is === 'notices');
    hall.clock.advance(MINUTE);
    hall.tick();
    await page.view<ScreenView>(({ poster: now }) => now?.is === 'figures');
    page.close();
  });

  test('D1 what staff know of a screen: size, page, sound, version, and whether the hub serves a newer one', async () => {
    const build = hall.hub.services.build ?? '';
    expect(build).toMatch(/^[0-9a-f]{12}$/);
    const old = await screen({ role: 'staff' }, 'old-build');
    const told = new Promise((done) => old.page.socket.once('outdated', done));
    // The connection before this one may have been told already: it is told again with every connect.
    old.page.socket.disconnect().connect();
    expect(await told).toEqual({ build });
    const current = await screen({ role: 'commitments' }, build);
    await current.page.send('report', {
      report: 'screen',
      width: 3840,
      height: 2160,
      soundAllowed: null,
    });
    await current.page.send('report', { report: 'showing', page: 2, pages: 7, broken: [] });
    const lines = Object.fromEntries((await floor()).screens.map((line) => [line.device, line]));
    expect(lines[current.device]).toMatchObject({
      connected: true,
      size: '3840×2160',
      shows: 'commitments',
      page: { at: 2, of: 7 },
      version: build,
      outdated: false,
    });
    expect(lines[old.device]).toMatchObject({ version: 'old-build', outdated: true, page: null });
    for (const { page } of [old, current]) page.close();
  });

  test('X2 a report that is nonsense is refused by its field', async () => {
    const { page } = await screen({ role: 'staff' });
    const reply = await page.send('report', { report: 'showing', page: 0, pages: 1, broken: [] });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'malformed', field: 'page' } });
    page.close();
  });
});

describe('D1 the media folder', () => {
  const board = (...names: string[]) => ({ role: 'hall-board' as const, media: names });

  test('D1 files are known by their content, whatever they are called; what does not fit is said', async () => {
    await writeFile(media('海报 1.png'), PNG);
    await writeFile(media('film.mov'), WEBM);
    await writeFile(media('page.png'), '<svg onload="alert(1)"/>');
    await writeFile(media('.hidden.png'), PNG);
    await mkdir(media('folder.png'));
    await writeFile(media('huge.png'), Buffer.concat([PNG, Buffer.alloc(LARGEST.picture)]));
    await looked();
    expect((await floor()).media).toEqual([
      { name: '海报 1.png', kind: 'picture', bytes: PNG.length, problem: null },
      { name: 'film.mov', kind: 'video', bytes: WEBM.length, problem: null },
      { name: 'huge.png', kind: 'picture', bytes: PNG.length + LARGEST.picture, problem: 'size' },
      { name: 'page.png', kind: null, bytes: 24, problem: 'type' },
    ]);
    expect(shown(board('海报 1.png', 'page.png', 'huge.png', 'film.mov', 'gone.png')).media).toEqual([
      { name: '海报 1.png', kind: 'picture', url: expect.stringMatching(/^\/media\/%E6.*%201\.png\?v=/) },
      { name: 'film.mov', kind: 'video', url: expect.stringMatching(/^\/media\/film\.mov\?v=/) },
    ]);
  });

  test('D1 served with the type of the content, by ranges, kept by the browser; nothing else is', async () => {
    await writeFile(media('film.mov'), WEBM);
    await writeFile(media('page.png'), '<svg onload="alert(1)"/>');
    await looked();
    const whole = await fetch(`${hall.origin}/media/film.mov`);
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/webm']);
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    expect(whole.headers.get('cache-control')).toContain('max-age=86400');
    const part = await fetch(`${hall.origin}/media/film.mov`, { headers: { range: 'bytes=2-5' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 2-5/${WEBM.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(WEBM.subarray(2, 6));
    const again = await fetch(`${hall.origin}/media/film.mov`, {
      // Its own cache-control: fetch would ask for a fresh copy otherwise.
      headers: { 'if-none-match': whole.headers.get('etag') ?? '', 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
    for (const name of ['page.png', 'gone.png', '..%2Fjournal.db', '%2e%2e%2fjournal.db', ''])
      expect([name, (await fetch(`${hall.origin}/media/${name}`)).status]).toEqual([name, 404]);
  });

  test('D1 staff are told of what a board should show and cannot: gone, wrong, or broken there', async () => {
    await writeFile(media('a.png'), PNG);
    await writeFile(media('b.png'), 'no picture');
    await looked();
    const { page } = await screen(board('a.png', 'b.png', 'c.png'));
    const problems = async () =>
      Object.fromEntries(
        (await floor()).alerts
          .filter(({ kind }) => kind === 'media-broken')
          .map(({ subject, detail }) => [subject.zh, detail.problem]),
      );
    expect(await problems()).toEqual({ 'b.png': 'type', 'c.png': 'missing' });
    await page.send('report', { report: 'showing', page: 1, pages: 1, broken: ['a.png'] });
    expect(await problems()).toEqual({ 'a.png': 'broken', 'b.png': 'type', 'c.png': 'missing' });
    // A playlist that shows something else meanwhile says nothing of files.
    await page.send('report', { report: 'showing', page: 2, pages: 3 });
    expect(await problems()).toEqual({ 'a.png': 'broken', 'b.png': 'type', 'c.png': 'missing' });
    await writeFile(media('c.png'), PNG);
    await rm(media('b.png'));
    await looked();
    await page.send('report', { report: 'showing', page: 1, pages: 1, broken: [] });
    expect(await problems()).toEqual({ 'b.png': 'missing' });
    page.close();
  });

  test('D1 a board hears of a new file without anybody touching it', async () => {
    const { page } = await screen(board('late.png'));
    await page.view<ScreenView>(({ media: files }) => files?.length === 0);
    await writeFile(media('late.png'), PNG);
    await looked();
    await page.view<ScreenView>(({ media: files }) => files?.[0]?.name === 'late.png');
    page.close();
  });
});

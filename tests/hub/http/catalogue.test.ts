import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Grid } from '../../../hub/catalogue/sheets/grid.ts';
import type { Cell } from '../../../hub/catalogue/sheets/shape.ts';
import type { CataloguePreview, CatalogueStanding } from '../../../hub/contract/catalogue-preview.ts';
import { sheetsOf, workbookWith } from '../../catalogue/sheets/files.ts';
import { factsOf } from '../support/facts.ts';
import { startHub, type TestHub } from '../support/hub.ts';

let hall: TestHub;
let administrator: string;
let grids: readonly Grid[];
const ITEM = { tab: '事项 Items', id: 'invoice-purchase' } as const;

beforeAll(async () => {
  hall = await startHub();
  administrator = await hall.signIn('luojianping');
  grids = await sheetsOf(await body(await ask('GET', '/catalogue/catalogue.xlsx')));
}, 60_000);
afterAll(() => hall.close());

const ask = (method: string, path: string, sent?: Uint8Array, cookie = administrator) =>
  fetch(`${hall.origin}${path}`, {
    method,
    headers: { cookie, ...(sent && { 'content-type': 'application/octet-stream' }) },
    ...(sent && { body: new Uint8Array(sent) }),
  });
const body = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const preview = async (file: Uint8Array) =>
  (await (await ask('POST', '/catalogue/preview?name=hall.xlsx', file)).json()) as CataloguePreview;
const revision = async () =>
  ((await (await ask('GET', '/catalogue/standing')).json()) as CatalogueStanding).revision;
const renamed = (name: string) => workbookWith(grids, [{ ...ITEM, field: 'name.zh', value: name }]);

describe('S2 the catalogue as files', () => {
  test('S2 S5 only administrators preview and import, supervisors and discipline read, nobody else', async () => {
    const supervisor = await hall.signIn('songhaiyan');
    const clerk = await hall.signIn('zhaoli');
    const status = async (...[method, path, cookie]: [string, string, string]) =>
      (await ask(method, path, method === 'POST' ? new Uint8Array(4) : undefined, cookie)).status;
    expect(await status('GET', '/catalogue/catalogue.json', supervisor)).toBe(200);
    expect(await status('GET', '/catalogue/catalogue.xlsx', clerk)).toBe(403);
    expect(await status('GET', '/catalogue/standing', '')).toBe(401);
    expect(await status('POST', '/catalogue/preview', supervisor)).toBe(403);
    expect(await status('POST', '/catalogue/import?revision=1', supervisor)).toBe(403);
    expect(await (await ask('GET', '/catalogue/standing', undefined, supervisor)).json()).toMatchObject({
      mayImport: false,
    });
  });

  test('S2 a preview names each change and records nothing; the import is what was previewed, and on the record', async () => {
    const before = (await factsOf(hall.journal)).length;
    const file = await renamed('发票申领');
    const shown = await preview(file);
    expect(shown).toMatchObject({
      problems: [],
      refused: [],
      count: { problems: 0, changes: 1 },
      changes: [
        {
          sheet: { zh: '事项', en: 'Items' },
          kind: 'changed',
          name: { zh: '发票申领' },
          fields: [{ field: { zh: '事项名称', en: 'name.zh' }, old: '发票领购', new: '发票申领' }],
        },
      ],
    });
    expect((await factsOf(hall.journal)).length).toBe(before);
    const imported = await ask('POST', `/catalogue/import?name=hall.xlsx&revision=${shown.revision}`, file);
    expect(await imported.json()).toMatchObject({ items: hall.catalogue.items.length });
    expect((await factsOf(hall.journal)).at(-1)).toMatchObject({
      by: { kind: 'person', person: 'luojianping' },
      fact: { type: 'CatalogueImported' },
    });
    const again = await ask('POST', `/catalogue/import?revision=${shown.revision}`, file);
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'catalogue-changed' }]);
  });

  test('S2 errors come by sheet, row and column, in a JSON file by position; nothing of it is imported', async () => {
    const wrong = await workbookWith(grids, [
      { ...ITEM, field: 'queue', value: 'taxx' },
      { tab: '人员 Staff', id: 'linfang', field: 'photo', value: 'nobody.png' },
    ]);
    const shown = await preview(wrong);
    expect(shown.problems).toMatchObject([
      {
        file: '事项 Items',
        row: expect.any(Number),
        column: '业务队列',
        sentence: { en: expect.stringMatching(/no taxx; do you mean “tax”/) },
      },
    ]);
    const photo = await preview(
      await workbookWith(grids, [{ tab: '人员 Staff', id: 'linfang', field: 'photo', value: 'nobody.png' }]),
    );
    expect(photo.problems).toMatchObject([
      { file: '人员 Staff', path: 'linfang', sentence: { en: expect.stringMatching(/no nobody\.png/) } },
    ]);
    const refused = await ask('POST', `/catalogue/import?revision=${await revision()}`, wrong);
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { code: 'bad-catalogue', field: expect.stringMatching(/^事项 Items/) },
    ]);
    const json = JSON.parse(
      Buffer.from(await body(await ask('GET', '/catalogue/catalogue.json'))).toString(),
    );
    json.queues[0].letter = 'I';
    expect((await preview(Buffer.from(JSON.stringify(json)))).problems).toMatchObject([
      { file: 'hall.xlsx', path: 'queues[0].letter' },
    ]);
    expect((await preview(Buffer.from('{"hall":'))).problems).toMatchObject([
      { path: expect.stringMatching(/^line 1/) },
    ]);
    expect((await preview(Buffer.from('PNG'))).problems).toMatchObject([
      { sentence: { en: expect.stringMatching(/neither an Excel workbook/) } },
    ]);
    expect((await ask('POST', '/catalogue/preview', Buffer.alloc(17 * 1024 * 1024))).status).toBe(413);
  });

  test('S2 what the hall uses now is refused in the preview already: a queue with people waiting', async () => {
    const onlyCommunity = (cell: Cell): Cell => {
      if (typeof cell === 'string' && cell.startsWith('tax=')) return null;
      return cell === 'tax' ? 'community' : cell;
    };
    const api = await hall.api();
    await api.post('/tickets', { item: ITEM.id });
    const without = grids.map((grid) => ({
      ...grid,
      rows: grid.rows
        .filter((row) => !(['业务队列 Queues', '开放时段 Sessions'].includes(grid.tab) && row[0] === 'tax'))
        .map((row) => row.map((cell) => onlyCommunity(cell))),
    }));
    const shown = await preview(await workbookWith(without, []));
    expect(shown.problems).toEqual([]);
    expect(shown.refused).toMatchObject([
      { file: '业务队列 Queues', sentence: { zh: expect.stringMatching(/tax 不能去掉：还有 1 个号/) } },
    ]);
    expect(shown.changes).toContainEqual(
      expect.objectContaining({ kind: 'removed', name: { zh: '税务', en: 'Tax' } }),
    );
  });
});

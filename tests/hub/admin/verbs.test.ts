import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDriver } from '../../../hub/journal/driver.ts';
import { sheetsOf, workbookWith } from '../../catalogue/sheets/files.ts';
import { apiOf } from '../support/api.ts';
import { admin, type HubProcess, newFolder, spawnHub } from '../support/process.ts';

/** Verbs as an operator types them, against one hub that begins empty. */
let hub: HubProcess;
const data = newFolder();
const files = newFolder();
beforeAll(async () => {
  hub = await spawnHub({ data, args: ['--empty'] });
});
afterAll(async () => {
  await hub.stop();
  for (const folder of [data, files]) await rm(folder, { recursive: true, force: true });
});

/** What the verb printed on stderr, with its exit code. */
async function fails(...args: string[]): Promise<string> {
  const error = await admin(data, ...args).then(
    (output) => ({ code: 0, stderr: output }),
    (failed: { code: number; stderr: string }) => failed,
  );
  expect([args.join(' '), error.code]).toEqual([args.join(' '), 1]);
  return error.stderr.trim();
}
const signIn = async (user: string, password: string) => {
  const response = await fetch(`${hub.origin}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  });
  return response.status;
};
const photo = async (name: string) => (await fetch(`${hub.origin}/photos/${name}`)).status;

describe('X1 an empty hall', () => {
  test('X1 prints a one-time code for the first administrator, and has no demo sign-ins', async () => {
    expect(hub.output()).toMatch(/first administrator at http\S+\/supervision with this code.*: [\w-]{32}$/m);
    expect(hub.output()).not.toContain('Demo sign-ins');
    expect(await signIn('luojianping', 'onewindow')).toBe(401);
  });
});

describe('S2 import and export', () => {
  test('S2 problems carry file and position, and nothing is imported', async () => {
    const wrong = join(files, 'wrong');
    await cp(resolve('hub/demo'), wrong, { recursive: true });
    const staff = JSON.parse(await readFile(join(wrong, 'staff.json'), 'utf8'));
    staff[0].counters = ['counter-99'];
    await writeFile(join(wrong, 'staff.json'), JSON.stringify(staff));
    await writeFile(join(wrong, 'notices.json'), '[\n  {"text": }\n]');
    expect(await fails('import', wrong)).toMatch(/^notices\.json: line 2, column \d+: /m);
    await writeFile(join(wrong, 'notices.json'), '[]');
    expect(await fails('import', wrong)).toMatch(/^staff\.json: \[0\]\.counters/m);
    expect(await fails('import', join(files, 'nowhere'))).toMatch(/nowhere/);
    expect(await photo('linfang.svg')).toBe(404);
  });

  test('S2 W4 a folder is imported, its photos are served from then on', async () => {
    expect(await hub.admin('import', resolve('hub/demo'))).toBe('The catalogue is imported.');
    expect(await photo('linfang.svg')).toBe(200);
  });

  test('S2 what is exported imports again, to the same export; photos stay', async () => {
    const [first, second] = [join(files, 'first.json'), join(files, 'second.json')];
    expect(await hub.admin('export', first)).toBe(`Saved to ${first}.`);
    await hub.admin('import', first);
    await hub.admin('export', second);
    const exported = await readFile(first, 'utf8');
    expect(JSON.parse(exported).items.length).toBeGreaterThan(50);
    expect(await readFile(second, 'utf8')).toBe(exported);
    expect(await photo('linfang.svg')).toBe(200);
  });

  test('S2 a workbook is previewed and imported against what was previewed; a stale preview imports nothing', async () => {
    const book = join(files, 'hall.xlsx');
    expect(await hub.admin('export', book)).toBe(`Saved to ${book}.`);
    expect(await hub.admin('preview', book)).toMatch(
      /^0 changes\. Take them over with: import --revision \d+$/,
    );
    const cell = { tab: '窗口单位 Departments', id: 'commerce', field: 'phone', value: '0000-1' } as const;
    const changed = await workbookWith(await sheetsOf(await readFile(book)), [cell]);
    await writeFile(book, changed);
    const shown = await hub.admin('preview', book);
    expect(shown).toMatch(
      /^~ 窗口单位 \(Departments\): .*\n {4}电话 \(phone\): 0000-8810101 → 0000-1\n1 changes\. /,
    );
    const revision = /\d+$/.exec(shown)?.[0] ?? '';
    expect(await hub.admin('import', book, '--revision', revision)).toBe('The catalogue is imported.');
    expect(await fails('import', book, '--revision', revision)).toMatch(/has changed since this preview/);
    await writeFile(
      book,
      await workbookWith(await sheetsOf(changed), [{ ...cell, field: 'id', value: 'trade' }]),
    );
    expect(await fails('preview', book)).toMatch(
      /^事项 Items: D\d+ 窗口单位: The sheet Departments has no commerce/m,
    );
    await hub.admin('import', resolve('hub/demo'));
  });

  test('S2 a folder that is exported holds the pictures too, and imports as no change', async () => {
    const folder = join(files, 'whole');
    expect(await hub.admin('export', `${folder}/`)).toBe(`Saved to ${folder}.`);
    expect(await hub.admin('preview', folder)).toMatch(/^0 changes/);
    expect(await readdir(join(folder, 'photos'))).toContain('linfang.svg');
  });

  test('D5 S2 an item that lacks a disclosure is taken over, and the import says so', async () => {
    const file = join(files, 'lacking.json');
    await hub.admin('export', file);
    const catalogue = JSON.parse(await readFile(file, 'utf8'));
    catalogue.items[0].disclosures.result = { zh: '' };
    const lacking = join(files, 'lacking-one.json');
    await writeFile(lacking, JSON.stringify(catalogue));
    const [first, ...warnings] = (await hub.admin('import', lacking)).split('\n');
    expect(first).toBe('The catalogue is imported.');
    expect(warnings).toEqual([expect.stringMatching(/^warning: items\.0\.disclosures\.result: /)]);
    expect((await hub.admin('import', file)).split('\n')).toEqual(['The catalogue is imported.']);
  });

  test('K2 S2 a single file brings no samples: one the hub has not is said, and nothing is imported', async () => {
    const [mine, after] = [join(files, 'mine.json'), join(files, 'after.json')];
    await hub.admin('export', mine);
    const exported = await readFile(mine, 'utf8');
    const name = /"lease\.[a-f0-9]{12}\.svg"/.exec(exported)?.[0].slice(1, -1) ?? '';
    expect((await fetch(`${hub.origin}/samples/${name}`)).status).toBe(200);
    expect((await fetch(`${hub.origin}/samples/..%2Fjournal.db`)).status).toBeGreaterThanOrEqual(400);
    await writeFile(mine, exported.replaceAll(name, 'lease.000000000000.svg'));
    expect(await fails('import', mine)).toContain('samples holds no lease.000000000000.svg');
    await hub.admin('export', after);
    expect(await readFile(after, 'utf8')).toBe(exported);
  });
});

describe('X1 tokens and users', () => {
  test('X1 token prints the token alone; --act-as is what lets it work counters', async () => {
    const plain = await hub.admin('token', '--role', 'integration', '--name', 'reader');
    const acting = await hub.admin('token', '--role', 'integration', '--name', 'worker', '--act-as');
    expect(plain).toMatch(/^[\w-]{32}\.[\w-]{32}$/);
    expect((await apiOf(hub.origin, plain).get('/queues')).status).toBe(200);
    expect((await apiOf(hub.origin, plain).post('/counters/bank/open')).status).toBe(403);
    expect((await apiOf(hub.origin, acting).post('/counters/bank/open')).status).toBe(200);
  });
});

describe('X4 backup, restore, verify', () => {
  test('X4 a mistyped data folder is not made into a new hall', async () => {
    const nowhere = join(files, 'nowhere');
    for (const verb of [['backup', join(files, 'b.db')], ['verify']]) {
      const failed = await admin(nowhere, ...verb).catch((error: { stderr: string }) => error.stderr);
      expect(failed).toMatch(/^There is no hall in this data folder/);
    }
  });

  test('X4 backup while serving, restore when stopped, verified; what came later is gone, what was there is back', async () => {
    const token = await hub.admin('token', '--role', 'integration', '--name', 'desk', '--act-as');
    const api = () => apiOf(hub.origin, token);
    const issue = async (key: string) =>
      (await api().post('/tickets', { queue: 'tax' }, { 'idempotency-key': key })).body.number;
    const before = await issue('before');
    const backup = join(files, 'backup.db');
    const busy = Promise.all([...Array(40)].map((_, index) => issue(`during-${index}`)));
    expect(await hub.admin('backup', backup)).toBe(`Saved to ${backup}.`);
    await busy;
    const later = await issue('after');
    expect(later).not.toBe(before);
    expect(await fails('restore', backup)).toMatch(
      /^restore needs the hub stopped: This data folder is in use/,
    );
    expect(await hub.stop()).toBe(0);

    expect(await hub.admin('restore', backup)).toMatch(/^Restored \d+ facts; the former journal is kept/);
    expect(await hub.admin('verify')).toMatch(/^The journal is whole: \d+ facts/);
    hub = await spawnHub({ data });
    expect(await issue('before')).toBe(before);
    expect(
      await api()
        .get('/queues')
        .then(({ status }) => status),
    ).toBe(200);
    expect(await hub.admin('verify')).toMatch(/^The journal is whole/);
  });

  test('X4 a backup that is not one changes nothing', async () => {
    await hub.stop();
    const wrong = join(files, 'wrong.db');
    await writeFile(wrong, 'this is no database');
    await fails('restore', wrong);
    await fails('restore', join(files, 'missing.db'));
    expect(await hub.admin('verify')).toMatch(/^The journal is whole/);
  });

  test('S5 X4 verify finds a changed fact, by its position, and exits 1', async () => {
    const driver = await openDriver(join(data, 'journal.db'), 'write');
    const triggers = await driver.all(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'fact'",
    );
    for (const { name } of triggers) await driver.exec(`DROP TRIGGER ${name}`);
    await driver.exec('UPDATE fact SET at = at + 1 WHERE position = 5');
    await driver.close();
    const report = await fails('verify');
    expect(report).toMatch(/\b5\b/);
    expect(report).toMatch(/differs from its chain: \d+ facts/);
  });
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { copyPhotos } from '../../hub/catalogue/photos.ts';
import { readCatalogueFolder, readCatalogueSource } from '../../hub/catalogue/read.ts';
import { writeCatalogue } from '../../hub/catalogue/write.ts';
import { copyOfDemo, DEMO, demoHall, edit } from './hall.ts';

async function problemsOf(folder: string): Promise<string[]> {
  const read = await readCatalogueFolder(folder);
  return read.ok ? [] : read.refusal.map((one) => `${one.file} ${one.message}`);
}

describe('reading a catalogue folder (S2)', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await copyOfDemo();
    return () => rm(folder, { recursive: true });
  });

  it('names a missing file, and every other problem in the same go', async () => {
    await rm(join(folder, 'queues.json'));
    await edit(folder, 'hall.json', '"complaintPhone": "12345",', '"complaintPhone": "12345"');
    expect(await problemsOf(folder)).toEqual([
      'hall.json line 12, column 3: A comma or “}” is missing here.',
      'queues.json This file is missing.',
    ]);
  });

  it('names a missing items folder', async () => {
    await rm(join(folder, 'items'), { recursive: true });
    expect(await problemsOf(folder)).toEqual(['items This folder is missing.']);
  });

  it('says that an items file is no list', async () => {
    await writeFile(join(folder, 'items', 'land.json'), '{}');
    expect(await problemsOf(folder)).toEqual(['items/land.json This must be a list [ … ].']);
  });

  it('names a photo that is not there, with the person’s place', async () => {
    await rm(join(folder, 'photos', 'wangmin.svg'));
    expect(await problemsOf(folder)).toEqual([
      'staff.json [4].photo: photos holds no wangmin.svg; add it, or write null.',
    ]);
  });

  it('names a misspelt file', async () => {
    await writeFile(join(folder, 'counter.json'), '[]');
    expect(await problemsOf(folder)).toEqual([
      'counter.json No file of this name belongs to a catalogue; check the spelling.',
    ]);
  });

  it('refuses a file saved as GBK instead of importing garbage', async () => {
    await writeFile(join(folder, 'hall.json'), Buffer.from([0x7b, 0x22, 0xd5, 0xfe, 0x22, 0x7d]));
    expect(await problemsOf(folder)).toEqual(['hall.json The file is not UTF-8; save it as UTF-8.']);
  });

  it('accepts the byte order mark some editors write', async () => {
    await edit(folder, 'hall.json', '{', '\uFEFF{');
    expect(await problemsOf(folder)).toEqual([]);
  });

  it('says what is missing when there is nothing at all', async () => {
    expect(await problemsOf(join(folder, 'nowhere'))).toEqual([
      'nowhere There is neither a catalogue folder nor a JSON file here.',
    ]);
  });

  it('finds the way back from the merged object to file and position', async () => {
    const read = await readCatalogueSource(folder);
    if (!read.ok) throw new Error('the demo hall must be readable');
    const { catalogue, locate } = read.value;
    const { items } = catalogue as { items: { id: string; department: string }[] };
    const at = items.findIndex((item) => item.id === 'fireworks-wholesale-licence');
    expect(locate(['items', at, 'disclosures', 'result', 'en'])).toEqual({
      file: 'items/work-safety.json',
      path: '[6].disclosures.result.en',
    });
    expect(locate(['items', 0]).file).toBe(`items/${items[0]?.department}.json`);
    expect(locate(['staff', 3, 'roles', 0])).toEqual({ file: 'staff.json', path: '[3].roles[0]' });
    expect(locate(['policy', 'voice', 'yao'])).toEqual({ file: 'policy.json', path: 'voice.yao' });
  });
});

describe('export and import', () => {
  it('a written catalogue is read again as the same (S2)', async () => {
    const hall = await demoHall();
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    await writeFile(join(folder, 'hall.json'), writeCatalogue(hall));
    const read = await readCatalogueFolder(join(folder, 'hall.json'));
    expect(read).toEqual({ ok: true, value: hall });
    await rm(folder, { recursive: true });
  });

  it('a single file that is broken is named with its position', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    await writeFile(join(folder, 'mine.json'), '{\n  "hall": {,}\n}');
    expect(await problemsOf(join(folder, 'mine.json'))).toEqual([
      'mine.json line 2, column 12: A field name in double quotes is expected here.',
    ]);
    await rm(folder, { recursive: true });
  });

  it('copies the portraits the catalogue names', async () => {
    const hall = await demoHall();
    const to = await mkdtemp(join(tmpdir(), 'photos-'));
    await copyPhotos({ ...hall, staff: hall.staff.slice(0, 3) }, DEMO, join(to, 'photos'));
    expect((await readdir(join(to, 'photos'))).sort()).toEqual(['linfang.svg', 'qianlei.svg', 'xulei.svg']);
    await rm(to, { recursive: true });
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptSearchKeys, makeSearchKeys, type SearchKeys } from '../../hub/catalogue/keys.ts';
import { createHallSearch } from '../../hub/catalogue/search.ts';
import type { Catalogue } from '../../hub/contract/catalogue.ts';
import { demoHall } from './hall.ts';

const ROOT = join(import.meta.dirname, '..', '..');

async function run(command: string, args: string[], cwd: string): Promise<string> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(output);
  return output;
}

describe('keys kept in a file', () => {
  let hall: Catalogue;
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  const file = join(folder, 'search-keys.json');
  beforeAll(async () => {
    hall = await demoHall();
  });
  afterAll(() => rm(folder, { recursive: true }));

  const marked = { fa: '票' };
  /** Makes the file recognisable: keys that come out with the mark were read, not made. */
  async function mark(): Promise<void> {
    const kept: SearchKeys = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...kept, homophones: marked }));
  }

  it('are plain data that a file keeps whole', async () => {
    const made = await keptSearchKeys(hall, file);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(made);
    expect(made.entries).toHaveLength(hall.items.length + hall.elsewhere.length);
  });

  it('are not made again for the same catalogue', async () => {
    await mark();
    expect((await keptSearchKeys(hall, file)).homophones).toEqual(marked);
    expect((await keptSearchKeys({ ...hall, notices: [] }, file)).homophones).toEqual(marked);
  });

  it('are made again when a name changed, or the file is damaged', async () => {
    const items = hall.items.map((item) => ({ ...item, synonyms: [...item.synonyms, '新说法'] }));
    const changed = await keptSearchKeys({ ...hall, items }, file);
    expect(changed.homophones).not.toEqual(marked);
    await writeFile(file, '{"version":1,"entr');
    expect((await keptSearchKeys(hall, file)).entries).toEqual((await makeSearchKeys(hall)).entries);
  });

  it('a folder that cannot be written costs the file, not the search', async () => {
    const search = await createHallSearch({ catalogue: hall, folder: join(folder, 'missing') });
    expect(search('yhbz')).toHaveLength(2);
  });
});

/** What is started in a hall is compiled; only there the keys are made by a child. */
describe('keys made by the compiled hub', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-built-'));
  afterAll(() => rm(folder, { recursive: true }));
  beforeAll(async () => {
    const config = {
      extends: join(ROOT, 'tsconfig.build.json'),
      compilerOptions: {
        rootDir: ROOT,
        outDir: folder,
        sourceMap: false,
        typeRoots: [join(ROOT, 'node_modules/@types')],
      },
      include: [],
      files: ['keys.ts', 'keys-child.ts', 'read.ts'].map((name) => join(ROOT, 'hub/catalogue', name)),
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', folder], ROOT);
    // In the hub's own process, loading pinyin-pro is an error here.
    await writeFile(
      join(folder, 'no-pinyin.mjs'),
      `import { register } from 'node:module';
       register('data:text/javascript,' + encodeURIComponent(\`
         export async function resolve(name, context, next) {
           if (name === 'pinyin-pro') throw new Error('pinyin-pro loaded in the hub');
           return next(name, context);
         }\`));`,
    );
    await writeFile(
      join(folder, 'make.mjs'),
      `import { readCatalogueFolder } from './hub/catalogue/read.js';
       import { makeSearchKeys } from './hub/catalogue/keys.js';
       const read = await readCatalogueFolder(${JSON.stringify(join(ROOT, 'hub/demo'))});
       console.log(JSON.stringify(await makeSearchKeys(read.value)));`,
    );
  });

  it('come from a child that alone loads pinyin-pro, and equal those made here', async () => {
    const output = await run(process.execPath, ['--import', './no-pinyin.mjs', 'make.mjs'], folder);
    expect(JSON.parse(output)).toEqual(await makeSearchKeys(await demoHall()));
  });

  it('are made in the hub when no child answers', async () => {
    await writeFile(join(folder, 'hub/catalogue/keys-child.js'), 'process.exit(3);');
    await expect(run(process.execPath, ['--import', './no-pinyin.mjs', 'make.mjs'], folder)).rejects.toThrow(
      'pinyin-pro loaded in the hub',
    );
    const output = await run(process.execPath, ['make.mjs'], folder);
    expect(JSON.parse(output)).toEqual(await makeSearchKeys(await demoHall()));
  });
});

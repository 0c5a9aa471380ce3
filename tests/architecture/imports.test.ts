import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importRules } from '../tools/lint.mjs';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'onewindow-imports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One violation of each rule: the file that breaks it, and what it imports. */
const planted: Record<string, [string, string]> = {
  'contract-is-closed': ['hub/contract/bad.ts', '../domain/good.ts'],
  'domain-is-pure': ['hub/domain/bad.ts', '../journal/good.ts'],
  'link-knows-the-wire': ['hub/link/bad.ts', '../domain/good.ts'],
  'web-is-for-pages': ['hub/web/bad.tsx', '../views/good.ts'],
  'pixels-are-pure': ['hub/pixels/bad.ts', '../views/good.ts'],
  'pages-and-hardware-keep-out': ['kiosk/bad.tsx', '../hub/domain/good.ts'],
  'kiosk-alone': ['kiosk/bad2.tsx', '../display/good.ts'],
  'display-alone': ['display/bad.tsx', '../counter/good.ts'],
  'counter-alone': ['counter/bad.tsx', '../hardware/good.ts'],
  'hardware-alone': ['hardware/bad.ts', '../kiosk/good.ts'],
  'hardware-has-no-page-parts': ['hardware/bad2.ts', '../hub/web/good.ts'],
  'views-apart': ['hub/views/bad.ts', '../sockets/good.ts'],
  'jobs-apart': ['hub/jobs/bad.ts', '../http/good.ts'],
  'sockets-apart': ['hub/sockets/bad.ts', '../jobs/good.ts'],
  'http-apart': ['hub/http/bad.ts', '../sockets/good.ts'],
  'reports-apart': ['hub/reports/bad.ts', '../http/good.ts'],
  'admin-apart': ['hub/admin/bad.ts', '../http/good.ts'],
  'hub-has-no-pages': ['hub/bad.ts', '../kiosk/good.ts'],
  'nobody-assembles-but-app': ['hub/bad2.ts', './app.ts'],
  'one-importer-sqlite3': ['hub/journal/bad.ts', 'sqlite3'],
  'one-importer-node-hid': ['hardware/hid/bad.ts', 'node-hid'],
  'one-importer-thermal': ['hardware/printer/bad.ts', 'node-thermal-printer'],
  'workbooks-in-sheets': ['hub/http/bad3.ts', 'read-excel-file/node'],
  'socket-server-in-sockets': ['hub/http/bad2.ts', 'socket.io'],
  'socket-client-in-link': ['kiosk/bad3.tsx', 'socket.io-client'],
};

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function check(cwd: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, importRules(root), {
    cwd,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('import rules', () => {
  test('each rule sees a planted violation', () => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const room of ['domain', 'journal', 'views', 'sockets', 'http', 'jobs', 'web'])
      write(`hub/${room}/good.ts`, 'export const a = 1;');
    for (const room of ['kiosk', 'display', 'counter', 'hardware'])
      write(`${room}/good.ts`, 'export const a = 1;');
    write('hub/app.ts', 'export const a = 1;');
    for (const [path, from] of Object.values(planted)) {
      write(path, path.endsWith('x') ? `import '${from}';\nexport const a = <p>1</p>;` : `import '${from}';`);
    }
    const { output, status } = check(folder);
    expect(status).not.toBe(0);
    const missed = Object.entries(planted).filter(([rule, [path]]) => !output.includes(`${rule}: ${path}`));
    expect(missed, output).toEqual([]);
    const rules = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')).forbidden as {
      name: string;
    }[];
    expect(Object.keys(planted).sort()).toEqual(rules.map((rule) => rule.name).sort());
  });

  test('the house keeps them, and the tool really read it', () => {
    const { output, status } = check(root);
    expect(status, output).toBe(0);
    const modules = Number(/\((\d+) modules/.exec(output)?.[1]);
    expect(modules).toBeGreaterThan(200);
  });
});

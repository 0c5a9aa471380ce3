import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchProfile, noBrowser } from '../browser/browser.ts';
import { importChanged } from '../browser/kiosk-hall.ts';
import { apiOf } from '../hub/support/api.ts';
import { type HubProcess, newFolder, spawnHub } from '../hub/support/process.ts';
import { median, type Row, report } from './measure.ts';

const run = promisify(execFile);
const FOLDER = join(import.meta.dirname, 'lighthouse');
/** Of each page the middle one counts: the score for speed follows what else the machine does. */
const RUNS = 3;
const PUBLIC = 'https://hall.example';

type Audit = { performance: number; accessibility: number; short: string[] };

let hub: HubProcess;
let browser: BrowserContext;
let port: number;
const profile = newFolder();

/** Lighthouse is no part of the product's packages; the first run fetches it, the runs themselves speak to loopback only. */
async function installLighthouse(): Promise<void> {
  if (existsSync(join(FOLDER, 'node_modules', 'lighthouse'))) return;
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: FOLDER });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

beforeAll(async () => {
  if (noBrowser) return;
  await installLighthouse();
  port = await freePort();
  [hub, browser] = await Promise.all([spawnHub(), launchProfile(profile, port)]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  for (const folder of [profile, ...(hub ? [hub.data] : [])])
    await rm(folder, { recursive: true, force: true });
});

async function audit(url: string, device: 'kiosk' | 'phone'): Promise<Audit[]> {
  const audits: Audit[] = [];
  for (let n = 0; n < RUNS; n++) {
    const program = join(FOLDER, 'audit.mjs');
    const { stdout } = await run(process.execPath, [program, String(port), url, device], { cwd: FOLDER });
    audits.push(JSON.parse(stdout) as Audit);
  }
  for (const said of new Set(audits.flatMap(({ short }) => short))) console.log(`  ${device}: ${said}`);
  return audits;
}

function rows(page: string, audits: readonly Audit[]): Row[] {
  const row = (category: string, points: number, least: number): Row => ({
    figure: `${page}: ${category}`,
    measured: String(points),
    baseline: '–',
    ratio: '–',
    asked: least === 100 ? '100' : `≥ ${least}`,
    reached: points >= least,
  });
  return [
    row(`performance, median of ${RUNS}`, median(audits.map(({ performance }) => performance)), 95),
    row('accessibility', Math.min(...audits.map(({ accessibility }) => accessibility)), 100),
  ];
}

/** The page of a ticket, as its holder's phone opens it. */
async function ticketPage(): Promise<string> {
  await importChanged(hub, {
    policy: (policy) => {
      policy.publicUrl = PUBLIC;
    },
  });
  const api = apiOf(hub.origin, await hub.admin('token', '--role', 'integration', '--name', 'lighthouse'));
  const { statusUrl } = (await api.post('/tickets', { queue: 'fees' })).body as unknown as {
    statusUrl: string;
  };
  return hub.origin + statusUrl.slice(PUBLIC.length);
}

test.skipIf(noBrowser)(
  'what Lighthouse says',
  async () => {
    // Paired once; then one page at a time is the kiosk.
    const first = await browser.newPage();
    await first.goto(`${hub.origin}/kiosk`);
    await first.locator('.screen-start').waitFor();
    await first.goto('about:blank');
    const kiosk = await audit(`${hub.origin}/kiosk`, 'kiosk');
    const phone = await audit(await ticketPage(), 'phone');
    const all = [
      ...rows('kiosk (desktop preset, 1080 × 1920)', kiosk),
      ...rows('phone page (mobile preset)', phone),
    ];
    report('Lighthouse', all);
    expect(all).toHaveLength(4);
  },
  600_000,
);

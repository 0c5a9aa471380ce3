import { type ChildProcess, spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { launch, noBrowser } from '../browser/browser.ts';
import { KIOSK } from '../browser/steps.ts';
import { type HubProcess, newFolder, spawnHub } from '../hub/support/process.ts';
import { kioskScripts, weight } from '../kiosk/weight.ts';
import { type Bare, openBare } from './kiosk/bare.ts';
import { type BenchPrinter, openPrinter } from './kiosk/printer.ts';
import { type Touched, touch, watchTouches } from './kiosk/touches.ts';
import { quantile, type Row, report } from './measure.ts';

const ROUNDS = 6;
/** Visits of a round, each with three touches to its number, and as many touches of the bare page. */
const VISITS = 20;
/** Visits before anything is measured. */
const WARM_UP = 20;
/** What a person takes for immediate, ms. */
const AT_ONCE = 80;

const ended: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ended.reverse()) await end();
});

type Times = { readonly screens: number[]; readonly papers: number[] };

/** An agent of its own process, whose one printer is this bench's and serves the kiosk. */
async function startAgent(hub: HubProcess, printer: BenchPrinter): Promise<void> {
  const folder = newFolder();
  const config = join(folder, 'agent.json');
  const tokenFile = join(folder, 'agent.token');
  await writeFile(tokenFile, await hub.admin('token', '--role', 'agent', '--name', 'bench'), { mode: 0o600 });
  const printers = [{ name: 'roll', connection: `tcp://127.0.0.1:${printer.port}` }];
  await writeFile(config, JSON.stringify({ data: folder, printers }));
  await hub.admin('bind', '--device', 'demo/printer-kiosk-1', '--free');
  await hub.admin('bind', '--device', 'bench/roll', '--to', 'kiosk-1');
  const program = join('dist', 'node', 'hardware', 'main.js');
  const args = [program, '--hub', hub.origin, '--token-file', tokenFile, '--config', config];
  const agent: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ONEWINDOW_LOG: 'warn' },
  });
  ended.push(
    () => agent.kill(),
    () => rm(folder, { recursive: true, force: true }),
  );
}

async function furnish(): Promise<{ kiosk: Page; bare: Bare; floor: Page; printer: BenchPrinter }> {
  const printer = await openPrinter();
  const bare = await openBare(printer.port);
  const [hub, browser]: [HubProcess, Browser] = await Promise.all([spawnHub(), launch()]);
  ended.push(
    printer.close,
    bare.close,
    () => rm(hub.data, { recursive: true, force: true }),
    () => hub.stop(),
  );
  ended.push(() => browser.close());
  await startAgent(hub, printer);
  const open = async (url: string) => {
    const page = await (await browser.newContext(KIOSK)).newPage();
    await page.addInitScript(watchTouches);
    await page.goto(url);
    return page;
  };
  const kiosk = await open(`${hub.origin}/kiosk`);
  await kiosk.locator('.screen-start').waitFor();
  return { kiosk, bare, floor: await open(bare.url), printer };
}

/** One person takes a number: every touch to its screen, the last one to its paper too. */
async function visit(kiosk: Page, printer: BenchPrinter, times: Times): Promise<Buffer> {
  const go = async (name: RegExp, screen: string): Promise<Touched> => {
    const touched = await touch(kiosk, kiosk.getByRole('button', { name }).first(), screen);
    times.screens.push(touched.shownAfter);
    return touched;
  };
  await go(/^常办事项/, '.screen-frequent');
  await go(/^发票领购/, '.screen-item .item-name');
  const printed = printer.next();
  const { touchedAt } = await go(/取号$/, '.screen-ticket .number');
  const paper = await printed;
  times.papers.push(paper.at - touchedAt);
  await go(/^首页/, '.screen-start');
  return paper.bytes;
}

/** The same on the bare page: a word, and the paper. */
async function floorTouches(floor: Page, printer: BenchPrinter, times: Times): Promise<void> {
  const swap = await touch(floor, floor.locator('#swap'), '.swapped');
  times.screens.push(swap.shownAfter);
  const printed = printer.next();
  const { touchedAt } = await touch(floor, floor.locator('#print'), '.sent');
  times.papers.push((await printed).at - touchedAt);
}

function rows(figure: string, kiosk: readonly number[], bare: readonly number[]): Row[] {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const parts: [string, number, number | null][] = [
    ['p50', 0.5, null],
    ['p95', 0.95, AT_ONCE],
    ['longest', 1, null],
  ];
  return parts.map(([name, q, most]) => {
    const [measured, baseline] = [quantile(kiosk, q), quantile(bare, q)];
    return {
      figure: `${figure}, ${name} of ${kiosk.length}`,
      measured: ms(measured),
      baseline: ms(baseline),
      ratio: (measured / baseline).toFixed(2),
      asked: most === null ? '–' : `≤ ${most} ms`,
      reached: most === null || measured <= most,
    };
  });
}

test('what the kiosk page weighs', () => {
  const { first, all } = kioskScripts();
  const row = (figure: string, paths: readonly string[], most: number | null): Row => ({
    figure,
    measured: `${(weight(paths) / 1000).toFixed(1)} kB`,
    baseline: '–',
    ratio: '–',
    asked: most === null ? '–' : `≤ ${most / 1000} kB`,
    reached: most === null || weight(paths) <= most,
  });
  report('Weight of the kiosk page', [
    row('script before the start page works, gzip', first, 50_000),
    row('every script it can fetch, further languages too, gzip', all, null),
  ]);
  expect(all.length).toBeGreaterThan(first.length);
});

test.skipIf(noBrowser)(
  'touch to screen and to paper',
  async () => {
    const { kiosk, bare, floor, printer } = await furnish();
    const warm: Times = { screens: [], papers: [] };
    const [hall, least]: [Times, Times] = [
      { screens: [], papers: [] },
      { screens: [], papers: [] },
    ];
    for (let n = 0; n < WARM_UP; n++) bare.print(await visit(kiosk, printer, warm));
    for (let n = 0; n < WARM_UP; n++) await floorTouches(floor, printer, warm);
    for (let round = 0; round < ROUNDS; round++) {
      await kiosk.bringToFront();
      for (let n = 0; n < VISITS; n++) await visit(kiosk, printer, hall);
      await floor.bringToFront();
      for (let n = 0; n < VISITS; n++) await floorTouches(floor, printer, least);
    }
    report('Touch at the kiosk', [
      ...rows('touch → next screen', hall.screens, least.screens),
      ...rows('touch → last byte at the printer', hall.papers, least.papers),
    ]);
    expect(hall.papers).toHaveLength(ROUNDS * VISITS);
  },
  300_000,
);

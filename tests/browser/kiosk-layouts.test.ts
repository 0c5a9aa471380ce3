import { rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HubProcess, newFolder } from '../hub/support/process.ts';
import { axe } from './axe.ts';
import { noBrowser, open, shot } from './browser.ts';
import { importChanged } from './kiosk-hall.ts';
import { useHall } from './places.ts';
import { KIOSK, printerTo } from './steps.ts';

let hub: HubProcess;
let browser: Browser;

/** In large type each screen is read aloud as soon as it shows: here by a program that hums. */
const humming = join(newFolder(), 'voice.json');
const program = resolve('tests/voice/fake-program.mjs');
const args = [program, join(dirname(humming), 'log'), 'well'];
beforeAll(() => writeFile(humming, JSON.stringify({ kind: 'lines', command: process.execPath, args })));
afterAll(() => rm(dirname(humming), { recursive: true, force: true }));
useHall(
  async (started) => {
    ({ hub, browser } = started);
    // A number without paper shows its code too.
    await importChanged(hub, {
      policy: (policy) => Object.assign(policy, { publicUrl: 'http://hall.example' }),
    });
  },
  { args: ['--voice', humming] },
);

const LANGUAGES = ['zh', 'en', 'ru'] as const;
const LAYOUTS = {
  standard: [],
  large: ['large'],
  low: ['low'],
  'large-low': ['large', 'low'],
  contrast: ['contrast'],
} as const;
/** The language in which axe looks at a layout; `ONEWINDOW_AXE=all`: in every one. */
const AXE = { standard: 'ru', large: 'en', low: 'zh', 'large-low': 'ru', contrast: 'zh' } as const;
const thorough = process.env.ONEWINDOW_AXE === 'all';
/** The switches on the start page, by their icons. */
const SWITCHES = {
  large: '.lucide-a-large-small',
  low: '.lucide-accessibility',
  contrast: '.lucide-contrast',
};

/** 21 inches across 1080 × 1920 pixels: pixels of a millimetre; targets are 20 mm and more (K4). */
const PIXELS_PER_MM = Math.hypot(1080, 1920) / (21 * 25.4);
const LEAST_MM = 20;

/** From the start page to a matter taken by name; in large type its rows have numbers. */
const HOUSING = [/住建局|Housing/, /房管|Housing/, '.answers .tone-red'];

/** What is touched: a selector, or the row with these words, on whatever page of the list. */
type Touch = string | RegExp;

/** The first door to a sample: beside its material, or in low mode below. */
const SAMPLE = '.paged-row:not(.paged-away) .sample-door, .touch-small:has(.lucide-scan-eye)';
/** In large type the materials stand on the second page of the item. */
const TURNED = '.paged-more .touch';

const TAKE = ['.example >> nth=0', '.answers .tone-red'];
const TAKE_LARGE = ['[data-key="1"]', '[data-key="1"]', '.answers .tone-red'];
/** After these the next visitor finds the plain page. */
const LAST = ['ticket', 'no-paper'];

/** Where the screens lie: touches from the start page, one after the other. */
const WAYS: readonly {
  name: string;
  standard: readonly Touch[];
  large: readonly Touch[] | null;
  /** Touches after these in low mode, where several doors are one. */
  low?: readonly Touch[];
}[] = [
  { name: 'start', standard: [], large: [] },
  { name: 'frequent', standard: ['.frequent-head'], large: ['[data-key="1"]'] },
  {
    name: 'item',
    standard: ['.frequent-head', '.row >> nth=0'],
    large: ['[data-key="1"]', '[data-key="1"]'],
  },
  {
    name: 'committed',
    standard: ['.tile:has(.lucide-landmark)', '.row >> nth=1', '.row >> nth=0'],
    large: ['[data-key="2"]', '.row >> nth=2', '.row >> nth=0'],
  },
  {
    name: 'way',
    standard: ['.example >> nth=0', '.touch-small:has(.lucide-signpost)'],
    large: ['[data-key="1"]', '[data-key="1"]', '.touch-small:has(.lucide-signpost)'],
  },
  {
    name: 'sample',
    standard: ['.example >> nth=0', SAMPLE],
    large: ['[data-key="1"]', '[data-key="1"]', TURNED, SAMPLE],
    low: ['.screen-samples .row >> nth=0'],
  },
  {
    name: 'samples',
    standard: ['.example >> nth=0', '.touch-small:has(.lucide-scan-eye)'],
    large: ['[data-key="1"]', '[data-key="1"]', '.touch-small:has(.lucide-scan-eye)'],
  },
  {
    name: 'owed',
    standard: ['.tile:has(.lucide-shapes)', '.row >> nth=2', '.row >> nth=1'],
    large: ['[data-key="2"]', '[data-key="2"]', '.row >> nth=2', '.row >> nth=1'],
  },
  {
    name: 'class',
    standard: ['.example >> nth=0', '.assist-door'],
    large: ['[data-key="1"]', '[data-key="1"]', '.assist-door'],
  },
  {
    name: 'needs',
    standard: ['.example >> nth=0', '.assist-door', '.screen-assist .rows button >> nth=0'],
    large: ['[data-key="1"]', '[data-key="1"]', '.assist-door', '.screen-assist .rows button >> nth=0'],
  },
  { name: 'search', standard: ['.search-tile'], large: null },
  { name: 'departments', standard: ['.tile:has(.lucide-landmark)'], large: ['[data-key="2"]'] },
  {
    name: 'items',
    standard: ['.tile:has(.lucide-landmark)', '.row >> nth=2'],
    large: ['[data-key="2"]', '.row >> nth=2'],
  },
  { name: 'themes', standard: ['.tile:has(.lucide-shapes)'], large: ['[data-key="2"]', '[data-key="2"]'] },
  { name: 'missed', standard: ['.tile:has(.lucide-rotate-ccw)'], large: ['[data-key="3"]'] },
  { name: 'check-in', standard: ['.tile:has(.lucide-calendar-check)'], large: ['[data-key="4"]'] },
  { name: 'help', standard: ['.tile:has(.lucide-circle-question-mark)'], large: ['[data-key="5"]'] },
  {
    name: 'queues',
    standard: ['.tile:has(.lucide-circle-question-mark)', '.help-more .row >> nth=1'],
    large: null,
  },
  { name: 'progress', standard: ['.tile:has(.lucide-file-search)'], large: null },
  { name: 'collect', standard: ['.tile:has(.lucide-package-check)', '.row >> nth=0'], large: null },
  { name: 'number', standard: ['.tile:has(.lucide-file-search)', '.row >> nth=0'], large: null },
  { name: 'places', standard: ['.tile:has(.lucide-map-pin)'], large: null },
  { name: 'place', standard: ['.tile:has(.lucide-map-pin)', '.row >> nth=0'], large: null },
  {
    name: 'identity',
    standard: ['.tile:has(.lucide-landmark)', ...HOUSING],
    large: ['[data-key="2"]', ...HOUSING],
  },
  {
    name: 'identity-passport',
    standard: ['.tile:has(.lucide-landmark)', ...HOUSING, '.id-kinds .touch >> nth=2'],
    large: ['[data-key="2"]', ...HOUSING, '.id-kinds .touch >> nth=2'],
    low: ['.keypad-letters .key-wide'],
  },
  { name: 'ticket', standard: TAKE, large: TAKE_LARGE },
  { name: 'no-paper', standard: TAKE, large: TAKE_LARGE },
];

const settled = (page: Page) =>
  page.locator('[aria-busy="true"], .loading, .screen-aside').first().waitFor({ state: 'detached' });

async function tapOn(page: Page, touch: Touch): Promise<void> {
  if (typeof touch === 'string') return page.locator(touch).first().tap();
  const row = page.locator('.row', { hasText: touch }).first();
  await page.locator('.row').first().waitFor();
  while ((await row.count()) === 0) await page.locator('.pager .tone-strong:enabled').tap();
  await row.tap();
}

async function home(page: Page): Promise<void> {
  const house = page.locator('.foot button:has(.lucide-house)');
  if ((await house.count()) > 0) await house.first().tap();
  await page.locator('.screen-start, .screen-start-large').waitFor();
}

/** What is wrong with the screen as it stands, as short lines. `low`: nothing to touch in the upper half. */
async function faults(page: Page, name: string, low: boolean, looked: boolean): Promise<string[]> {
  await settled(page);
  await shot(page, `kiosk-${name}`);
  const violations = looked ? await axe(page) : [];
  const small = await page.evaluate(
    ([least, low]) => {
      const lines: string[] = [];
      for (const one of document.querySelectorAll<HTMLElement>('button, input')) {
        const box = one.getBoundingClientRect();
        if (box.width === 0 || one.closest('[inert]')) continue;
        const words = `${one.className} ${one.textContent?.slice(0, 20)}`;
        if (one.tagName === 'BUTTON' && Math.min(box.width, box.height) < Number(least))
          lines.push(`small ${Math.round(box.width)}×${Math.round(box.height)} ${words}`);
        const edge = one.closest('.foot, .keypad') ? 1024 : 1081;
        if (box.left < -1 || box.right > edge || box.bottom > 1921) lines.push(`outside ${words}`);
        if (low && one.tagName === 'BUTTON' && box.top < 955)
          lines.push(`high ${Math.round(box.top)} ${words}`);
        if (one.scrollWidth > one.clientWidth + 2 && one.tagName === 'BUTTON') lines.push(`cut off ${words}`);
      }
      for (const one of document.querySelectorAll<HTMLElement>(
        'main :is(h1, h2, p, dt, dd):not(.visually-hidden)',
      )) {
        const box = one.getBoundingClientRect();
        if (box.width > 0 && box.right > 1026) lines.push(`outside ${one.className} ${one.textContent}`);
      }
      if (!document.querySelector('.foot .lucide-concierge-bell')) lines.push('nobody can be called');
      return lines;
    },
    [LEAST_MM * PIXELS_PER_MM - 0.5, low] as const,
  );
  return [...violations.map((line) => `${name}: ${line}`), ...small.map((line) => `${name}: ${line}`)];
}

/** Turns the screen as it stands to a language, by its switch; without the wait of a true touch, which other tests make. */
async function turnTo(page: Page, language: string): Promise<void> {
  const choose = page.locator(`.language:lang(${language})`).first();
  if ((await choose.count()) > 0) await choose.dispatchEvent('click');
  await page.locator(`html:lang(${language})`).waitFor();
}

describe.skipIf(noBrowser)('every screen in every layout and language', () => {
  for (const [layout, switches] of Object.entries(LAYOUTS)) {
    test(`K4 axe finds nothing, targets are 20 mm, and nothing is cut off: ${layout}`, async () => {
      const { page, errors } = await open(browser, KIOSK, `${hub.origin}/kiosk`);
      await page.locator('.screen-start').waitFor();
      const found: string[] = [];
      const large = layout.startsWith('large');
      const low = layout.endsWith('low');
      const own = AXE[layout as keyof typeof LAYOUTS];
      const dress = async () => {
        for (const one of switches) await page.locator(`.foot button:has(${SWITCHES[one]})`).tap();
      };
      await dress();
      for (const way of WAYS) {
        const touches = large ? way.large : way.standard;
        if (!touches || (!low && way.name === 'samples')) continue;
        const paper = way.name === 'no-paper' ? 'paper-out' : 'restore';
        if (LAST.includes(way.name)) await printerTo(hub.origin, 'printer-kiosk-1', paper);
        for (const touch of [...touches, ...((low && way.low) || [])]) {
          await settled(page);
          await tapOn(page, touch);
        }
        if (LAST.includes(way.name)) await page.locator('.number').waitFor();
        if (way.name === 'no-paper') await page.locator('.remark').waitFor();
        if (way.name === 'ticket') await page.locator('.down-arrow').waitFor();
        // A layout's structure and colours are the same in each language: axe, which is slow, takes them in turn.
        for (const language of layout === 'contrast' ? (['zh'] as const) : LANGUAGES) {
          await turnTo(page, language);
          const looked = thorough || language === own;
          found.push(...(await faults(page, `${layout}-${language}-${way.name}`, low, looked)));
        }
        await home(page);
        if (LAST.includes(way.name)) await dress();
      }
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
    });
  }
});

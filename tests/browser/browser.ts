import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright';
import { watchHosts } from './hosts.ts';

/** The engine alone where it is installed: it starts quicker and works less than the whole browser. */
const [SHELL, BROWSER] = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const CHROMIUM = process.env.CHROMIUM ?? (existsSync(SHELL) ? SHELL : BROWSER);

/** Why browser tests are left out here; null when they run. */
export const noBrowser = existsSync(CHROMIUM)
  ? null
  : `no browser at ${CHROMIUM} (Debian: apt-get install chromium fonts-noto-cjk)`;
if (noBrowser) console.warn(`left out: browser tests, ${noBrowser}`);

/**
 * The last of these lists counts, so playwright's own is repeated here; before it, what makes every window start two more pages,
 * processes of their own, for suggestions under an address bar that nobody sees.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

/** Debian's Chromium as an unattended screen runs it: sound without a touch, nothing fetched in the background. */
export async function launch(more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...more] });
  browser.on('context', watchHosts);
  return browser;
}

/** The same with a profile that lasts, open to another tool at a debugging port of loopback. */
export function launchProfile(folder: string, port: number): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM,
    args: [...ARGS, `--remote-debugging-port=${port}`],
  });
}

export type Heard = {
  readonly kind: 'play' | 'ended';
  readonly url: string;
  readonly at: number;
  readonly seconds: number;
};

/** A page with a context of its own; what goes wrong in it fails the test, what it plays and how it vibrates is written down. */
export async function open(
  browser: Browser,
  size: BrowserContextOptions,
  url: string,
): Promise<{
  page: Page;
  errors: string[];
  heard: () => Promise<Heard[]>;
  felt: () => Promise<VibratePattern[]>;
}> {
  const context = await browser.newContext(size);
  // What comes at once on an idle machine may take its time on a busy one.
  context.setDefaultTimeout(90_000);
  await context.addInitScript(() => {
    const heard: unknown[] = [];
    const felt: VibratePattern[] = [];
    Object.assign(globalThis, { heard, felt });
    // No browser without a motor tells what it was asked for.
    navigator.vibrate = (pattern) => felt.push(pattern as VibratePattern) > 0;
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      const url = new URL(this.src).pathname;
      heard.push({ kind: 'play', url, at: Date.now(), seconds: 0 });
      this.addEventListener(
        'ended',
        () => heard.push({ kind: 'ended', url, at: Date.now(), seconds: this.duration }),
        { once: true },
      );
      return play.call(this);
    };
  });
  const page = await context.newPage();
  const errors = watch(page);
  await page.goto(url);
  return {
    page,
    errors,
    heard: () => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard),
    felt: () => page.evaluate(() => (globalThis as unknown as { felt: VibratePattern[] }).felt),
  };
}

/** What goes wrong in a page from now on. */
export function watch(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401'))
      errors.push(`${message.text()} ${message.location().url}`);
  });
  return errors;
}

/** Where a looked-at picture goes: kept only when `ONEWINDOW_SHOTS` names a folder. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.ONEWINDOW_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}

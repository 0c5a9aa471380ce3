import { rm } from 'node:fs/promises';
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type HubOptions, type HubProcess, spawnHub } from '../hub/support/process.ts';
import { launch, noBrowser } from './browser.ts';
import { takeStrays } from './hosts.ts';

/** The browser of all files that this worker runs, one after the other: starting it costs more than many a test. It ends with the worker. */
let running: Promise<Browser> | null = null;

async function theBrowser(): Promise<Browser> {
  const before = await running?.catch(() => null);
  if (!before?.isConnected()) running = launch();
  return running as Promise<Browser>;
}

/** X5: a test fails when any of its pages asked another host than the one it was opened from. */
export function keepAtHome(): void {
  afterEach(() => {
    expect(takeStrays(), 'X5 no page asks another host').toEqual([]);
  });
}

/** Gives the tests of a file a browser, before the first of them; their pages are closed behind them. Without one nothing is done. */
export function useBrowser(begin: (browser: Browser) => void | Promise<void>): void {
  let browser: Browser | null = null;
  keepAtHome();
  beforeAll(async () => {
    if (noBrowser) return;
    browser = await theBrowser();
    await begin(browser);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
  });
}

/** The same beside the demo hall, in a process of its own and with its virtual devices, whose data are gone afterwards. */
export function useHall(
  begin: (started: { readonly hub: HubProcess; readonly browser: Browser }) => void | Promise<void>,
  options: HubOptions = {},
): void {
  let hub: HubProcess | null = null;
  afterAll(async () => {
    await hub?.stop();
    // An agent lives a moment longer than its hub, and may be writing.
    if (hub) await rm(hub.data, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });
  useBrowser(async (browser) => {
    hub = await spawnHub(options);
    await begin({ hub, browser });
  });
}

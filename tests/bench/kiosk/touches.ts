import type { Locator, Page } from 'playwright';

/** From the finger on the glass to the frame that shows what it asked for; ms, and the touch by this process's `performance`. */
export type Touched = { readonly touchedAt: number; readonly shownAfter: number };

type Seen = { readonly touched: number; readonly shown: number; readonly origin: number };
type Watching = { touchbench?: { watch(selector: string): void; seen: Promise<Seen> } };

/**
 * What a page needs to watch itself: the time stamp of the next touch, and the frame in which `selector` is there. A task queued
 * from a frame's callback runs when that frame has been drawn.
 */
export const watchTouches = () => {
  const watcher = {
    seen: Promise.resolve({ touched: 0, shown: 0, origin: 0 }),
    watch(selector: string) {
      let touched = 0;
      addEventListener('pointerdown', (event) => (touched = event.timeStamp), { capture: true, once: true });
      watcher.seen = new Promise((done) => {
        const look = new MutationObserver(() => {
          if (touched === 0 || !document.querySelector(selector)) return;
          look.disconnect();
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () =>
              done({ touched, shown: performance.now(), origin: performance.timeOrigin });
            port2.postMessage(null);
          });
        });
        look.observe(document, { childList: true, subtree: true, attributes: true });
      });
    },
  };
  Object.assign(globalThis, { touchbench: watcher });
};

/** Touches `target` and waits until `selector`, which is not there yet, is drawn. */
export async function touch(page: Page, target: Locator, selector: string): Promise<Touched> {
  await page.evaluate((wanted) => (globalThis as Watching).touchbench?.watch(wanted), selector);
  await target.tap();
  const seen = await page.evaluate(() => (globalThis as Watching).touchbench?.seen);
  if (!seen) throw new Error('the page does not watch its touches');
  // Both clocks are this machine's: a page's origin and a process's are the same kind of moment.
  const touchedAt = seen.origin + seen.touched - performance.timeOrigin;
  return { touchedAt, shownAfter: seen.shown - seen.touched };
}

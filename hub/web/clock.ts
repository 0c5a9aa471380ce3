import { signal } from '@preact/signals';

/** Milliseconds by which the hub's clock is ahead of this page's; set from every view's `now`. */
let offset = 0;
const tick = signal(Date.now());
setInterval(() => {
  tick.value = Date.now() + offset;
}, 1000);

/** The hub's time, epoch ms, ticking once a second. Components that read it render with it. */
export function hubNow(): number {
  return tick.value;
}

/** Takes over the hub's clock. Small network delays are ignored so that timers do not jitter. */
export function setHubClock(now: number): void {
  const next = now - Date.now();
  if (Math.abs(next - offset) < 500) return;
  offset = next;
  tick.value = Date.now() + offset;
}

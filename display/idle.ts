import type { CallLine, ScreenView } from '../hub/contract/views/screen.ts';

/** A call is read for this long after it came, ms. */
const READ = 20_000;

/** May the picture vanish for a moment? Not while a call is spoken or fresh, a rating is asked, or data is being checked. */
export function isIdle(view: ScreenView | null, speaking: number | null, now: number): boolean {
  if (!view) return true;
  if (speaking !== null || view.announcements.length > 0) return false;
  const asked = view.counter?.prompt && !view.counter.prompt.rated;
  if (asked || view.counter?.entry) return false;
  return !view.calls.some(({ at }) => now - at < READ);
}

/** The one being spoken, else the newest still open that is fresh; `calls`: newest first. */
export function callNow(calls: readonly CallLine[], speaking: number | null, now: number): CallLine | null {
  const spoken = speaking === null ? undefined : calls.find(({ position }) => position === speaking);
  return spoken ?? calls.find(({ at, open }) => open && now - at < READ) ?? null;
}

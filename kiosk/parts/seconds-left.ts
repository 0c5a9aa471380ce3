import { useKiosk } from '../context.ts';
import { pageTime } from '../store.ts';

/** Seconds left until a time of the page, for a screen that counts down. */
export function useSecondsLeft(until: number): number {
  const kiosk = useKiosk();
  // Read so that it renders every second; the fine time comes from the page.
  void kiosk.now.value;
  return Math.max(0, Math.ceil((until - pageTime()) / 1000));
}

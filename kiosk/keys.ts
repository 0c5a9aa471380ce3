import { nearest, type Way } from './reach.ts';

const WAYS = new Set<string>(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const TOUCHABLES = 'button:not([disabled]), input';

/**
 * A keyboard or tactile keypad works every screen (K4): arrows go to the control that lies that way, Enter presses it, a number
 * presses the row that carries it, Escape goes back.
 */
export function onKey(event: KeyboardEvent, back: () => void): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'Escape') {
    back();
    return;
  }
  const typing = event.target instanceof HTMLInputElement;
  if (!typing && /^\d$/.test(event.key)) {
    const row = document.querySelector<HTMLButtonElement>(`button[data-key="${event.key}"]`);
    if (!row || row.closest('[inert]')) return;
    event.preventDefault();
    row.click();
    return;
  }
  if (!WAYS.has(event.key)) return;
  if (typing && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return;
  event.preventDefault();
  moveFocus(event.key as Way);
}

function moveFocus(way: Way): void {
  const all = [...document.querySelectorAll<HTMLElement>(TOUCHABLES)].filter(
    (one) => !one.closest('[inert]') && one.offsetParent !== null,
  );
  const from = document.activeElement;
  const rest = all.filter((one) => one !== from);
  if (!(from instanceof HTMLElement) || !all.includes(from)) {
    all[0]?.focus();
    return;
  }
  const next = nearest(
    from.getBoundingClientRect(),
    rest.map((one) => one.getBoundingClientRect()),
    way,
  );
  if (next !== null) rest[next]?.focus();
}

import { nearest, type Way } from './reach.ts';

const WAYS = new Set<string>(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const TOUCHABLES = 'button:not([disabled]), input';

/**
 * A keyboard or tactile keypad works every screen (K4): arrows go to the control that lies that way, Enter presses it, Escape goes
 * back. Characters come by `typeKey`.
 */
export function onKey(event: KeyboardEvent, back: () => void): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'Escape') {
    back();
    return;
  }
  const typing = event.target instanceof HTMLInputElement;
  if (!WAYS.has(event.key)) return;
  if (typing && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return;
  event.preventDefault();
  moveFocus(event.key as Way);
}

/** A character typed by hand, not by a reader: into the field in focus; a number presses the row that carries it. */
export function typeKey(character: string): void {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement) {
    typeInto(field, character);
    return;
  }
  if (!/^\d$/.test(character)) return;
  const row = document.querySelector<HTMLButtonElement>(`button[data-key="${character}"]`);
  if (row && !row.closest('[inert]')) row.click();
}

function typeInto(field: HTMLInputElement, character: string): void {
  const from = field.selectionStart ?? field.value.length;
  const to = field.selectionEnd ?? from;
  if (field.maxLength >= 0 && field.value.length - (to - from) >= field.maxLength) return;
  field.setRangeText(character, from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
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

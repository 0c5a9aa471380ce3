import { keyOf, LISTENS, onThisMachine } from '../hub/web/twin-keys.ts';

/** Takes keys from the dock page that opened this one (P6) as if a reader at this machine had typed them. */
export function takeTwinKeys(page: Window & typeof globalThis): void {
  page.addEventListener('message', ({ source, origin, data }) => {
    const key = source === page.opener && onThisMachine(origin) ? keyOf(data) : null;
    if (key === null) return;
    const { activeElement, body } = page.document;
    (activeElement ?? body).dispatchEvent(
      new page.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  });
  // Whoever opened it may know: there is nothing in it.
  (page.opener as Window).postMessage(LISTENS, '*');
}

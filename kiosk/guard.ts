/**
 * The page cannot be left, zoomed or opened by hand (K11). What a page can do about it; the browser's kiosk mode does the rest.
 * Returns how to undo it all.
 */
export function guardPage(page: Window): () => void {
  const stop = (event: globalThis.Event) => event.preventDefault();
  const zoomKeys = (event: KeyboardEvent) => {
    const zoom =
      (event.ctrlKey || event.metaKey) && ['+', '-', '=', '0', 'p', 's', 'f', 'r'].includes(event.key);
    if (zoom || event.key === 'F5' || event.key === 'F3' || event.key === 'F7') event.preventDefault();
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) event.preventDefault();
  };
  const zoomWheel = (event: WheelEvent) => {
    if (event.ctrlKey) event.preventDefault();
  };
  const pinch = (event: TouchEvent) => {
    if (event.touches.length > 1) event.preventDefault();
  };
  // One entry stands before the page's own, so that "back" comes out here again. No entry ever tells where a visitor was.
  const stayHere = () => page.history.pushState(null, '');
  stayHere();
  page.addEventListener('popstate', stayHere);
  page.addEventListener('keydown', zoomKeys, { capture: true });
  page.addEventListener('wheel', zoomWheel, { passive: false });
  page.addEventListener('touchstart', pinch, { passive: false });
  page.addEventListener('touchmove', pinch, { passive: false });
  for (const name of [
    'contextmenu',
    'dragstart',
    'selectstart',
    'gesturestart',
    'drop',
    'dragover',
  ] as const) {
    page.addEventListener(name, stop);
  }
  return () => {
    page.removeEventListener('popstate', stayHere);
    page.removeEventListener('keydown', zoomKeys, { capture: true });
    page.removeEventListener('wheel', zoomWheel);
    page.removeEventListener('touchstart', pinch);
    page.removeEventListener('touchmove', pinch);
    for (const name of [
      'contextmenu',
      'dragstart',
      'selectstart',
      'gesturestart',
      'drop',
      'dragover',
    ] as const) {
      page.removeEventListener(name, stop);
    }
  };
}

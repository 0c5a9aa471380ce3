/**
 * A reader that types like a keyboard (K6): characters faster than fingers, then Enter. Every key of the page comes through here
 * first, so that nothing of a reading is taken for keys somebody pressed.
 */
export type Wedge = {
  /** One key at this time, ms. True: the page must not see it. */
  key(key: string, at: number): boolean;
};

/** Fingers leave more time between two keys than this, ms. */
const FAST_MS = 35;
/** Fewer fast characters than this are fingers that came down almost together. */
const READING = 3;
/** A reading that pauses longer than this, ms, has ended: machine-readable lines follow each other faster. */
const END_MS = 300;
/** What keys that are no character stand for in a reading. */
const STANDS_FOR: Readonly<Record<string, string>> = { Enter: '\n', Tab: '\t' };
/** Longer than any reading. */
const MOST = 400;

export function createWedge(parts: {
  /** A key pressed by hand. */
  readonly typed: (character: string) => void;
  /** A whole burst; its Enters are line breaks. */
  readonly burst: (text: string) => void;
  /** Runs later; returns how to stop it. */
  readonly after: (ms: number, task: () => void) => () => void;
}): Wedge {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  let stop = () => {};

  const end = () => {
    const read = text;
    text = '';
    stop();
    if (read.length >= READING) parts.burst(read);
    else for (const character of read.replaceAll('\t', '')) parts.typed(character);
  };
  return {
    key(key, at) {
      const enter = key === 'Enter';
      const character = STANDS_FOR[key] ?? key;
      if ([...character].length !== 1) return false;
      // What stood alone so far was fingers: an Enter of theirs presses what is in focus, a space too, and a Tab goes on from there.
      if (text.length < READING && (enter || at - last > FAST_MS)) end();
      if (text === '' && (character === ' ' || key in STANDS_FOR)) return false;
      text = (text + character).slice(0, MOST);
      last = at;
      stop();
      stop = parts.after(text.length < READING ? FAST_MS : END_MS, end);
      return true;
    },
  };
}

/** Works a wedge on the keys of a page, before anything else of the page sees them. Returns how to end it. */
export function watchKeys(page: Window, wedge: Wedge, onKey: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    // A key held down is a hand on it, not a reader.
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented) return;
    if (!wedge.key(event.key, event.timeStamp)) return;
    onKey();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  page.addEventListener('keydown', press, true);
  return () => page.removeEventListener('keydown', press, true);
}

/** A wedge's timer in a page. What was pressed meanwhile comes first, however busy the page was. */
export function afterMs(ms: number, task: () => void): () => void {
  let timer = setTimeout(() => {
    timer = setTimeout(task);
  }, ms);
  return () => clearTimeout(timer);
}

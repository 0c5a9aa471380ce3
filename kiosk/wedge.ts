import type { Holder } from '../hub/contract/holder.ts';
import { checkIdentity, HOLDER_KINDS } from '../hub/contract/identity-codes.ts';
import { readMrz } from './mrz.ts';

/**
 * A reader that types like a keyboard (K6): characters faster than fingers, then Enter. Everything typed while a document is asked
 * comes through here first, so that nothing of a reading reaches the page as keys.
 */
export type Wedge = {
  /** One key at this time, ms. True: the page must not see it. */
  key(key: string, at: number): boolean;
};

/** Fingers leave more time between two keys than this, ms. */
const FAST_MS = 35;
/** A reading that pauses longer than this, ms, has ended: machine-readable lines follow each other faster. */
const END_MS = 300;
/** Longer than any reading. */
const MOST = 400;

export function createWedge(parts: {
  /** A key pressed by hand. */
  readonly typed: (character: string) => void;
  /** A whole reading: the document, or null when it is none. */
  readonly scanned: (holder: Holder | null) => void;
  /** Runs later; returns how to stop it. */
  readonly after: (ms: number, task: () => void) => () => void;
}): Wedge {
  let text = '';
  let last = Number.NEGATIVE_INFINITY;
  let stop = () => {};

  const end = () => {
    const read = text;
    text = '';
    last = Number.NEGATIVE_INFINITY;
    if (read.length === 1 && read !== '\n') parts.typed(read);
    else if (read.includes('\n')) parts.scanned(parseReading(read));
  };
  return {
    key(key, at) {
      const enter = key === 'Enter';
      if (!enter && [...key].length !== 1) return false;
      // An Enter alone is somebody's finger: it presses what is in focus.
      if (enter && text.length < 2) return false;
      if (!enter && text.length === 1 && at - last > FAST_MS) {
        stop();
        end();
      }
      text = (text + (enter ? '\n' : key)).slice(0, MOST);
      last = at;
      stop();
      stop = parts.after(text.length === 1 ? FAST_MS : END_MS, end);
      return true;
    },
  };
}

/** What a reader typed: a machine-readable zone, or fields apart by `|`, tab, comma or semicolon, the number among them. */
export function parseReading(text: string): Holder | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const zone = readMrz(lines);
  if (zone) return zone;
  const fields = lines.flatMap((line) => line.split(/[|\t,;]/)).map((field) => field.trim());
  for (const field of fields) {
    const idNumber = field.toUpperCase();
    const idKind = HOLDER_KINDS.find((kind) => kind !== 'passport' && checkIdentity(kind, idNumber));
    if (idKind) return { idKind, idNumber, name: fields.find(isName) ?? '' };
  }
  return null;
}

const isName = (field: string): boolean => /^\p{Script=Han}[\p{Script=Han}·]{1,30}$/u.test(field);

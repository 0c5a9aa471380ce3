import { createHash } from 'node:crypto';
import type { Language, Spoken } from '../contract/text.ts';
import { createSpeaker, type VoiceProgram } from './program.ts';
import { diskStore, memoryStore, type Store } from './store.ts';
import { join, readWav, type Sound, writeWav } from './wav.ts';
import { createWorkshop, type Workshop } from './workshop.ts';

export type EngineParts = {
  readonly program: VoiceProgram;
  readonly cacheFolder?: string;
  readonly cacheBytes: number;
  /** How long one phrase may take, ms. */
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly log: { warn(details: object, message: string): void };
};

/** One speech program with what it has made so far. */
export type Engine = {
  /** The segments of a sentence one after the other. */
  sentence(language: Language, texts: readonly string[]): Promise<Sound>;
  /** Makes a segment ahead of need. */
  ahead(language: Language, text: string): Promise<unknown>;
  /** Segments being made right now. */
  readonly underWay: number;
  readonly make: Workshop['make'];
  /** May be asked for this language at all. */
  knows(language: Spoken): boolean;
} & Pick<Workshop, 'state' | 'onState' | 'close'>;

/** Changes when the same text would be rendered otherwise, so that old files are not used. */
const RENDERING = 1;
/** Between the segments of a sentence, ms. */
const GAP_MS = 90;
/** Memory for segments, bytes. */
const SEGMENT_BYTES = 8 * 1024 * 1024;

/** Nothing is started until the first phrase is asked for. */
export function createEngine(parts: EngineParts): Engine {
  const { program } = parts;
  const workshop = createWorkshop(createSpeaker(program, parts.timeoutMs), parts.now);
  const segments = createSegments(parts, workshop.make);
  return {
    async sentence(language, texts) {
      return join(await Promise.all(texts.map((text) => segments.get(language, text, true))), GAP_MS);
    },
    ahead: (language, text) => segments.get(language, text, false),
    get underWay() {
      return segments.ahead;
    },
    make: workshop.make,
    knows: (language) =>
      program.kind !== 'command' || program.languages === undefined || language in program.languages,
    get state() {
      return workshop.state;
    },
    onState: workshop.onState,
    close: workshop.close,
  };
}

/** Segments by text, made once: from memory, else from disk, else by the program; asked twice at once, made once. */
function createSegments(
  parts: EngineParts,
  make: (language: Language, text: string, urgent: boolean) => Promise<Sound>,
): { get(language: Language, text: string, urgent: boolean): Promise<Sound>; readonly ahead: number } {
  const memory = memoryStore(SEGMENT_BYTES);
  const disk: Store | null = parts.cacheFolder
    ? diskStore(parts.cacheFolder, parts.cacheBytes, (error) =>
        parts.log.warn({ error: String(error) }, 'speech could not be kept on disk'),
      )
    : null;
  const underWay = new Map<string, { sound: Promise<Sound>; urgent: boolean }>();

  const render = async (hash: string, language: Language, text: string, urgent: boolean): Promise<Sound> => {
    const kept = (await memory.get(hash)) ?? (await disk?.get(hash)) ?? null;
    const known = kept && soundOf(kept);
    if (known) {
      await memory.put(hash, kept);
      return known;
    }
    const sound = await make(language, text, urgent);
    const file = writeWav(sound);
    await memory.put(hash, file);
    await disk?.put(hash, file);
    return sound;
  };
  return {
    get ahead() {
      return underWay.size;
    },
    get(language, text, urgent) {
      const hash = hashOf(JSON.stringify([RENDERING, parts.program, language, text]));
      const same = underWay.get(hash);
      // What is only made ahead may wait behind much else; a call does not wait for it.
      if (same && (same.urgent || !urgent)) return same.sound;
      const sound = render(hash, language, text, urgent);
      const entry = { sound, urgent };
      underWay.set(hash, entry);
      const done = () => {
        if (underWay.get(hash) === entry) underWay.delete(hash);
      };
      sound.then(done, done);
      return sound;
    },
  };
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** A file of the cache that cannot be read is as good as none. */
function soundOf(file: Buffer): Sound | null {
  try {
    return readWav(file);
  } catch {
    return null;
  }
}

import { createHash } from 'node:crypto';
import type { Policy } from '../contract/policy.ts';
import type { Language, Spoken } from '../contract/text.ts';
import type { Announcement, Reading } from '../contract/views.ts';
import { chime } from './chime.ts';
import { createSpeaker, type VoiceProgram } from './program.ts';
import { createReader } from './reading.ts';
import { diskStore, memoryStore, type Store } from './store.ts';
import { duration, join, readWav, type Sound, writeWav } from './wav.ts';
import { type Pronunciation, type Speech, type SpokenPlace, segmentsOf } from './wording.ts';
import { createWorkshop, type VoiceState } from './workshop.ts';

export type Clip = Announcement['clips'][number];
/** `failure`: nothing, or not everything, could be spoken; the clips are what remains, at least the chime. Staff are told. */
export type Announced = {
  readonly clips: readonly Clip[];
  readonly failure: { readonly code: 'voice-failed'; readonly detail: string } | null;
};

export type VoiceParts = {
  readonly program: VoiceProgram;
  /** Speech is kept here across starts; without it, in memory only. */
  readonly cacheFolder?: string;
  readonly log: { warn(details: object, message: string): void };
  readonly now: () => number;
  /** How long one phrase may take, ms. */
  readonly timeoutMs?: number;
  /** How long a call waits for its speech before it goes out with the chime alone, ms. */
  readonly patienceMs?: number;
  /** Bytes of speech kept on disk. */
  readonly cacheBytes?: number;
};

/** Text to speech of the hall, without network (D3). */
export interface Voice {
  /** Makes the words of these numbers ahead of their call (at issue time). Never rejects; safe to call often. */
  prepare(numbers: readonly string[], policy: Policy['voice']): void;
  /** Makes the directions to these counters ahead (at start, after an import). */
  warm(places: readonly SpokenPlace[], policy: Policy['voice']): Promise<void>;
  /** Clips to play, in order: chime, Mandarin, repeats, English. */
  announce(speech: Speech, policy: Policy['voice']): Promise<Announced>;
  /** A kiosk's screen read aloud (K4): sentence by sentence behind every call, kept for minutes in memory only. Null: not spoken. */
  read(language: Spoken, text: string): Promise<Reading | null>;
  /** The WAV behind `/voice/<hash>.wav`, or null when it is unknown. */
  file(hash: string): Promise<Buffer | null>;
  readonly state: VoiceState;
  onState(listener: (state: VoiceState) => void): () => void;
  close(): void;
}

/** Changes when the same text would be rendered otherwise, so that old files are not used. */
const RENDERING = 1;
/** Between the segments of a sentence. */
const GAP_MS = 90;
/** Memory for segments, and for clips as screens fetch them: the last hundred calls or so. */
const SEGMENT_BYTES = 8 * 1024 * 1024;
const CLIP_BYTES = 24 * 1024 * 1024;
/** Segments being made ahead at once; tickets beyond are made when called, so a rush costs nothing here. */
const AHEAD = 64;

type Parts = Required<Pick<VoiceParts, 'timeoutMs' | 'patienceMs' | 'cacheBytes'>> & VoiceParts;

/** Nothing is started until the first speech is asked for. */
export function createVoice(given: VoiceParts): Voice {
  const parts: Parts = { timeoutMs: 5000, patienceMs: 3000, cacheBytes: 256 * 1024 * 1024, ...given };
  const workshop = createWorkshop(createSpeaker(parts.program, parts.timeoutMs), parts.now);
  const segments = createSegments(parts, workshop.make);
  const files = memoryStore(CLIP_BYTES);
  const bell = chime();
  const reader = createReader(workshop.make, (error) =>
    parts.log.warn({ detail: String(error) }, 'a screen was not read aloud'),
  );

  const publish = async (sound: Sound): Promise<Pick<Clip, 'url' | 'ms'>> => {
    const file = writeWav(sound);
    const hash = hashOf(file);
    await files.put(hash, file);
    return { url: `/voice/${hash}.wav`, ms: duration(sound) };
  };
  const sentence = async (speech: Speech, language: Language, how: Pronunciation): Promise<Sound> => {
    const texts = segmentsOf(speech, language, how);
    const sounds = await Promise.all(texts.map((text) => segments.get(language, text, true)));
    return join(sounds, GAP_MS);
  };
  const speakAhead = (
    speeches: readonly Speech[],
    policy: Policy['voice'],
    part: (texts: string[]) => string[],
  ) =>
    speeches.flatMap((speech) =>
      languagesOf(policy).flatMap((language) =>
        part(segmentsOf(speech, language, policy)).map((text) => segments.get(language, text, false)),
      ),
    );

  return {
    prepare(numbers, policy) {
      if (segments.ahead >= AHEAD) return;
      const speeches = numbers.map((number) => ({ kind: 'pre-call', number }) as const);
      // A failure shows in `state`; the call itself will try again.
      void Promise.allSettled(speakAhead(speeches, policy, (texts) => texts.slice(0, 1)));
    },
    async warm(places, policy) {
      const speeches = places.map((place) => ({ kind: 'recall', number: '0', place }) as const);
      await Promise.allSettled(
        speakAhead(speeches, policy, (texts) => texts.filter((_, index) => index !== 1)),
      );
    },
    async announce(speech, policy) {
      const made = await Promise.allSettled(
        languagesOf(policy).map((language) =>
          withPatience(sentence(speech, language, policy), parts.patienceMs),
        ),
      );
      const [call, second] = made.map((one) => (one.status === 'fulfilled' ? one.value : null));
      const failed = made.find((one) => one.status === 'rejected');
      if (failed)
        parts.log.warn({ number: speech.number, detail: reasonOf(failed) }, 'announcement not spoken');
      const clips: Clip[] = [];
      if (policy.chime || !call) clips.push({ ...(await publish(bell)), kind: 'chime' });
      if (call) {
        const spoken = await publish(call);
        clips.push({ ...spoken, kind: 'call' });
        for (let i = 1; i < policy.repeats; i++) clips.push({ ...spoken, kind: 'repeat' });
      }
      if (second) clips.push({ ...(await publish(second)), kind: 'second-language' });
      return {
        clips,
        failure: failed ? { code: 'voice-failed', detail: reasonOf(failed) } : null,
      };
    },
    read: reader.read,
    file: async (hash) => (await files.get(hash)) ?? reader.file(hash),
    get state() {
      return workshop.state;
    },
    onState: workshop.onState,
    close: workshop.close,
  };
}

/** Segments by text, made once: from memory, else from disk, else by the program; asked twice at once, made once. */
function createSegments(
  parts: Parts,
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

function languagesOf(policy: Policy['voice']): Language[] {
  return policy.english ? ['zh', 'en'] : ['zh'];
}

function hashOf(content: string | Buffer): string {
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

function withPatience<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`speech was not ready within ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function reasonOf(failed: PromiseSettledResult<unknown>): string {
  return failed.status === 'rejected' ? String(failed.reason?.message ?? failed.reason) : '';
}

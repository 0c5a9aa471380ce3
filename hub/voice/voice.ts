import { createHash } from 'node:crypto';
import type { Catalogue } from '../contract/catalogue.ts';
import { type Policy, USUAL_SOURCES, type VoiceSource } from '../contract/policy.ts';
import type { Language, Spoken } from '../contract/text.ts';
import type { Reading } from '../contract/views/kiosk.ts';
import type { Announcement } from '../contract/views/screen.ts';
import type { VoiceStanding } from '../contract/voice.ts';
import { chime } from './chime.ts';
import type { Clips } from './clips.ts';
import { createEngine, type Engine } from './engine.ts';
import { piecesOf } from './pieces.ts';
import type { VoiceProgram } from './program.ts';
import { createReader } from './reading.ts';
import { standingOf } from './standing.ts';
import { memoryStore } from './store.ts';
import { duration, join, type Sound, writeWav } from './wav.ts';
import { type Speech, type SpokenPlace, segmentsOf, THANKS } from './wording.ts';
import type { VoiceState } from './workshop.ts';

export type Clip = Announcement['clips'][number];
/**
 * `failure`: nothing, or not everything, could be spoken; the clips are what remains, at least the chime. With `program-failed` the
 * outside program could not, and the built-in voice spoke instead. Staff are told.
 */
export type Announced = {
  readonly clips: readonly Clip[];
  readonly failure: { readonly code: 'voice-failed' | 'program-failed'; readonly detail: string } | null;
};

export type VoiceParts = {
  /** The hub's own voice: the last resort of every language. */
  readonly program: VoiceProgram;
  /** The program the hall brought, if any. */
  readonly outside?: VoiceProgram | null;
  /** What staff recorded. */
  readonly clips?: Clips;
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
  /** Makes the directions to these counters, and the thanks for ratings, ahead (at start, after an import). */
  warm(places: readonly SpokenPlace[], policy: Policy['voice']): Promise<void>;
  /** Clips to play, in order: chime, Mandarin, repeats, English. */
  announce(speech: Speech, policy: Policy['voice']): Promise<Announced>;
  /** A kiosk's screen read aloud (K4): sentence by sentence behind every call, kept for minutes in memory only. Null: not spoken. */
  read(language: Spoken, text: string): Promise<Reading | null>;
  /** The WAV behind `/voice/<hash>.wav`, or null when it is unknown. */
  file(hash: string): Promise<Buffer | null>;
  /** What speaks each language of this hall, and what can be recorded. */
  standing(catalogue: Catalogue): VoiceStanding;
  /** What staff recorded; null: nothing is kept. */
  readonly clips: Clips | null;
  readonly state: VoiceState;
  onState(listener: (state: VoiceState) => void): () => void;
  close(): void;
}

/** Memory for clips as screens fetch them: the last hundred calls or so. */
const CLIP_BYTES = 24 * 1024 * 1024;
/** Segments being made ahead at once; tickets beyond are made when called, so a rush costs nothing here. */
const AHEAD = 64;

/** One sentence of one language. `say`: the screen's own voice goes first. `reason`: why the outside program did not speak. */
type Made = { readonly sound: Sound; readonly say: boolean; readonly reason: string | null };

/** Nothing is started until the first speech is asked for. */
export function createVoice(given: VoiceParts): Voice {
  const parts = { timeoutMs: 5000, patienceMs: 3000, cacheBytes: 256 * 1024 * 1024, ...given };
  const { patienceMs, log, clips } = parts;
  const own = createEngine(parts);
  const outside = parts.outside ? createEngine({ ...parts, program: parts.outside }) : null;
  const files = memoryStore(CLIP_BYTES);
  const bell = chime();
  const makeReading: Engine['make'] = (language, text, urgent) =>
    outside?.knows(language)
      ? outside.make(language, text, urgent).catch(() => own.make(language, text, urgent))
      : own.make(language, text, urgent);
  const reader = createReader(makeReading, (error) =>
    log.warn({ detail: String(error) }, 'a screen was not read aloud'),
  );

  const publish = async (sound: Sound): Promise<Pick<Clip, 'url' | 'ms'>> => {
    const file = writeWav(sound);
    const hash = createHash('sha256').update(file).digest('hex').slice(0, 32);
    await files.put(hash, file);
    return { url: `/voice/${hash}.wav`, ms: duration(sound) };
  };
  /** The sentence out of recorded phrases; null when one is missing. */
  const recorded = (speech: Speech, language: Language, policy: Policy['voice']): Sound | null => {
    const pieces = clips ? piecesOf(speech, language, policy) : null;
    const sounds = pieces?.map(({ text }) => clips?.get(language, text)?.sound ?? null);
    if (!pieces || !sounds?.every((sound) => sound !== null)) return null;
    return join(
      sounds,
      pieces.map(({ gapMs }) => gapMs),
    );
  };
  const programFor = (language: Language, sources: readonly VoiceSource[]): Engine | null =>
    sources.includes('program') && outside?.knows(language) ? outside : null;

  const sentence = async (speech: Speech, language: Language, policy: Policy['voice']): Promise<Made> => {
    const texts = segmentsOf(speech, language, policy);
    let say = false;
    let reason: string | null = null;
    for (const source of sourcesOf(policy, language)) {
      if (source === 'screen') say = true;
      if (source === 'built-in') break;
      const clip = source === 'clips' ? recorded(speech, language, policy) : null;
      if (clip) return { sound: clip, say, reason };
      if (source !== 'program' || !outside?.knows(language)) continue;
      try {
        return { sound: await withPatience(outside.sentence(language, texts), patienceMs), say, reason };
      } catch (error) {
        reason = reasonOf(error);
      }
    }
    return { sound: await withPatience(own.sentence(language, texts), patienceMs), say, reason };
  };
  /** Segments of sentences, made ahead by whoever will speak them; what is recorded needs nobody. */
  const speakAhead = (
    speeches: readonly Speech[],
    policy: Policy['voice'],
    part: (texts: string[]) => string[],
  ) =>
    speeches.flatMap((speech) =>
      languagesOf(speech, policy).flatMap((language) => {
        const sources = sourcesOf(policy, language);
        if (sources.includes('clips') && recorded(speech, language, policy)) return [];
        const engine = programFor(language, sources) ?? own;
        return part(segmentsOf(speech, language, policy)).map((text) => engine.ahead(language, text));
      }),
    );

  return {
    prepare(numbers, policy) {
      if (own.underWay + (outside?.underWay ?? 0) >= AHEAD) return;
      const speeches = numbers.map((number) => ({ kind: 'pre-call', number }) as const);
      // A failure shows in `state`; the call itself will try again.
      void Promise.allSettled(speakAhead(speeches, policy, (texts) => texts.slice(0, 1)));
    },
    async warm(places, policy) {
      const calls = places.map((place) => ({ kind: 'recall', number: '0', place }) as const);
      const speeches: readonly Speech[] = policy.thanks === false ? calls : [...calls, THANKS];
      await Promise.allSettled(
        speakAhead(speeches, policy, (texts) => texts.filter((_, index) => index !== 1)),
      );
    },
    async announce(speech, policy) {
      const languages = languagesOf(speech, policy);
      const made = await Promise.allSettled(languages.map((language) => sentence(speech, language, policy)));
      const published: Clip[][] = await Promise.all(
        made.map(async (one, index): Promise<Clip[]> => {
          const language = languages[index] ?? 'zh';
          if (one.status === 'rejected') return [];
          const text = segmentsOf(speech, language, policy).join(language === 'zh' ? '，' : ', ');
          const spoken = {
            ...(await publish(one.value.sound)),
            ...(one.value.say && { say: { language, text } }),
          };
          if (index > 0) return [{ ...spoken, kind: 'second-language' }];
          const repeats = Array.from({ length: policy.repeats - 1 }, () => ({
            ...spoken,
            kind: 'repeat' as const,
          }));
          return [{ ...spoken, kind: 'call' }, ...repeats];
        }),
      );
      const failure = failureOf(made);
      if (failure) log.warn({ number: speech.number, detail: failure.detail }, 'announcement not spoken');
      const bells: Clip[] =
        policy.chime || published[0]?.length === 0 ? [{ ...(await publish(bell)), kind: 'chime' }] : [];
      return { clips: [...bells, ...published.flat()], failure };
    },
    read: reader.read,
    file: async (hash) => (await files.get(hash)) ?? clips?.byHash(hash)?.file ?? (await reader.file(hash)),
    standing: (catalogue) =>
      standingOf(catalogue, { clips: clips ?? null, outside, program: parts.outside ?? null }),
    clips: clips ?? null,
    get state() {
      return own.state;
    },
    onState: own.onState,
    close() {
      own.close();
      outside?.close();
    },
  };
}

/** Who may speak a language, best first; the built-in voice always stands behind them. */
export function sourcesOf(policy: Policy['voice'], language: Language): readonly VoiceSource[] {
  return policy.sources?.[language] ?? USUAL_SOURCES;
}

function failureOf(made: readonly PromiseSettledResult<Made>[]): Announced['failure'] {
  for (const one of made)
    if (one.status === 'rejected') return { code: 'voice-failed', detail: reasonOf(one.reason) };
  for (const one of made)
    if (one.status === 'fulfilled' && one.value.reason !== null)
      return { code: 'program-failed', detail: one.value.reason };
  return null;
}

/** An urgent message is said in the languages it was typed in. */
function languagesOf(speech: Speech, policy: Policy['voice']): Language[] {
  if (speech.kind === 'broadcast') return speech.en === null ? ['zh'] : ['zh', 'en'];
  return policy.english ? ['zh', 'en'] : ['zh'];
}

function withPatience<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`speech was not ready within ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import type { Language } from '../../hub/contract/text.ts';
import type { Clip, Player, PlayerEvents, Sound } from './sound.ts';

/** A clip that has not ended this long after its length never will (ms). */
const PATIENCE = 4000;
/** The screen's own voice speaks slower than it would: a hall is large. */
const OWN_RATE = 0.9;

/** What is being heard: a file, or the screen's own voice. */
type Running = { readonly end: () => void; readonly timer: ReturnType<typeof setTimeout> };

function createPlayer(events: PlayerEvents): Player {
  let current: Running | null = null;
  let preloaded: HTMLAudioElement | null = null;

  const stop = () => {
    const running = current;
    current = null;
    if (!running) return;
    clearTimeout(running.timer);
    running.end();
  };
  /** Only what is current may say how it went, and only once. */
  const finish = (running: Running, outcome: () => void) => {
    if (current !== running) return;
    stop();
    outcome();
  };
  const begin = (ms: number, end: () => void): Running => {
    const timer = setTimeout(() => finish(running, events.failed), ms + PATIENCE);
    const running: Running = { end, timer };
    current = running;
    return running;
  };
  const loaded = (url: string): HTMLAudioElement => {
    const path = new URL(url, location.href).href;
    if (preloaded?.src === path && !preloaded.error) return preloaded;
    return new Audio(path);
  };
  const playFile = (url: string, ms: number, volume: number) => {
    const audio = loaded(url);
    preloaded = null;
    audio.volume = volume;
    const running = begin(ms, () => audio.pause());
    audio.onended = () => finish(running, events.ended);
    audio.onerror = () => finish(running, events.failed);
    audio.play().then(
      () => {
        if (current === running) events.started();
      },
      (error: unknown) => {
        const refused = error instanceof DOMException && error.name === 'NotAllowedError';
        finish(running, refused ? events.refused : events.failed);
      },
    );
  };
  /** A voice that fails once is not asked again for this clip: the file speaks. */
  const speak = (voice: SpeechSynthesisVoice, clip: Clip, volume: number) => {
    const utterance = new SpeechSynthesisUtterance(clip.say?.text ?? '');
    Object.assign(utterance, { voice, lang: voice.lang, volume, rate: OWN_RATE });
    // Its pace is the screen's: twice the file's length, and it hangs.
    const running = begin(clip.ms * 2, () => speechSynthesis.cancel());
    utterance.onstart = () => {
      if (current === running) events.started();
    };
    utterance.onend = () => finish(running, events.ended);
    utterance.onerror = () => finish(running, () => playFile(clip.url, clip.ms, volume));
    speechSynthesis.speak(utterance);
  };

  return {
    play(clip, level) {
      stop();
      const volume = Math.min(1, Math.max(0, level));
      const voice = clip.say ? ownVoice(clip.say.language) : null;
      if (voice) speak(voice, clip, volume);
      else playFile(clip.url, clip.ms, volume);
    },
    preload({ url }) {
      preloaded = new Audio(new URL(url, location.href).href);
      preloaded.preload = 'auto';
    },
    stop,
  };
}

/** A voice of this computer for the language; one that asks the network is none (D3). */
function ownVoice(language: Language): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in globalThis)) return null;
  const fits = (voice: SpeechSynthesisVoice) =>
    voice.localService && voice.lang.toLowerCase().startsWith(language === 'zh' ? 'zh' : 'en');
  return speechSynthesis.getVoices().find(fits) ?? null;
}

/**
 * May this page sound at all? Played with a moment of silence, so that a refusal is known before the first call (D3).
 */
async function isAllowed(): Promise<boolean> {
  const url = URL.createObjectURL(silence());
  try {
    const audio = new Audio(url);
    await audio.play();
    audio.pause();
    return true;
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'NotAllowedError');
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** 50 ms of silence as WAV. */
function silence(): Blob {
  const rate = 8000;
  const samples = rate / 20;
  const view = new DataView(new ArrayBuffer(44 + samples * 2));
  const write = (at: number, text: string) => {
    for (const [i, character] of [...text].entries()) view.setUint8(at + i, character.charCodeAt(0));
  };
  write(0, 'RIFF');
  view.setUint32(4, 36 + samples * 2, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, samples * 2, true);
  return new Blob([view.buffer], { type: 'audio/wav' });
}

/** Listens on the window until the answer is called. */
function listen(events: readonly (keyof WindowEventMap)[], listener: () => void): () => void {
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}

/** The browser's own. */
export const browserSound: Sound = {
  createPlayer,
  isAllowed,
  onTouch: (listener) => listen(['pointerdown', 'keydown'], listener),
  size: () => ({ width: window.innerWidth, height: window.innerHeight }),
  onResize: (listener) => listen(['resize'], listener),
  later: (task, ms) => {
    setTimeout(task, ms);
  },
};

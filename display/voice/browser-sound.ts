import type { Player, PlayerEvents, Sound } from './sound.ts';

/** A clip that has not ended this long after its length never will (ms). */
const PATIENCE = 4000;

function createPlayer(events: PlayerEvents): Player {
  let current: { audio: HTMLAudioElement; timer: ReturnType<typeof setTimeout> } | null = null;
  let preloaded: HTMLAudioElement | null = null;

  const stop = () => {
    if (!current) return;
    clearTimeout(current.timer);
    current.audio.pause();
    current = null;
  };
  /** Only the clip that is current may say how it went, and only once. */
  const finish = (audio: HTMLAudioElement, outcome: () => void) => {
    if (current?.audio !== audio) return;
    stop();
    outcome();
  };
  const loaded = (url: string): HTMLAudioElement => {
    const path = new URL(url, location.href).href;
    if (preloaded?.src === path && !preloaded.error) return preloaded;
    return new Audio(path);
  };

  return {
    play(url, ms, volume) {
      stop();
      const audio = loaded(url);
      preloaded = null;
      audio.volume = Math.min(1, Math.max(0, volume));
      const timer = setTimeout(() => finish(audio, events.failed), ms + PATIENCE);
      current = { audio, timer };
      audio.onended = () => finish(audio, events.ended);
      audio.onerror = () => finish(audio, events.failed);
      audio.play().then(
        () => {
          if (current?.audio === audio) events.started();
        },
        (error: unknown) => {
          const refused = error instanceof DOMException && error.name === 'NotAllowedError';
          finish(audio, refused ? events.refused : events.failed);
        },
      );
    },
    preload(url) {
      preloaded = new Audio(new URL(url, location.href).href);
      preloaded.preload = 'auto';
    },
    stop,
  };
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

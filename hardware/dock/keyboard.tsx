import { type Signal, signal } from '@preact/signals';
import { LISTENS, twinKey } from '../../hub/web/twin-keys.ts';
import { typeReading } from '../virtual/typing.ts';
import { Card } from './card.tsx';
import { Plate } from './plate.tsx';
import { SAMPLE_CARDS, type SampleCard } from './state.ts';
import { t, type Word } from './words.ts';

/** A reader that types like a keyboard hangs on a kiosk's machine, not on an agent: its twin is this page's, beside the kiosk it opens. */
export const KEYBOARD = 'keyboard-reader';
/** A kiosk of 1080 × 1920 at half its size, and how often it is asked whether it still stands, ms. */
const WINDOW = 'popup,width=540,height=960';
const LOOK_MS = 500;

const plugged = signal(true);
const slow = signal(false);
const kiosk = signal<'none' | 'opening' | 'listens'>('none');
let page: Window | null = null;
/** Readings follow one another: two at once would be rubbish. */
let typing = Promise.resolve();

function open(origin: string): void {
  page = window.open(`${origin}/kiosk`, 'onewindow-kiosk-of-the-dock', WINDOW);
  kiosk.value = page === null ? 'none' : 'opening';
  const look = setInterval(() => {
    if (page !== null && !page.closed) return;
    clearInterval(look);
    kiosk.value = 'none';
  }, LOOK_MS);
}

window.addEventListener('message', ({ source, data }) => {
  if (source === page && data === LISTENS) kiosk.value = 'listens';
});

function put(card: SampleCard, origin: string): void {
  typing = typing.then(() =>
    typeReading(card, {
      slow: slow.value,
      plugged: () => plugged.peek(),
      press: (key) => page?.postMessage(twinKey(key), origin),
      rest: (ms) => new Promise((done) => setTimeout(done, ms)),
    }),
  );
}

/** `origin`: where the kiosk is opened, at the end of a line that carries pages. */
export function KeyboardCard({ origin }: { origin: string }) {
  const side = !plugged.value ? (
    <Plate tone="late" word={t('is-unplugged')} />
  ) : kiosk.value === 'listens' ? (
    <Plate tone="calm" word={t('is-plugged')} />
  ) : (
    <Plate tone="quiet" word={t('no-kiosk')} />
  );
  return (
    <Card name={KEYBOARD} side={side} under={t('types')}>
      <div class="switches">
        {SAMPLE_CARDS.map((card) => (
          <button
            key={card}
            type="button"
            disabled={!plugged.value || kiosk.value !== 'listens'}
            onClick={() => put(card, origin)}
          >
            {t(`card-${card}`)}
          </button>
        ))}
        <Toggle word={plugged.value ? 'unplug' : 'replug'} on={!plugged.value} flips={plugged} />
        <Toggle word="slow" on={slow.value} flips={slow} />
        <button type="button" onClick={() => open(origin)}>
          {t('page-kiosk')}
        </button>
      </div>
    </Card>
  );
}

function Toggle({ word, on, flips }: { word: Word; on: boolean; flips: Signal<boolean> }) {
  return (
    <button
      type="button"
      class="switch"
      aria-pressed={on}
      onClick={() => {
        flips.value = !flips.value;
      }}
    >
      {t(word)}
    </button>
  );
}

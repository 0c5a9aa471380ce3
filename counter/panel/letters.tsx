import { Keycap } from '../common/shape.tsx';
import type { Intent, LetterKey } from './actions.ts';
import type { Panel } from './use-panel.ts';
import { t } from './words.ts';

const WORDS: Readonly<Partial<Record<Intent, 'callOther' | 'handOver' | 'close'>>> = {
  call: 'callOther',
  'hand-over': 'handOver',
  close: 'close',
};
const SHOWN: readonly LetterKey[] = ['S', 'H', 'C'];

/** What is done a few times a day, by letter; only what is lawful now. The line keeps its place when empty. */
export function Letters({ panel }: { panel: Panel }) {
  return (
    <div class="letters">
      {SHOWN.map((key) => {
        const intent = panel.slots[key];
        const word = intent && WORDS[intent];
        if (!intent || !word || !panel.live) return null;
        return (
          <button
            key={key}
            type="button"
            class="letter"
            aria-keyshortcuts={key}
            onClick={() => panel.act(intent)}
            onMouseDown={(event) => event.preventDefault()}
          >
            <Keycap>{key}</Keycap>
            {t(word)}
          </button>
        );
      })}
    </div>
  );
}

import remove from 'lucide-static/icons/delete.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { language } from '../../hub/web/messages.ts';
import { t } from '../words/search.ts';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Letters for pinyin and English. `onText` gets the whole new text. */
export function Keyboard({ text, onText }: { text: string; onText: (text: string) => void }) {
  const english = language.value === 'en';
  return (
    <fieldset class={`keyboard ${english ? 'keyboard-spaced' : ''}`}>
      <legend class="visually-hidden">{t('keyboard')}</legend>
      {ROWS.map((letters, row) => (
        <div class="key-row" key={letters}>
          {row === 2 && (
            <Key wide label={t('clearAll')} onTouch={() => onText('')}>
              {t('clear')}
            </Key>
          )}
          {[...letters].map((letter) => (
            <Key key={letter} onTouch={() => onText(text + letter)}>
              {letter}
            </Key>
          ))}
          {row === 2 && (
            <Key wide label={t('delete')} onTouch={() => onText(text.slice(0, -1))}>
              <Icon svg={remove} size={56} stroke={2} />
            </Key>
          )}
        </div>
      ))}
      {english && (
        <div class="key-row">
          <Key wide label={t('space')} onTouch={() => onText(`${text} `)}>
            {t('space')}
          </Key>
        </div>
      )}
    </fieldset>
  );
}

/** One key. */
export function Key(props: {
  readonly children: preact.ComponentChildren;
  readonly onTouch: () => void;
  readonly wide?: boolean;
  readonly label?: string;
  readonly disabled?: boolean;
}) {
  return (
    <button
      type="button"
      class={`key ${props.wide ? 'key-wide' : ''}`}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onTouch}
    >
      {props.children}
    </button>
  );
}

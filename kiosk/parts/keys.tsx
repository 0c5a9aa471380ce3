import remove from 'lucide-static/icons/delete.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { language } from '../../hub/web/messages.ts';
import { t as help } from '../words/help.ts';
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

function Key(props: {
  readonly children: preact.ComponentChildren;
  readonly onTouch: () => void;
  readonly wide?: boolean;
  readonly label?: string;
}) {
  return (
    <button
      type="button"
      class={`key ${props.wide ? 'key-wide' : ''}`}
      aria-label={props.label}
      onClick={props.onTouch}
    >
      {props.children}
    </button>
  );
}

/** Digits, and the letters that stand before the numbers of this hall. */
export function Keypad(props: {
  readonly text: string;
  readonly letters: readonly string[];
  readonly onText: (text: string) => void;
}) {
  const { text, letters, onText } = props;
  return (
    <fieldset class="keypad">
      <legend class="visually-hidden">{help('keypad')}</legend>
      {letters.length > 0 && (
        <div class="keypad-letters">
          {letters.map((letter) => (
            <Key key={letter} onTouch={() => onText(text + letter)}>
              {letter}
            </Key>
          ))}
        </div>
      )}
      <div class="keypad-digits">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <Key key={digit} onTouch={() => onText(text + digit)}>
            {digit}
          </Key>
        ))}
        <Key wide onTouch={() => onText('')}>
          {help('clear')}
        </Key>
        <Key onTouch={() => onText(`${text}0`)}>0</Key>
        <Key wide label={help('delete')} onTouch={() => onText(text.slice(0, -1))}>
          <Icon svg={remove} size={56} stroke={2} />
        </Key>
      </div>
    </fieldset>
  );
}

import remove from 'lucide-static/icons/delete.svg?raw';
import spaceBar from 'lucide-static/icons/space.svg?raw';
import { Icon } from '../../hub/web/icon.tsx';
import { t as help } from '../words/help.ts';
import { Key } from './keys.tsx';

/**
 * Digits, and the letters that stand before the numbers of this hall. `space`: a name is typed, with this word on the key for a space; a
 * name has no digits. `turn`: a key among the letters that leads to the other of two fields.
 */
export function Keypad(props: {
  readonly text: string;
  readonly letters: readonly string[];
  readonly space?: string;
  readonly turn?: { readonly word: string; readonly onTouch: () => void };
  readonly onText: (text: string) => void;
}) {
  const { text, letters, space, turn, onText } = props;
  const naming = space !== undefined;
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
          {naming && (
            <Key label={space} onTouch={() => onText(`${text} `)}>
              <Icon svg={spaceBar} size={48} stroke={2} />
            </Key>
          )}
          {turn && (
            <Key wide onTouch={turn.onTouch}>
              {turn.word}
            </Key>
          )}
        </div>
      )}
      <div class="keypad-digits">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
          <Key key={digit} disabled={naming} onTouch={() => onText(text + digit)}>
            {digit}
          </Key>
        ))}
        <Key wide onTouch={() => onText('')}>
          {help('clear')}
        </Key>
        <Key disabled={naming} onTouch={() => onText(`${text}0`)}>
          0
        </Key>
        <Key wide label={help('delete')} onTouch={() => onText(text.slice(0, -1))}>
          <Icon svg={remove} size={56} stroke={2} />
        </Key>
      </div>
    </fieldset>
  );
}

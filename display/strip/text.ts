import type { CounterSign } from '../../hub/contract/views.ts';
import type { Font } from '../../hub/pixels/font.ts';
import { layOut, type Sign, type SignText } from '../../hub/pixels/sign.ts';
import { counterName } from '../place.ts';
import { word } from '../words.ts';

/** Amber where the panel has it: a pause; red for everything else. */
export type StripColour = 'red' | 'amber';
export type StripText = {
  /** From best to shortest; the first that fits is shown, else the first scrolls. */
  readonly choices: readonly SignText[];
  readonly colour: StripColour;
  /** Attention: a number is being called. */
  readonly calling: boolean;
};

/** What the strip above a counter says. */
export function stripText(sign: CounterSign): StripText {
  const counter = counterName(sign.place.name).zh;
  if (sign.state === 'closed') return quiet([counter, word('strip.closed', 'zh')], 'red');
  if (sign.number !== null && sign.phase === 'called')
    return {
      choices: [
        [counter, word('strip.call', 'zh', { number: sign.number })],
        [counter, sign.number],
      ],
      colour: 'red',
      calling: true,
    };
  if (sign.state === 'paused')
    return quiet([word(`pause.${sign.pauseReason ?? 'briefly-away'}`, 'zh')], 'amber');
  if (sign.number !== null) return quiet([counter, sign.number], 'red');
  return quiet([counter, word('strip.idle', 'zh')], 'red');
}

function quiet(text: SignText, colour: StripColour): StripText {
  return { choices: [text], colour, calling: false };
}

/** The picture for this panel. */
export function stripSign({ choices }: StripText, font: Font, columns: number, rows: number): Sign {
  const signs = choices.map((text) => layOut(text, font, columns, rows));
  const fitting = signs.find((sign) => !sign.scrolls) ?? signs[0];
  return fitting ?? layOut([''], font, columns, rows);
}

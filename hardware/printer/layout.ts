import type { PrintDocument } from '../../hub/contract/print.ts';
import type { Spoken } from '../../hub/contract/text.ts';
import type { Span } from '../paper/cells.ts';
import { columnsOf } from '../paper/columns.ts';
import { createKept } from '../paper/kept.ts';
import type { Block, Paper } from './blocks.ts';
import { PAPER_WORDS, type PaperWords } from './messages.ts';
import { LABEL_COLUMNS } from './raster.ts';
import { wrap } from './wrap.ts';

/** The pieces every paper shares: header, rows with a label column, running text. Lines come out broken to the paper. */

/** What a layout is made for: the paper's width, the words of its language, which copy. */
export type Setting = { readonly paper: Paper; readonly words: PaperWords; readonly copy: number };

/** The setting of a document in this language on a printer's paper. */
export function settingOf(language: Spoken, paper: Paper, copy: number): Setting {
  return { paper, words: PAPER_WORDS[language], copy };
}

export const gap = (dots: number): Block => ({ kind: 'gap', dots });
export const rule = (dots: 2 | 4): Block => ({ kind: 'rule', dots });
const line = (...spans: Span[]): Block => ({ kind: 'line', spans });

/** Copy mark, hall and time, and the strong rule below them. */
export function header(document: PrintDocument, { paper, words, copy }: Setting): Block[] {
  const time = words.dateTime(clock(document.at, document.timeZone));
  const room = paper.columns - columnsOf(document.hall) - columnsOf(time);
  const head =
    room >= 2
      ? [line({ text: document.hall, bold: true }, { text: ' '.repeat(room) + time })]
      : [
          ...wrap(document.hall, paper.columns).map((text) => line({ text, bold: true })),
          line({ text: time }),
        ];
  const mark: Block[] =
    copy > 1 ? [line({ text: words.copyMark(copy), reverse: true, bold: true }), gap(6)] : [];
  return [...mark, ...head, gap(6), rule(4), gap(18)];
}

/** Making one takes longer than the rest of the header; a hall has one time zone. */
const clocks = createKept<Intl.DateTimeFormat>(4);

/** Day and time of the hall. */
function clock(at: number, timeZone: string): { month: number; day: number; time: string } {
  const format = clocks(
    timeZone,
    () =>
      new Intl.DateTimeFormat('en-GB', {
        timeZone,
        month: 'numeric',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
  );
  const parts = format.formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    month: Number(part('month')),
    day: Number(part('day')),
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** Running text over the whole width. */
export function text(content: string, { paper }: Setting, style: Omit<Span, 'text'> = {}): Block[] {
  return wrap(content, Math.floor(paper.columns / (style.size ?? 1))).map((one) =>
    line({ text: one, ...style }),
  );
}

/** Whether labels stand in a column of their own; on 58 mm they stand above. */
export function hasLabelColumn(paper: Paper): boolean {
  return paper.columns === 48;
}

/** A label and its value; the value keeps to its column when it breaks. */
export function row(label: string, value: string, setting: Setting, style: Omit<Span, 'text'> = {}): Block[] {
  if (!hasLabelColumn(setting.paper)) return [...text(label, setting), ...text(value, setting, style)];
  const room = Math.floor((setting.paper.columns - LABEL_COLUMNS) / (style.size ?? 1));
  return wrap(value, room).map((one, index) => {
    const lead = index === 0 ? label : '';
    return line(
      { text: lead + ' '.repeat(Math.max(1, LABEL_COLUMNS - columnsOf(lead))) },
      { text: one, ...style },
    );
  });
}

/** Text with a mark before its first line and all others indented under it. */
export function marked(
  mark: string,
  content: string,
  { paper }: Setting,
  style: Omit<Span, 'text'> = {},
): Block[] {
  const indent = columnsOf(mark);
  return wrap(content, paper.columns - indent).map((one, index) =>
    line({ text: index === 0 ? mark : ' '.repeat(indent) }, { text: one, ...style }),
  );
}

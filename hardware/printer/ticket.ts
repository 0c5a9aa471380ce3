import type { PrintDocument } from '../../hub/contract/print.ts';
import { COLUMN } from '../paper/cells.ts';
import type { Block, PlatePart } from './blocks.ts';
import { gap, hasLabelColumn, header, row, rule, type Setting, text } from './layout.ts';
import { LABEL_COLUMNS, PART_GAP, partWidth, QR_DOTS, QR_GUTTER, titleSize } from './raster.ts';
import { wrap } from './wrap.ts';

type Ticket = Extract<PrintDocument, { kind: 'ticket' }>;

/** The ticket's paper (K9). */
export function layoutTicket(ticket: Ticket, setting: Setting): Block[] {
  const { words } = setting;
  return [
    ...header(ticket, setting),
    ...text(words.yourNumber, setting),
    gap(2),
    { kind: 'number', text: ticket.number },
    gap(20),
    ...text(ticket.item ?? ticket.queue, setting, { bold: true }),
    gap(6),
    rule(2),
    gap(20),
    ...places(ticket, setting),
    ...beside(ticket, setting),
    gap(12),
    ...row(words.ahead, words.people(ticket.ahead), setting, { size: 2, bold: true }),
    gap(14),
    ...wait(ticket, setting),
    gap(18),
    rule(2),
    gap(20),
    ...row(words.bring, words.materials(ticket.materials), setting),
    gap(12),
    ...row(words.missed, words.missedText(ticket.reinstateBehind), setting),
    gap(10),
    rule(2),
    ...foot(ticket, setting),
    { kind: 'cut' },
  ];
}

/** Earlier numbers of the same visit, each with its floor and counters: one paper for all (T14). */
function beside({ visit = [] }: Ticket, setting: Setting): Block[] {
  const { words } = setting;
  return visit.flatMap(({ number, queue, floors }, index) => {
    const where = floors
      .map(({ floor, counters }) => `${words.floor(floor)} ${counters.join(', ')}`)
      .join('; ');
    const label = index === 0 ? words.alsoYours : '';
    return [gap(10), ...row(label, `${number} ${queue} ${where}`, setting, { bold: true })];
  });
}

function wait({ estimate }: Ticket, setting: Setting): Block[] {
  const { words } = setting;
  return estimate === null
    ? row(words.wait, words.waitUnknown, setting, { bold: true })
    : row(words.wait, words.minutes(estimate.from, estimate.to), setting, { size: 2, bold: true });
}

/** Where to go: floor, then a plate for each counter; one row of dots a line. */
function places(ticket: Ticket, setting: Setting): Block[] {
  const { words, paper } = setting;
  const floors = ticket.floors.filter((floor) => floor.counters.length > 0);
  if (floors.length === 0) return row(words.goTo, words.noCounter, setting, { bold: true });
  const labelled = hasLabelColumn(paper);
  const room = paper.dots - (labelled ? LABEL_COLUMNS * COLUMN : 0);
  const rows = floors.flatMap((floor) => rowsOf(unitsOf(floor, setting), room));
  const blocks = rows.flatMap((parts, index): Block[] => [
    ...(index === 0 ? [] : [gap(8)]),
    { kind: 'plates', label: labelled ? (index === 0 ? words.goTo : '') : null, parts },
  ]);
  return labelled ? blocks : [...text(words.goTo, setting), ...blocks];
}

/** Parts that stay on one row together: a word never stands apart from the plate it belongs to. */
function unitsOf({ floor, counters }: Ticket['floors'][number], { words }: Setting): PlatePart[][] {
  const numbered = counters.filter((name) => /^[A-Z]?\d+$/i.test(name));
  const named = counters.filter((name) => !numbered.includes(name));
  const units: PlatePart[][] = numbered.map((name) => [{ kind: 'plate', text: name }]);
  if (words.counterWord.before !== '') units[0]?.unshift({ kind: 'word', text: words.counterWord.before });
  if (words.counterWord.after !== '') units.at(-1)?.push({ kind: 'word', text: words.counterWord.after });
  units.push(...named.map((name): PlatePart[] => [{ kind: 'plate', text: name }]));
  return [[{ kind: 'word', text: words.floor(floor) }], ...units];
}

function rowsOf(units: readonly PlatePart[][], room: number): PlatePart[][] {
  const rows: PlatePart[][] = [];
  let left = 0;
  const [floor, ...rest] = units;
  // Broken at the word for the floor rather than between two counters.
  if (floor && widthOfAll(units) > room && widthOfAll(rest) <= room) return [floor, rest.flat()];
  for (const unit of units) {
    const width = widthOfAll([unit]) + PART_GAP;
    const row = rows.at(-1);
    if (row !== undefined && width - PART_GAP <= left) row.push(...unit);
    else {
      rows.push([...unit]);
      left = room;
    }
    left -= width;
  }
  return rows;
}

function widthOfAll(units: readonly PlatePart[][]): number {
  return units.flat().reduce((sum, part) => sum + partWidth(part) + PART_GAP, -PART_GAP);
}

/** QR code with words beside it, or the words alone when the hall has no public address. */
function foot(ticket: Ticket, setting: Setting): Block[] {
  const { words, paper } = setting;
  const last = [words.validToday, words.complaint(ticket.complaintPhone)];
  if (ticket.statusUrl === null) return [gap(18), ...last.flatMap((one) => text(one, setting))];
  const beside = paper.dots - QR_DOTS - QR_GUTTER;
  const title = wrap(words.scan, Math.floor((beside * 2) / titleSize(paper.dots)));
  const qr = { kind: 'qr', content: ticket.statusUrl, title } as const;
  if (hasLabelColumn(paper)) {
    const lines = wrap(words.scanText, Math.floor(beside / COLUMN));
    return [gap(28), { ...qr, lines, foot: last.flatMap((one) => wrap(one, Math.floor(beside / COLUMN))) }];
  }
  return [
    gap(28),
    { ...qr, lines: [], foot: [] },
    gap(28),
    ...[words.scanText, ...last].flatMap((one) => text(one, setting)),
  ];
}

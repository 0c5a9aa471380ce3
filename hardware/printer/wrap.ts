import { columnsOf, columnsOfGrapheme, graphemes } from '../paper/columns.ts';

/** Marks that may not begin a line, and marks that may not end one (避头尾). */
const NOT_FIRST = new Set([...'，。、；：？！”’）》】〉…·,.;:?!)]}%']);
const NOT_LAST = new Set([...'“‘（《【〈([{']);

/**
 * Breaks a text into lines of at most `columns` columns. Hanzi break anywhere, Latin words and figures stay whole while
 * they fit, punctuation neither begins a line nor (if opening) ends one.
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of pieces(text)) {
    const more = columnsOf(piece);
    if (width + columnsOf(piece.trimEnd()) <= columns) {
      line += piece;
      width += more;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    [line, width] = [piece.trimStart(), columnsOf(piece.trimStart())];
    while (width > columns) {
      const head = headOf(line, columns);
      lines.push(head);
      line = line.slice(head.length);
      width = columnsOf(line);
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** Unbreakable pieces: a word with the spaces behind it, or a hanzi with the marks that cling to it. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let open = false;
  for (const grapheme of graphemes(text)) {
    const last = found.at(-1);
    const clings = last !== undefined && (open || NOT_FIRST.has(grapheme) || continues(last, grapheme));
    if (clings) found[found.length - 1] = last + grapheme;
    else found.push(grapheme);
    open = NOT_LAST.has(grapheme);
  }
  return found;
}

/** Whether a half-width character goes on with the word before it. */
function continues(piece: string, grapheme: string): boolean {
  if (columnsOfGrapheme(grapheme) !== 1) return false;
  if (grapheme === ' ') return true;
  const end = graphemes(piece).at(-1) ?? '';
  return end !== ' ' && columnsOfGrapheme(end) === 1;
}

/** The longest beginning of at most `columns` columns, at least one character. */
function headOf(text: string, columns: number): string {
  let head = '';
  let width = 0;
  for (const grapheme of graphemes(text)) {
    width += columnsOfGrapheme(grapheme);
    if (width > columns && head !== '') break;
    head += grapheme;
  }
  return head;
}

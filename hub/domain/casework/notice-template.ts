import type { NoticeKind } from '../../contract/casework.ts';
import { knownFields, knownLists } from './notice-kinds.ts';

/**
 * The texts of notices (docs/notices.md). Each line is a paragraph. `{name}` is a field, `**…**` is bold, a line `{#name}` is a list.
 * `@` begins the addressee's line, `!` the place of a stamp; `?` begins a line that is left out when one of its fields is not there.
 */
export type Piece = { readonly bold: boolean } & ({ readonly text: string } | { readonly field: string });
export type Block =
  | {
      readonly kind: 'addressee' | 'stamp' | 'paragraph';
      readonly optional: boolean;
      readonly pieces: readonly Piece[];
    }
  | { readonly kind: 'list'; readonly list: string };

const LIST = /^\{#(\w+)\}$/;
const STARTS: Readonly<Record<string, 'addressee' | 'stamp'>> = { '@': 'addressee', '!': 'stamp' };
const PIECE = /\*\*|\{(\w+)\}/g;

/** The blocks of a text, in order. Every text can be read; what it names may still be unknown (templateProblems). */
export function parseTemplate(body: string): Block[] {
  return body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(blockOf);
}

function blockOf(line: string): Block {
  const list = LIST.exec(line)?.[1];
  if (list !== undefined) return { kind: 'list', list };
  const optional = line.startsWith('?');
  const rest = optional ? line.slice(1) : line;
  const kind = STARTS[rest.charAt(0)];
  return { kind: kind ?? 'paragraph', optional, pieces: piecesOf(kind ? rest.slice(1) : rest) };
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let bold = false;
  let from = 0;
  const plain = (to: number) => {
    if (to > from) pieces.push({ bold, text: line.slice(from, to) });
  };
  for (const match of line.matchAll(PIECE)) {
    plain(match.index);
    from = match.index + match[0].length;
    if (match[1] === undefined) bold = !bold;
    else pieces.push({ bold, field: match[1] });
  }
  plain(line.length);
  return pieces;
}

/** Fields and lists without which the text cannot be printed: those of lines that are not optional. */
export function neededBy(blocks: readonly Block[]): {
  readonly fields: readonly string[];
  readonly lists: readonly string[];
} {
  const fields = blocks.flatMap((block) =>
    block.kind === 'list' || block.optional ? [] : fieldsOf(block.pieces),
  );
  const lists = blocks.flatMap((block) => (block.kind === 'list' ? [block.list] : []));
  return { fields: [...new Set(fields)], lists: [...new Set(lists)] };
}

export function fieldsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => ('field' in piece ? [piece.field] : []));
}

/** Names a hall's text uses that its kind does not have; `line` and `column` from 1, counted in the text as written. */
export function templateProblems(
  kind: NoticeKind,
  body: string,
): { readonly name: string; readonly line: number; readonly column: number }[] {
  const fields = new Set(knownFields(kind));
  const lists = new Set(knownLists(kind));
  return body.split('\n').flatMap((line, index) =>
    [...line.matchAll(/\{([^{}]*)\}/g)].flatMap((match) => {
      const name = match[1] ?? '';
      const alone = line.trim() === match[0];
      const known = name.startsWith('#') ? alone && lists.has(name.slice(1)) : fields.has(name);
      return known ? [] : [{ name, line: index + 1, column: match.index + 1 }];
    }),
  );
}

import { renderSVG } from 'uqr';
import type { NoticeKind } from '../contract/casework.ts';
import { type Refusal, refusal } from '../contract/refusals.ts';
import { ok, type Result, refuse } from '../contract/result.ts';
import { NOTICES, type PERSONAL_FIELDS } from '../domain/casework/notice-kinds.ts';
import { type Block, fieldsOf, parseTemplate } from '../domain/casework/notice-template.ts';

/** A notice to be set into a page: its recorded fields, its text, and who it is for. */
export type NoticeInput = {
  readonly kind: NoticeKind;
  readonly title: string;
  /** The text, as notice-template.ts reads it. */
  readonly body: string;
  readonly number: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly copies: number;
  /** 0 = first print, later ones are marked 补印第 n 次. */
  readonly reprint: number;
  /** Opened for this page only (X3). `applicantId` is masked. */
  readonly personal: Readonly<Partial<Record<(typeof PERSONAL_FIELDS)[number], string>>>;
};

/** What page.typ draws; every word of it is data. */
export type NoticePage = {
  readonly title: string;
  readonly department: string;
  readonly number: string;
  readonly copyFor: string;
  readonly copies: number;
  readonly reprint: number;
  readonly seal: string;
  readonly date: string;
  /** SVG of the progress address's QR code; null without a public address. */
  readonly qr: string | null;
  /** Label and value. */
  readonly foot: readonly (readonly [string, string])[];
  readonly blocks: readonly PageBlock[];
};
type PageBlock =
  | {
      readonly kind: 'addressee' | 'stamp' | 'paragraph';
      readonly pieces: readonly { readonly text: string; readonly bold: boolean }[];
    }
  | {
      readonly kind: 'list';
      readonly heads: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const COPY_FOR = { applicant: '申请人联', file: '存卷联', post: '传递联' } as const;
const SEAL = '行政审批专用章';
const HEADS: Readonly<Record<string, readonly string[]>> = {
  materials: ['材料名称', '形式', '份数'],
  missing: ['需要补正的材料', '形式', '份数'],
  steps: ['岗位', '时限', '备注'],
  departments: ['部门', '答复期限', '备注'],
  reasons: ['理由'],
};

/** The page of a notice. Refused `notice-field-missing` with the field when its text needs one that is not there. */
export function fillPage(input: NoticeInput): Result<NoticePage, Refusal> {
  const fields: Readonly<Record<string, string>> = { ...input.fields, ...input.personal };
  const blocks: PageBlock[] = [];
  for (const block of parseTemplate(input.body)) {
    const filled = fillBlock(block, fields, input.lists);
    if (typeof filled === 'string') return refuse(refusal('notice-field-missing', { field: filled }));
    if (filled) blocks.push(filled);
  }
  return ok({
    title: input.title,
    department: fields.department ?? '',
    number: input.number,
    copyFor: COPY_FOR[NOTICES[input.kind].to],
    copies: input.copies,
    reprint: input.reprint,
    seal: fields.seal ?? SEAL,
    date: fields.today ?? '',
    qr: fields.progressUrl === undefined ? null : renderSVG(fields.progressUrl, { border: 0 }),
    foot: footOf(fields),
    blocks,
  });
}

/** The block; null when it is optional and left out; the name of what is missing. */
function fillBlock(
  block: Block,
  fields: Readonly<Record<string, string>>,
  lists: NoticeInput['lists'],
): PageBlock | string | null {
  if (block.kind === 'list') {
    const entries = lists[block.list] ?? [];
    if (entries.length === 0) return block.list;
    const rows = entries.map((entry) => entry.split('\t'));
    return { kind: 'list', heads: HEADS[block.list] ?? [], rows };
  }
  const missing = fieldsOf(block.pieces).find((name) => !fields[name]?.trim());
  if (missing !== undefined) return block.optional ? null : missing;
  return {
    kind: block.kind,
    pieces: block.pieces.map((piece) => ({
      bold: piece.bold,
      text: 'field' in piece ? (fields[piece.field] ?? '') : piece.text,
    })),
  };
}

function footOf(fields: Readonly<Record<string, string>>): NoticePage['foot'] {
  const scan: NoticePage['foot'] = fields.progressUrl === undefined ? [] : [['扫码查询', '办理进度']];
  const rows = [
    ['办件编号', fields.caseNumber],
    ['查询码', fields.code],
    ['窗口', fields.counter],
    ['经办人', fields.clerk],
    ['监督电话', fields.complaintPhone],
  ] as const;
  return [
    ...scan,
    ...rows.flatMap(([label, value]): NoticePage['foot'] => (value === undefined ? [] : [[label, value]])),
  ];
}

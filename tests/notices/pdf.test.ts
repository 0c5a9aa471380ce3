import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { NOTICE_KINDS, type NoticeKind } from '../../hub/contract/casework.ts';
import { noticeText } from '../../hub/domain/casework/notice-texts.ts';
import { notice } from '../../hub/domain/casework/notices.ts';
import type { NoticeInput } from '../../hub/notices/fill.ts';
import { createNotices } from '../../hub/notices/notices.ts';
import { Hall, person } from '../domain/given.ts';
import { hallCatalogue } from '../domain/hall.ts';
import { aCase, SAID } from './case.ts';

const notices = createNotices({ folder: fileURLToPath(new URL('../../hub/notices', import.meta.url)) });
afterAll(() => notices.close());

const PERSONAL = { applicant: '安澜区㐂𠮷商行', applicantId: '913****0001' };

/** A notice of the small hall, ready to be set. */
function input(kind: NoticeKind, more: Partial<NoticeInput> = {}, policy = {}): NoticeInput {
  const hall = new Hall(hallCatalogue(policy));
  const made = notice(hall.state, aCase(), kind, hall.context(person('li')), SAID[kind]);
  if (!made.ok) throw new Error(made.refusal.field);
  return { ...noticeText(hall.state, kind), ...made.value, reprint: 0, personal: PERSONAL, ...more };
}

/** Pages of a notice, each as its text without spaces. */
async function read(of: NoticeInput): Promise<string[]> {
  const made = await notices.pdf(of);
  if (!made.ok) throw new Error(`${made.refusal.code} ${made.refusal.field}`);
  const document = await getDocument({ data: new Uint8Array(made.value), useSystemFonts: true }).promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/g, ''),
    );
  }
  await document.destroy();
  return pages;
}

describe('notices as A4 pages', () => {
  it.each(NOTICE_KINDS)('C12 a %s can be read back: title, number, every field and entry', async (kind) => {
    const of = input(kind);
    const pages = await read(of);
    expect(pages).toHaveLength(1);
    const [page = ''] = pages;
    expect(page).toContain(of.title);
    expect(page).toContain(of.number);
    expect(page).toContain('盖章处');
    expect(page).not.toMatch(/[{}]/);
    const told = [
      ...Object.values(SAID[kind].lists ?? {})
        .flat()
        .flatMap((row) => row.split('\t')),
    ];
    for (const words of told) expect(page).toContain(words.replace(/\s/g, ''));
  });

  it('C12 rare characters of a name come out', async () => {
    expect((await read(input('acceptance'))).join('')).toContain('安澜区㐂𠮷商行');
  });

  it('C12 the copy box tells whose copy, how many, and which reprint', async () => {
    const first = (await read(input('commitment-letter'))).join('');
    expect(first).toContain('申请人联共2份');
    expect(first).not.toContain('补印');
    expect((await read(input('commitment-letter', { reprint: 2 }))).join('')).toContain('补印第2次');
  });

  it('C12 a missing personal field is refused, never a blank', async () => {
    const made = await notices.pdf(input('acceptance', { personal: {} }));
    expect(made).toMatchObject({ ok: false, refusal: { code: 'notice-field-missing', field: 'applicant' } });
  });

  it('C12 a name of 2,000 characters flows over pages, and data are never read as source', async () => {
    const applicant = `#eval("1")$x$*_${'长'.repeat(1985)}`;
    const pages = await read(input('acceptance', { personal: { applicant } }));
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.join('');
    expect(all).toContain('#eval("1")$x$*_');
    expect(all.split('长').length - 1).toBe(1985);
    expect(pages.at(-1)).toContain('盖章处');
  });

  it('K9 the QR code stands there only when the hall has a public address', async () => {
    expect((await read(input('receipt'))).join('')).not.toContain('扫码');
    const of = input('receipt', {}, { publicUrl: 'https://hall.example' });
    expect((await read(of)).join('')).toContain('扫码查询');
  });
});

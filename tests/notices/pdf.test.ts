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
import { scan } from '../hardware/printer/camera.ts';
import { aCase, SAID } from './case.ts';
import { onPaper } from './paper.ts';

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

async function set(of: NoticeInput): Promise<Uint8Array> {
  const made = await notices.pdf(of);
  if (!made.ok) throw new Error(`${made.refusal.code} ${made.refusal.field}`);
  return new Uint8Array(made.value);
}

/** What a camera reads on the printed page. */
const scanned = async (of: NoticeInput): Promise<string | null> => scan(await onPaper(await set(of)));

/** Pages of a notice, each as its text without spaces. */
async function read(of: NoticeInput): Promise<string[]> {
  const document = await getDocument({ data: await set(of), useSystemFonts: true }).promise;
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

  it('C12 K9 a camera reads the progress address and the case’s number in the printed page; the check code stands beside it', async () => {
    const of = input('receipt', {}, { publicUrl: 'https://hall.example' });
    const address = (await scanned(of)) ?? '';
    expect(new URL(address).origin).toBe('https://hall.example');
    expect(decodeURIComponent(new URL(address).pathname)).toBe(`/p/${aCase().number}`);
    const words = (await read(of)).join('');
    for (const said of ['扫码查询', aCase().number, `查询码${aCase().code}`]) expect(words).toContain(said);
  });

  it('C12 K9 without a public address of the hall there is no QR code, nor a word of one', async () => {
    expect(await scanned(input('receipt'))).toBeNull();
    expect((await read(input('receipt'))).join('')).not.toContain('扫码');
  });

  it('C6 the hand-over slip has a place for the stamp and time of either post, by its name', async () => {
    const [page = ''] = await read(input('hand-over-slip'));
    expect(page).toContain('由综合窗口送交审查岗');
    const [sending = '', receiving = ''] = ['送出岗位：综合窗口', '接收岗位：审查岗'].map(
      (who) => page.split(who)[1] ?? '',
    );
    for (const place of [sending, receiving]) expect(place).toMatch(/^盖章处时间：年月日时/);
    expect(page.split('盖章处')).toHaveLength(3);
  });
});

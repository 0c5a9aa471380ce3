import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printsAsText } from '../../../hardware/paper/charset.ts';
import { columnsOf } from '../../../hardware/paper/columns.ts';
import { type Block, paperOf } from '../../../hardware/printer/blocks.ts';
import { compose } from '../../../hardware/printer/compose.ts';
import { wrap } from '../../../hardware/printer/wrap.ts';
import { FURTHER } from '../../../hub/contract/languages/index.ts';
import type { PrintDocument } from '../../../hub/contract/print.ts';
import { checklist, directions, ticket } from './samples.ts';

const textOf = (block: Block) =>
  block.kind === 'line'
    ? block.spans.map((span) => span.text).join('')
    : block.kind === 'plates'
      ? [block.label ?? '', ...block.parts.map((part) => part.text)].join(' ')
      : block.kind === 'number'
        ? block.text
        : block.kind === 'qr'
          ? [...block.title, ...block.lines, ...block.foot].join('\n')
          : '';
const linesOf = (document: PrintDocument, columns: 48 | 32 = 48, copy = 1) =>
  compose(document, paperOf(columns), copy).map(textOf);
const wordsOf = (...of: Parameters<typeof linesOf>) => linesOf(...of).join('\n');

describe('columns', () => {
  it('a hanzi and a printer-font mark take two, ASCII one, a combining mark none', () => {
    expect([columnsOf('安A0'), columnsOf('“，°'), columnsOf('𠮷㐂'), columnsOf('q\u0303')]).toEqual([
      4, 6, 4, 1,
    ]);
  });
});

describe('wrap', () => {
  it('breaks between hanzi, keeps words and figures whole, lets no mark begin a line', () => {
    expect(wrap('号码还能用，不必重新取号。', 10)).toEqual(['号码还能', '用，不必重', '新取号。']);
    expect(wrap('Keep this number 12345 here', 10)).toEqual(['Keep this', 'number', '12345 here']);
    expect(wrap('在“过号和求助”处', 8)).toEqual(['在“过号', '和求助”', '处']);
    expect(wrap('请在此“过号', 8)).toEqual(['请在此', '“过号']);
  });
  it('never exceeds the columns and never loses a character', () => {
    const piece = fc.constantFrom('安', '全', 'A', '1', ' ', '，', '。', '“', '”', '𠮷', '（', '-', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), fc.integer({ min: 4, max: 40 }), (pieces, columns) => {
        const text = pieces.join('');
        const lines = wrap(text, columns);
        expect(lines.every((line) => columnsOf(line) <= columns)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('paper', () => {
  it('K9 a ticket tells hall, number, item, place, ahead, estimate, time, materials, missed call', () => {
    const words = wordsOf(ticket());
    for (const part of ['安澜区政务大厅', '11月23日 09:42', 'A023', '烟花爆竹安全生产许可证初审']) {
      expect(words).toContain(part);
    }
    expect(words).toContain('请到 2楼 5 6 号窗口');
    expect(words).toMatch(/前面还有 +3人/);
    expect(words).toMatch(/大约要等 +8-15分钟/);
    expect(words.replace(/\s+/g, '')).toContain('申请书原件3份、营业执照复印件等4项材料');
    expect(words.replace(/\s+/g, '')).toContain('恢复后大约再等3位');
    expect(words).toContain('监督电话 12345');
  });
  it('K9 has a QR code only when the hall has a public address', () => {
    const kinds = (statusUrl: string | null) =>
      compose(ticket({ statusUrl }), paperOf(48), 1).map((block) => block.kind);
    expect(kinds('https://hall.example/t/abc')).toContain('qr');
    expect(kinds(null)).not.toContain('qr');
    expect(wordsOf(ticket({ statusUrl: null }))).toContain('监督电话 12345');
  });
  it('T11 with no counter serving the estimate is unknown in plain words, in both languages', () => {
    expect(wordsOf(ticket({ estimate: null }))).toContain('现在没有窗口办理，时间未知。');
    expect(wordsOf(ticket({ estimate: null, language: 'en' })).replace(/\s+/g, ' ')).toContain(
      'No counter is serving this now, so the waiting time is not known.',
    );
  });
  it('P1 only copies are marked as reprints', () => {
    expect(wordsOf(ticket(), 48, 1)).not.toContain('补打');
    expect(wordsOf(ticket(), 48, 2)).toContain('补打 第2张');
    expect(wordsOf(ticket({ language: 'en' }), 48, 3)).toContain('Reprint, copy 3');
  });
  it('K9 an English ticket has no Chinese words of the layout', () => {
    const english = ticket({ language: 'en', hall: 'Hall', item: 'Item', materials: ['Form'] });
    expect(wordsOf(english)).not.toMatch(/\p{Script=Han}/u);
    expect(wordsOf(english)).toContain('23 Nov 09:42');
  });
  it('K4 a Russian ticket speaks Russian, in half-width letters drawn as dots, its words whole', () => {
    const russian = ticket({ language: 'ru', hall: 'Hall', item: 'Item', materials: ['Form'] });
    const words = wordsOf(russian, 48, 2);
    expect(words).not.toMatch(/\p{Script=Han}/u);
    for (const said of ['23.11 09:42', 'Ваш номер', '2 этаж окно 5 6', 'Повторная печать, экз. 2'])
      expect(words).toContain(said);
    expect(words).toMatch(/Впереди +3 чел\./);
    expect(columnsOf('Впереди')).toBe(7);
    expect(printsAsText('Впереди')).toBe(false);
    const missed = FURTHER.ru.paper.missedText(3).split(' ');
    for (const columns of [48, 32] as const) {
      const printed = linesOf(russian, columns).join(' ').split(/\s+/);
      expect(missed.filter((word) => !printed.includes(word))).toEqual([]);
    }
  });
  it('K2 a checklist has every material with a box to tick; K3 directions tell place, address, phone, hours', () => {
    const list = wordsOf(checklist);
    expect(list.match(/□/g)).toHaveLength(2);
    expect(list).toContain('拟营业场所、仓储场所的房屋产权证明或租赁协议');
    expect(list).toMatch(/收费\s+80 元，1 楼银行收费窗口/);
    const slip = wordsOf(directions);
    for (const part of ['交警支队车管业务大厅', '滨河东路188号', '0000-1234567', '9:00-17:00']) {
      expect(slip).toContain(part);
    }
  });
  it('K9 no line of any paper is wider than 80 or 58 mm, however long the words', () => {
    const long = '某某某（集团）有限责任公司Incorporated分支机构'.repeat(4);
    const counters = Array.from({ length: 14 }, (_, index) => String(index + 1));
    const documents: PrintDocument[] = [
      checklist,
      directions,
      ...(['zh', 'en', 'ru'] as const).map((language) =>
        ticket({
          language,
          hall: long,
          item: long,
          materials: [long, long],
          floors: [{ floor: -1, counters }],
        }),
      ),
    ];
    for (const columns of [48, 32] as const) {
      for (const block of documents.flatMap((document) => compose(document, paperOf(columns), 2))) {
        if (block.kind !== 'line') continue;
        const used = block.spans.reduce((sum, span) => sum + columnsOf(span.text) * (span.size ?? 1), 0);
        expect(used).toBeLessThanOrEqual(columns);
      }
    }
  });
  it('P3 what no font has stands as its code point; control characters cannot steer the printer', () => {
    const words = wordsOf(ticket({ item: '甲\u{8fffe}\u001b@乙' }));
    expect(words).toContain('甲[U+8FFFE] @乙');
    expect(words).not.toContain('\u001b');
  });
});

import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../hub/voice/pieces.ts';
import { type Speech, segmentsOf, THANKS } from '../../hub/voice/wording.ts';

const place = (zh: string, floor: number, en = zh) => ({ name: { zh, en }, floor });
const call = (number: string, where = place('5', 2)): Speech => ({ kind: 'call', number, place: where });
const zh = (speech: Speech, yao = true) => segmentsOf(speech, 'zh', { yao }).join('');
const en = (speech: Speech) => segmentsOf(speech, 'en', { yao: true }).join(', ');

describe('D3 wording of announcements', () => {
  it('D3 a call in Mandarin names number, floor and counter, digit by digit', () => {
    expect(zh(call('A023'))).toBe('请A零二三号到二楼五号窗口办理');
    expect(zh(call('W8888'))).toBe('请W八八八八号到二楼五号窗口办理');
    expect(zh(call('AB904'))).toBe('请AB九零四号到二楼五号窗口办理');
  });

  it('D3 the digit 1 is 幺 or 一 as policy says', () => {
    expect(zh(call('A1000'), true)).toBe('请A幺零零零号到二楼五号窗口办理');
    expect(zh(call('A1000'), false)).toBe('请A一零零零号到二楼五号窗口办理');
    expect(zh(call('A011', place('12', 3)), true)).toBe('请A零幺幺号到三楼幺二号窗口办理');
    expect(zh(call('A011', place('12', 3)), false)).toBe('请A零一一号到三楼一二号窗口办理');
  });

  it('D3 a lone digit and a floor are never 幺: 一楼一号窗口', () => {
    expect(zh(call('A023', place('1', 1)))).toBe('请A零二三号到一楼一号窗口办理');
  });

  it('D3 floors are counted: tens, and basements', () => {
    expect(zh(call('A023', place('5', 12)))).toContain('到十二楼五号窗口');
    expect(zh(call('A023', place('5', 20)))).toContain('到二十楼五号窗口');
    expect(zh(call('A023', place('5', 23)))).toContain('到二十三楼五号窗口');
    expect(zh(call('A023', place('5', -1)))).toContain('到负一楼五号窗口');
  });

  it('D3 counters that are words are said as painted', () => {
    expect(zh(call('A023', place('导税台', 1)))).toBe('请A零二三号到一楼导税台办理');
    expect(zh(call('A023', place('银行收费窗口', 1)))).toBe('请A零二三号到一楼银行收费窗口办理');
    expect(zh(call('A023', place('综合3', 1)))).toBe('请A零二三号到一楼综合三号窗口办理');
    expect(zh(call('A023', place('3号窗口', 1)))).toBe('请A零二三号到一楼三号窗口办理');
  });

  it('D3 call, recall, pre-call and passed each have their own words', () => {
    const kinds: Speech[] = [
      call('A023'),
      { kind: 'recall', number: 'A023', place: place('5', 2) },
      { kind: 'pre-call', number: 'A023' },
      { kind: 'passed', number: 'A023' },
    ];
    expect(kinds.map((kind) => zh(kind))).toEqual([
      '请A零二三号到二楼五号窗口办理',
      '再次呼叫请A零二三号到二楼五号窗口办理',
      '请A零二三号做好准备',
      'A零二三号已过号如仍需办理，请到咨询引导台',
    ]);
    expect(new Set(kinds.map(en)).size).toBe(4);
  });

  it('E1 thanks for a rating have words of their own, in which no ticket is named', () => {
    expect([zh(THANKS), en(THANKS)]).toEqual(['感谢您的评议', 'Thank you for your rating']);
    expect(piecesOf(THANKS, 'zh', { yao: true })).toMatchObject([{ text: '感谢您的评议', group: 'words' }]);
  });

  it('T10 T12 D3 an ended and a merged queue have their own words', () => {
    const about = { number: 'B', queue: { zh: '税务', en: 'Tax' } };
    const ended: Speech = { kind: 'queue-ended', ...about };
    const merged: Speech = { kind: 'queue-merged', ...about, to: { zh: '社区', en: 'Community' } };
    expect(zh(ended)).toBe('请注意税务业务今天已经结束B字头的号不再叫号，请改日再来');
    expect(zh(merged)).toBe('请注意B字头的号转到社区窗口办理号码和先后次序不变');
    expect(en(merged)).toContain('tickets B are now served by Community');
  });

  it('D3 English spells the number and counts counter and floor', () => {
    expect(en(call('A023'))).toBe('Ticket A zero two three, please go to counter 5, floor 2');
    expect(en(call('A1000', place('12', -1)))).toBe(
      'Ticket A one zero zero zero, please go to counter 12, basement level 1',
    );
    expect(en(call('A023', place('导税台', 1, 'the tax guide desk')))).toBe(
      'Ticket A zero two three, please go to the tax guide desk, floor 1',
    );
  });

  it('D3 a recall uses the segments of the call again', () => {
    const first = segmentsOf(call('A023'), 'zh', { yao: true });
    const again = segmentsOf({ kind: 'recall', number: 'A023', place: place('5', 2) }, 'zh', { yao: true });
    expect(again.slice(1)).toEqual(first);
  });
});

import { describe, expect, it } from 'vitest';
import { asked } from '../../counter/casework/asked.ts';
import { casesOf, listed, usualRange } from '../../counter/casework/daily-lists.ts';
import { readyToArchive } from '../../counter/casework/files.ts';
import type { CaseLine, CaseSearch } from '../../hub/contract/case-views.ts';
import { LIST_LENGTH } from '../../hub/contract/casework.ts';
import { refusal } from '../../hub/contract/refusals.ts';
import { ok, refuse } from '../../hub/contract/result.ts';

const line = (id: string, day: string, archived = false) =>
  ({ id, receivedAt: Date.parse(`${day}T02:00:00Z`), archived }) as CaseLine;
const days = ['2025-11-03', '2025-11-03', '2025-11-04', '2025-11-10', '2025-11-28'];
const all = days.map((day, index) => line(`case-${index}`, day));

/** A hub that tells at most `most` cases at once, newest first. */
function hub(most: number) {
  const asked: CaseSearch[] = [];
  const find = async (search: CaseSearch) => {
    asked.push(search);
    const { from = '', to = '' } = search;
    const found = all
      .filter((_, index) => (days[index] ?? '') >= from && (days[index] ?? '') <= to)
      .reverse();
    return ok({ lines: found.slice(0, most), more: found.length > most });
  };
  return { find, asked };
}
const november = { from: '2025-11-01', to: '2025-11-30' };

describe('lists on paper', () => {
  it('C13 a list is whole although the hub tells only so many at once, oldest first, each once', async () => {
    const { find, asked } = hub(2);
    const found = await casesOf(find, november);
    expect(found).toEqual(ok({ lines: expect.anything(), cut: [] }));
    expect(found.ok && found.value.lines.map((one) => one.id).sort()).toEqual(
      all.map((one) => one.id).sort(),
    );
    const times = found.ok ? found.value.lines.map((one) => one.receivedAt) : [];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(asked.length).toBeGreaterThan(1);
  });

  it('C13 a day that cannot be told whole is named, not hidden', async () => {
    const found = await casesOf(hub(1).find, november);
    expect(found.ok && found.value.cut).toEqual(['2025-11-03']);
  });

  it('a refusal of the hub is handed on', async () => {
    const found = await casesOf(async () => refuse(refusal('offline')), november);
    expect(found).toEqual(refuse(refusal('offline')));
  });

  it('C13 a transfer or destruction list holds archived files, each on one of its kind, and no more than fit', () => {
    const filed = { kind: 'transfer', list: 7, number: '食药移〔2025〕1号', at: 0 } as const;
    const gone = { ...line('c', '2025-11-04', true), filed: [filed] };
    const lines = [line('a', '2025-11-03'), line('b', '2025-11-03', true), gone];
    expect(listed('transfer', lines).map((one) => one.id)).toEqual(['b']);
    expect(listed('destruction', lines).map((one) => one.id)).toEqual(['b', 'c']);
    const many = Array.from({ length: LIST_LENGTH + 1 }, (_, i) => line(`n-${i}`, '2025-11-05', true));
    expect(listed('transfer', many)).toHaveLength(LIST_LENGTH);
  });

  it('the usual days are today, this month, the year past its retention', () => {
    expect(usualRange('received', '2025-11-25')).toEqual({ from: '2025-11-25', to: '2025-11-25' });
    expect(usualRange('transfer', '2025-11-25')).toEqual({ from: '2025-11-01', to: '2025-11-25' });
    expect(usualRange('destruction', '2025-11-25')).toEqual({ from: '2014-01-01', to: '2014-12-31' });
  });

  it('C13 a search asks only for what was filled in', () => {
    expect(asked({ text: '  ', from: '', state: 'handling' })).toEqual({ state: 'handling' });
    expect(asked({ text: ' 安康 ', to: '2025-11-25' })).toEqual({ text: '安康', to: '2025-11-25' });
  });

  it('C13 only complete files that are ours go into the archive together', () => {
    const lines = ['a', 'b', 'c', 'd'].map((id) => line(id, '2025-11-03'));
    const files = new Map([
      ['a', { missing: [], mayArchive: true }],
      ['b', { missing: ['delivery'], mayArchive: true }],
      ['c', { missing: [], mayArchive: false }],
    ]);
    expect(readyToArchive(lines, files).map((one) => one.id)).toEqual(['a']);
  });
});

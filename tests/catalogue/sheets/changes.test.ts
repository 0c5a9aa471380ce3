import { beforeAll, describe, expect, it } from 'vitest';
import { changesBetween } from '../../../hub/catalogue/sheets/changes.ts';
import type { Catalogue } from '../../../hub/contract/catalogue.ts';
import { demoHall } from '../hall.ts';

let hall: Catalogue;
beforeAll(async () => {
  hall = await demoHall();
});
/** Sheet, kind, name and fields in one line each. */
function told(change: (next: Catalogue) => void): string[] {
  const next = structuredClone(hall);
  change(next);
  return changesBetween(hall, next).map(({ sheet, kind, name, fields }) =>
    [
      `${sheet.zh} ${kind} ${name.zh}`,
      ...fields.map(({ field, old, new: now }) => `${field.zh} (${field.en}): ${old} → ${now}`),
    ].join(' | '),
  );
}
/** Takes an entry apart from its schema's types, to change it. */
const loose = (entry: unknown) => entry as Record<string, unknown>;

describe('S2 what an import would change', () => {
  it('S2 the same catalogue changes nothing; the first one adds all', () => {
    expect(told(() => {})).toEqual([]);
    const first = changesBetween(null, hall);
    expect(first.filter(({ kind, sheet }) => kind === 'added' && sheet.en === 'Queues')).toHaveLength(
      hall.queues.length,
    );
  });

  it('S2 added, changed field by field, removed, moved: by sheet, each as people know it', () => {
    expect(
      told((next) => {
        loose(next.hall).complaintPhone = '12300';
        loose(next.policy.noShow).recalls = 2;
        loose(next.queues[0]).dailyQuota = 80;
        loose(next.queues[0]?.sessions[0]).to = '11:30';
        next.kiosks.push({
          id: 'kiosk-9',
          name: { zh: '9号取号机', en: 'Kiosk 9' },
          floor: 1,
          zone: 'floor-1',
        });
        next.calendar.worked.pop();
        next.items[0]?.materials.pop();
        next.themes?.reverse();
      }),
    ).toEqual([
      '大厅 changed 大厅 | 监督电话 (hall.complaintPhone): 12345 → 12300',
      '规则 changed 规则 | 过号前重呼次数 (policy.noShow.recalls): 0 → 2',
      '业务队列 changed 工商食药 | 每日限号 (dailyQuota):  → 80',
      '开放时段 changed 工商食药 · 1 | 结束 (to): 12:00 → 11:30',
      '取号机 added 9号取号机',
      '日历 removed 2026-10-10',
      `材料 removed ${hall.items[0]?.name.zh} · ${hall.items[0]?.materials.at(-1)?.name.zh}`,
      expect.stringMatching(/^主题 reordered /),
    ]);
  });
});

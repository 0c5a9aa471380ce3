import type { Text } from '../../contract/text.ts';

/** The few words of casework that papers and posts say when the catalogue says nothing of its own. */
export const WORDS = {
  review: { zh: '审核', en: 'review' },
  approval: { zh: '核准', en: 'approval' },
  counter: { zh: '受理窗口', en: 'accepting counter' },
  atCounter: { zh: '窗口核准', en: 'decided at the counter' },
  nothing: { zh: '无', en: 'none' },
} as const satisfies Record<string, Text>;

/** A post or department with its limit, as columns divided by tabs (docs/notices.md). */
export function limitRow(name: string, days: number): string {
  return `${name}\t${days}个工作日`;
}

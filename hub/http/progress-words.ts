import type { Text } from '../contract/text.ts';

/** What the phone page says of a case. `{name}` stands for a figure. */
const WORDS = {
  title: { zh: '办件进度', en: 'Your case' },
  language: { zh: '中文', en: 'English' },
  number: { zh: '办件编号', en: 'Case number' },
  ask: { zh: '请输入六位查询码', en: 'Type the six-digit check code' },
  where: { zh: '查询码印在通知书上，编号旁边。', en: 'It is printed on your notice, beside the number.' },
  code: { zh: '查询码', en: 'Check code' },
  look: { zh: '查进度', en: 'Show my case' },
  sixDigits: {
    zh: '查询码是六位数字，请再看一下。',
    en: 'The check code has six digits; please look again.',
  },
  department: { zh: '办理部门', en: 'Department' },
  received: { zh: '接件日期', en: 'Received' },
  accepted: { zh: '受理日期', en: 'Accepted' },
  due: { zh: '承诺办结日期', en: 'Due by' },
  provisional: { zh: '（暂定）', en: ' (provisional)' },
  place: { zh: '请到 {floor} 楼 {counter} 号窗口', en: 'Counter {counter}, floor {floor}' },
} as const satisfies Record<string, Text>;

/** A sentence in both languages, its figures filled in. */
export function progressWord(
  key: keyof typeof WORDS,
  figures: Readonly<Record<string, string | number>> = {},
): Text {
  const fill = (words: string) =>
    words.replace(/\{(\w+)\}/g, (whole, name: string) => String(figures[name] ?? whole));
  return { zh: fill(WORDS[key].zh), en: fill(WORDS[key].en) };
}

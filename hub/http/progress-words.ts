import type { CaseState } from '../contract/casework.ts';
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
  sixDigits: { zh: '查询码是六位数字，请再看一下。', en: 'The check code has six digits; please look again.' },
  department: { zh: '办理部门', en: 'Department' },
  received: { zh: '接件日期', en: 'Received' },
  accepted: { zh: '受理日期', en: 'Accepted' },
  due: { zh: '承诺办结日期', en: 'Due by' },
  provisional: { zh: '（暂定）', en: ' (provisional)' },
  place: { zh: '请到 {floor} 楼 {counter} 号窗口', en: 'Counter {counter}, floor {floor}' },
  waiting: { zh: '未开始', en: 'not begun' },
  sent: { zh: '已送出', en: 'on its way' },
  'in-hand': { zh: '办理中', en: 'in hand' },
  done: { zh: '已办', en: 'done' },
} as const satisfies Record<string, Text>;

const STATES: Readonly<Record<CaseState, Text>> = {
  intake: { zh: '材料已收下，正在核对。', en: 'Your papers were received and are being checked.' },
  'awaiting-materials': {
    zh: '还缺材料，请按一次性告知单补齐。',
    en: 'Materials are missing; please bring what your notice lists.',
  },
  handling: { zh: '已经受理，正在办理。', en: 'Your case was accepted and is being handled.' },
  decided: { zh: '已有结果，窗口正在核对。', en: 'A decision was made; the counter is checking it.' },
  'to-notify': { zh: '已经办好，正要通知您。', en: 'It is done; you will be notified.' },
  'to-deliver': { zh: '已经办好，请来领取。', en: 'It is done; please come and collect it.' },
  completed: { zh: '已经办结。', en: 'Your case is completed.' },
  refused: { zh: '没有受理，原因见不予受理通知书。', en: 'It was not accepted; your notice says why.' },
  withdrawn: { zh: '申请已经撤回。', en: 'The application was withdrawn.' },
  lapsed: { zh: '材料到期没有补齐，申请已经失效。', en: 'The materials were not brought in time; the application lapsed.' },
};

export const stateSentence = (state: CaseState): Text => STATES[state];

/** A sentence in both languages, its figures filled in. */
export function progressWord(key: keyof typeof WORDS, figures: Readonly<Record<string, string | number>> = {}): Text {
  const fill = (words: string) => words.replace(/\{(\w+)\}/g, (whole, name: string) => String(figures[name] ?? whole));
  return { zh: fill(WORDS[key].zh), en: fill(WORDS[key].en) };
}

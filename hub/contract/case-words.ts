import type { CaseState } from './casework.ts';
import type { Text } from './text.ts';

/** Where a case stands, said to its applicant: the same sentence on kiosk and phone. */
export const STATE_SENTENCES: Readonly<Record<CaseState, Text>> = {
  intake: { zh: '材料已收下，正在核对', en: 'Your papers were received and are being checked' },
  'awaiting-materials': {
    zh: '还缺材料，请按一次性告知单补齐',
    en: 'Materials are missing; please bring what your notice lists',
  },
  handling: { zh: '已经受理，正在办理', en: 'Accepted; your case is being handled' },
  decided: { zh: '已有结果，窗口正在核对', en: 'Decided; the counter is checking the result' },
  'to-notify': { zh: '已经办好，正要通知您', en: 'Done; you will be notified' },
  'to-deliver': { zh: '已经办好，请来领取', en: 'Done; please come and collect it' },
  completed: { zh: '已经办结', en: 'Your case is completed' },
  refused: { zh: '没有受理，原因见通知书', en: 'Not accepted; your notice says why' },
  withdrawn: { zh: '申请已经撤回', en: 'The application was withdrawn' },
  lapsed: { zh: '材料到期没有补齐，申请已失效', en: 'Lapsed: the materials were not brought in time' },
};

/** How far a post or a department is with its part. */
export const STEP_WORDS = {
  waiting: { zh: '未开始', en: 'not begun' },
  sent: { zh: '已送出', en: 'on its way' },
  'in-hand': { zh: '办理中', en: 'in hand' },
  done: { zh: '已办', en: 'done' },
} as const satisfies Record<string, Text>;

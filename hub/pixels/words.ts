import type { PauseReason } from '../contract/commands.ts';
import type { Text } from '../contract/text.ts';

/** Why nobody is served at a counter, on strips and applicant's screens. */
export const PAUSE_WORDS: Readonly<Record<PauseReason, Text>> = {
  'briefly-away': { zh: '临时有事，请稍候', en: 'Back in a moment' },
  lunch: { zh: '午间休息，请稍候', en: 'Lunch break' },
  'session-end': { zh: '本场办理已经结束', en: 'This session has ended' },
  archive: { zh: '整理档案，请稍候', en: 'Filing papers' },
  meeting: { zh: '内部会议，请稍候', en: 'In a meeting' },
};

/** What LED strips say; they speak Chinese alone. */
export const SIGN_WORDS = {
  counter: '{name}号窗口',
  call: '请{number}',
  idle: '您好',
  closed: '未开放',
  wait: '请留意叫号',
  urgent: '重要通知：{text}',
  lost: '连接中断，请听工作人员安排',
} as const;

/** Is the counter painted with a number, so that 号窗口 follows it? */
export function isNumbered(name: Text): boolean {
  return /^[A-Z]{0,2}\d+$/.test(name.zh);
}

/** `5号窗口`; 导税台 and the like as painted. */
export function counterText(name: Text): string {
  return isNumbered(name) ? SIGN_WORDS.counter.replace('{name}', name.zh) : name.zh;
}

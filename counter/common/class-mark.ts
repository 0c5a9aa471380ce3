import type { TicketClass } from '../../hub/contract/commands.ts';
import { PRIORITY_REASONS, type PriorityReason } from '../../hub/contract/commands.ts';
import { messages } from '../../hub/web/messages.ts';

export const reasonWord = messages<PriorityReason>({
  elderly: { zh: '老年人', en: 'Elderly' },
  disabled: { zh: '残疾人', en: 'Disabled' },
  pregnant: { zh: '孕妇', en: 'Pregnant' },
  infant: { zh: '携婴幼儿', en: 'With infant' },
  serviceman: { zh: '军人', en: 'Serviceman' },
});
const reasonMark = messages<PriorityReason>({
  elderly: { zh: '老', en: 'E' },
  disabled: { zh: '残', en: 'D' },
  pregnant: { zh: '孕', en: 'P' },
  infant: { zh: '婴', en: 'I' },
  serviceman: { zh: '军', en: 'S' },
});
const classMarks = messages({
  priority: { zh: '优', en: 'Y' },
  green: { zh: '绿', en: 'G' },
  appointment: { zh: '约', en: 'A' },
  greenWord: { zh: '绿色通道', en: 'Green channel' },
  appointmentWord: { zh: '预约', en: 'Appointment' },
  priorityWord: { zh: '优先', en: 'Priority' },
  ordinaryWord: { zh: '普通号', en: 'Ordinary' },
});

type Classed = { readonly class: TicketClass; readonly reason: string | null };
const known = (reason: string | null) => PRIORITY_REASONS.find((one) => one === reason);

/** The boxed character of a class: 老 残 孕 婴 军 绿 约; null for an ordinary ticket. */
export function classMark(ticket: Classed): string | null {
  if (ticket.class === 'ordinary') return null;
  if (ticket.class !== 'priority') return classMarks(ticket.class);
  const reason = known(ticket.reason);
  return reason ? reasonMark(reason) : classMarks('priority');
}

/** The class in words, with its reason: `优先 · 老年人`, `绿色通道 · 重点项目`. */
export function classSentence(ticket: Classed): string {
  const word = classMarks(`${ticket.class}Word`);
  const reason = known(ticket.reason);
  const why = reason ? reasonWord(reason) : ticket.reason;
  return why && ticket.class !== 'ordinary' ? `${word} · ${why}` : word;
}

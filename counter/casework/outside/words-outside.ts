import { messages } from '../../../hub/web/messages.ts';
import type { OutsideOrigin } from './outside.ts';

/** Words of the intake without a ticket. */
export const o = messages({
  open: { zh: '无号接件…', en: 'No ticket…' },
  begun: { zh: '未接完', en: 'unfinished' },
  title: { zh: '无号接件', en: 'Intake without a ticket' },
  lead: {
    zh: '代办、上门、厅外接来的件：写明来源和理由，由负责人批准。',
    en: 'By mandate, at home or outside the hall: with its reason, and approved by a head.',
  },
  origin: { zh: '来源', en: 'Origin' },
  reason: { zh: '理由', en: 'Reason' },
  approver: { zh: '批准人', en: 'Approved by' },
  chooseApprover: { zh: '请选择首席代表或值班主任', en: 'A chief representative or the supervisor' },
  approverLine: { zh: '{name}　{department}{post}', en: '{name}, {department} {post}' },
  back: { zh: '回清单', en: 'back to the lists' },
  discard: { zh: '放弃这一件', en: 'Discard' },
  agentChecks: {
    zh: '材料由受理窗口核对；这里列出要带的材料。',
    en: 'The accepting counter checks the materials; these are to be brought.',
  },
});

export const outsideWord = messages<OutsideOrigin>({
  agency: { zh: '代办', en: 'Agency' },
  'home-visit': { zh: '上门', en: 'Home visit' },
  outside: { zh: '厅外接件', en: 'Outside' },
});

/** What the reason has to say, by origin. */
export const reasonHint = messages<OutsideOrigin>({
  agency: { zh: '委托书：谁委托、委托何事', en: 'The mandate: by whom, for what' },
  'home-visit': {
    zh: '为何上门：件多、现场审核、年老、病残等',
    en: 'Why: many files, on-site review, age, illness',
  },
  outside: { zh: '在哪里、为何在厅外接件', en: 'Where, and why outside the hall' },
});

import type { CaseAction } from '../../hub/contract/casework.ts';
import { messages } from '../../hub/web/messages.ts';

/** What can be done with a case, as written on its button; `…` says that words are asked first. */
export const actionWord = messages<CaseAction>({
  'check-materials': { zh: '核对材料…', en: 'Check materials…' },
  'tell-once': { zh: '一次性告知…', en: 'Tell once…' },
  'bring-materials': { zh: '补齐材料，继续办', en: 'Materials brought' },
  lapse: { zh: '逾期未补，终止', en: 'Lapsed: end it' },
  refuse: { zh: '不予受理…', en: 'Do not accept…' },
  accept: { zh: '受理', en: 'Accept' },
  'receive-step': { zh: '接收案卷', en: 'Receive the file' },
  'finish-step': { zh: '办结本环节…', en: 'Finish this step…' },
  'urge-step': { zh: '催办…', en: 'Urge…' },
  'answer-joint': { zh: '并联答复…', en: 'Answer as department…' },
  decide: { zh: '作出决定…', en: 'Decide…' },
  'check-result': { zh: '核对结果无误', en: 'The result is right' },
  'return-result': { zh: '退回结果…', en: 'Return the result…' },
  notify: { zh: '通知领取…', en: 'Notify the applicant…' },
  deliver: { zh: '交付结果…', en: 'Hand over the result…' },
  withdraw: { zh: '服务对象撤回…', en: 'Applicant withdraws…' },
  'ask-extension': { zh: '申请延期…', en: 'Ask an extension…' },
  'answer-extension': { zh: '审批延期…', en: 'Answer the extension…' },
  suspend: { zh: '停止计时…', en: 'Stop the clock…' },
  'end-suspension': { zh: '恢复计时', en: 'Start the clock again' },
  mark: { zh: '加标记…', en: 'Mark…' },
  'warn-applicant': { zh: '告知服务对象…', en: 'Warn the applicant…' },
  'explain-overrun': { zh: '说明与致歉…', en: 'Explain and apologise…' },
  'find-overrun': { zh: '认定责任…', en: 'Record the finding…' },
  archive: { zh: '归档', en: 'Archive' },
});

/** One line under a dialog's title: what it causes. Only where it is not plain. */
export const actionLead = messages({
  'tell-once': {
    zh: '一张告知单写清所缺的全部材料。再次告知须写理由，并记首问责任。',
    en: 'One sheet names everything missing. A second one needs a reason and is a first-inquiry breach.',
  },
  refuse: {
    zh: '开具不予受理通知书，写明理由和行政复议窗口。',
    en: 'A notice is issued with the reason and the review counter.',
  },
  decide: { zh: '不予批准的，请一次写明全部理由。', en: 'A denial names every reason at once.' },
  'return-result': {
    zh: '退给作决定的人，并写明哪里不对。',
    en: 'It goes back to whoever decided, with what is wrong.',
  },
  'ask-extension': {
    zh: '须在到期前获批，并书面告知服务对象。',
    en: 'To be approved before the due date and told in writing.',
  },
  suspend: {
    zh: '行政许可只因这些情形停止计时，并书面告知。',
    en: 'Only these stop the clock of a licence; it is told in writing.',
  },
  'warn-applicant': {
    zh: '在超期之前告诉对方，记录在案。',
    en: 'They are told before lateness; it is recorded.',
  },
  archive: { zh: '归档后只能查看。', en: 'An archived case can only be read.' },
});

/** Labels of what a dialog asks. */
export const fieldWord = messages({
  result: { zh: '结果', en: 'Result' },
  opinion: { zh: '意见', en: 'Opinion' },
  to: { zh: '交下一环节', en: 'Hand on to' },
  anyone: { zh: '本岗任一人', en: 'Anyone of the post' },
  outcome: { zh: '决定', en: 'Decision' },
  licence: { zh: '证照编号', en: 'Licence number' },
  reasons: { zh: '理由', en: 'Reasons' },
  reasonN: { zh: '理由 {n}', en: 'Reason {n}' },
  addReason: { zh: '再加一条', en: 'One more' },
  removeReason: { zh: '去掉理由 {n}', en: 'Remove reason {n}' },
  reason: { zh: '理由', en: 'Reason' },
  explanation: { zh: '说明', en: 'Explanation' },
  apology: { zh: '向服务对象致歉', en: 'Apology to the applicant' },
  finding: { zh: '认定', en: 'Finding' },
  treatment: { zh: '处理', en: 'Outcome' },
  record: { zh: '哪一条记录', en: 'Which record' },
  way: { zh: '方式', en: 'Way' },
  told: { zh: '告诉了什么', en: 'What was told' },
  takenBy: { zh: '交给谁', en: 'Handed to' },
  secondCopy: {
    zh: '承诺书第二联已由对方标注“已办结”',
    en: 'They marked the second copy of the letter as completed',
  },
  days: { zh: '延长几个工作日', en: 'Working days' },
  approve: { zh: '审批', en: 'Answer' },
  approveYes: { zh: '批准', en: 'Approve' },
  approveNo: { zh: '不批准', en: 'Refuse' },
  mark: { zh: '标记', en: 'Mark' },
  approver: { zh: '批准人', en: 'Approved by' },
  department: { zh: '部门', en: 'Department' },
  whom: { zh: '催办谁', en: 'Whom' },
  rightPlace: { zh: '应到哪里办', en: 'The right place' },
  due: { zh: '补齐期限', en: 'To be brought by' },
  againReason: { zh: '再次告知的理由', en: 'Why a second time' },
  materials: { zh: '材料', en: 'Materials' },
  remark: { zh: '备注', en: 'Remark' },
  optional: { zh: '可不填', en: 'optional' },
  choose: { zh: '请选择', en: 'Please choose' },
  missing: { zh: '请填写“{field}”。', en: 'Please fill in “{field}”.' },
});

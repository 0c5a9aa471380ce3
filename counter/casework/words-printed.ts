import { messages } from '../../hub/web/messages.ts';
import type { PrintedList } from './daily-lists.ts';

/** Names of the lists the hall prints. */
export const printedWord = messages<PrintedList>({
  received: { zh: '收件、送件清单', en: 'Files received and forwarded' },
  transfer: { zh: '档案移交清单', en: 'Transfer to the archive' },
  destruction: { zh: '档案销毁清单', en: 'Destruction list' },
});

export const printedText = messages({
  title: { zh: '打印清单', en: 'Print a list' },
  received: { zh: '每日', en: 'each day' },
  transfer: { zh: '月底，已归档的', en: 'month-end, archived files' },
  destruction: { zh: '保管期满的', en: 'after their retention' },
  days: { zh: '按接件日期。', en: 'By the day of receipt.' },
  from: { zh: '自', en: 'From' },
  to: { zh: '至', en: 'To' },
  show: { zh: '列出', en: 'Show the list' },
  print: { zh: '打印', en: 'Print' },
  record: { zh: '登记清单', en: 'Record the list' },
  recorded: { zh: '已登记的清单', en: 'Recorded lists' },
  recordedNote: { zh: '移交、销毁，可补印', en: 'transfer and destruction, print again' },
  noneRecorded: { zh: '还没有登记的清单。', en: 'No list is recorded yet.' },
  reprint: { zh: '补印（登记于 {date}）', en: 'Reprint (recorded on {date})' },
  department: { zh: '部门', en: 'Department' },
  nobodys: {
    zh: '移交清单由本部门窗口登记，销毁清单由首席代表或主管登记。',
    en: 'Transfer lists are recorded by the department’s own counters, destruction lists by its chief or the supervisor.',
  },
  erased: { zh: '（信息已清除）', en: '(erased)' },
  transferredOn: { zh: '已移交 {date} {number}', en: 'Transferred {date} {number}' },
  destroyedOn: { zh: '已销毁 {date} {number}', en: 'Destroyed {date} {number}' },
  cut: {
    zh: '这几天办件太多，没有列全：{days}。请到查询里分事项列出。',
    en: 'Too many cases on {days}: the list is not complete. Search by item instead.',
  },
  range: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  total: { zh: '共 {n} 件', en: '{n} files', enOne: '1 file' },
  madeOn: { zh: '制表 {date}', en: 'made on {date}' },
  no: { zh: '序号', en: 'No.' },
  case: { zh: '办件编号', en: 'Case' },
  item: { zh: '事项', en: 'Item' },
  applicant: { zh: '服务对象', en: 'Applicant' },
  receivedAt: { zh: '接件', en: 'Received' },
  liesAt: { zh: '现在', en: 'Now at' },
  forwardedFiles: { zh: '送件', en: 'Forwarded' },
  movements: { zh: '共 {n} 次', en: '{n} times', enOne: 'once' },
  sentAt: { zh: '送出', en: 'Sent' },
  movedFrom: { zh: '送件岗位', en: 'From' },
  movedTo: { zh: '收件岗位', en: 'To' },
  outcome: { zh: '结果', en: 'Outcome' },
  receivedSign: { zh: '签收', en: 'Signed' },
  remark: { zh: '备注', en: 'Remark' },
  none: { zh: '没有办件。', en: 'No files.' },
  handedBy: { zh: '移交人：', en: 'Handed over by:' },
  takenBy: { zh: '接收人：', en: 'Taken over by:' },
  date: { zh: '日期：', en: 'Date:' },
});

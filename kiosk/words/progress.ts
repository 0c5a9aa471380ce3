import { words } from './words.ts';

/** Words of the progress query. */
export const t = words('progress', {
  title: { zh: '办件进度查询', en: 'How far is my case?' },
  department: { zh: '是哪个部门办的？', en: 'Which department has it?' },
  departmentHelp: { zh: '通知书编号开头是“{word}”', en: 'The number begins with “{word}”' },
  ask: { zh: '编号和查询码印在通知书上', en: 'Number and check code are printed on your notice' },
  year: { zh: '年份', en: 'Year' },
  serial: { zh: '编号', en: 'Number' },
  code: { zh: '六位查询码', en: 'Check code, six digits' },
  empty: { zh: '未填', en: 'empty' },
  look: { zh: '查进度', en: 'Show my case' },
  looking: { zh: '正在查', en: 'Looking' },
  received: { zh: '接件', en: 'Received' },
  accepted: { zh: '受理', en: 'Accepted' },
  due: { zh: '承诺办结', en: 'Due by' },
  provisional: { zh: '{date}（暂定）', en: '{date} (provisional)' },
  place: { zh: '请到 {floor} {counter} 号窗口', en: 'Counter {counter}, {floor}' },
  placeNamed: { zh: '请到 {floor} {counter}', en: '{counter}, {floor}' },
  collect: { zh: '领取办理结果', en: 'Collect a result' },
  collectNow: { zh: '取号领取', en: 'Take a number' },
  notYet: { zh: '现在还不能领取', en: 'There is nothing to collect yet' },
  another: { zh: '查另一件', en: 'Another case' },
});

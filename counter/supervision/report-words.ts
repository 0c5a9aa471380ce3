import type { Section } from '../../hub/contract/report-columns.ts';
import { messages } from '../../hub/web/messages.ts';

/** Words of the reports tab (S3); names and meanings of the figures themselves come from the contract. */
export const t = messages({
  tab: { zh: '报表', en: 'Reports' },
  title: { zh: '{hall} 统计报表', en: '{hall}: report' },
  period: { zh: '周期', en: 'By time' },
  by: { zh: '分组', en: 'By whom' },
  figures: { zh: '指标', en: 'Figures' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  time: { zh: '时间', en: 'Time' },
  export: { zh: '导出表格', en: 'Export' },
  print: { zh: '打印', en: 'Print' },
  meanings: { zh: '指标说明', en: 'What they mean' },
  making: { zh: '正在统计…', en: 'Counting…' },
  none: { zh: '这段时间没有记录。', en: 'Nothing was recorded in this time.' },
  more: {
    zh: '还有 {n} 行，请导出查看。',
    en: '{n} more rows; export to see them.',
    enOne: '1 more row; export to see it.',
  },
  note: {
    zh: '{unrated}。已评不足五次只计次数。',
    en: '{unrated}. Of fewer than five ratings only the number is told.',
  },
  madeAt: { zh: '{time} 生成', en: 'made at {time}' },
  only: { zh: '仅{department}', en: '{department} only' },
  minutes: { zh: '分', en: 'min' },
  days: { zh: '工作日', en: 'working days' },
  failed: { zh: '连不上主机，请稍后再试。', en: 'The hub cannot be reached; try again shortly.' },
});

export const sectionWord = messages<Section>({
  visits: { zh: '排队接待', en: 'Queueing' },
  cases: { zh: '办件', en: 'Cases' },
  opinions: { zh: '评议咨询', en: 'Ratings, advice' },
});

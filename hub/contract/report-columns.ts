import type { Figures, Grouping, Period, UnratedCountsAs } from './reports.ts';
import type { Text } from './text.ts';

/** The columns of a report as people read them, on the page and in a spreadsheet; the same definitions stand in docs/reports.md. */
export const SECTIONS = ['visits', 'cases', 'opinions'] as const;
export type Section = (typeof SECTIONS)[number];

/** `value` in ms for `minutes`, from 0 to 1 for `percent`; null: nothing to tell. */
export type Column = {
  readonly id: string;
  readonly section: Section;
  readonly unit: 'count' | 'minutes' | 'percent' | 'days';
  readonly name: Text;
  readonly means: Text;
  readonly value: (figures: Figures) => number | null;
};

const column = (
  section: Section,
  unit: Column['unit'],
  id: string,
  [zh, en]: readonly [string, string],
  [meansZh, meansEn]: readonly [string, string],
  value: Column['value'],
): Column => ({ id, section, unit, name: { zh, en }, means: { zh: meansZh, en: meansEn }, value });

const VISITS: readonly Column[] = [
  column(
    'visits',
    'count',
    'issued',
    ['取号', 'Tickets'],
    ['发出的号票，含停机时手写、事后录入的。', 'Tickets given out, those on paper entered afterwards too.'],
    (f) => f.issued,
  ),
  column(
    'visits',
    'count',
    'called',
    ['叫号', 'Calls'],
    [
      '叫到窗口的次数；重呼不另计，转办后再叫另计。',
      'Times somebody was called; a recall is no new call, one after a transfer is.',
    ],
    (f) => f.called,
  ),
  column(
    'visits',
    'count',
    'served',
    ['接待', 'Served'],
    ['在窗口办完的号票。', 'Visits served to their end.'],
    (f) => f.served,
  ),
  column(
    'visits',
    'count',
    'noShows',
    ['过号', 'No-shows'],
    ['叫号后未到而过号的次数。', 'Calls nobody came to.'],
    (f) => f.noShows,
  ),
  column(
    'visits',
    'percent',
    'noShowRate',
    ['过号率', 'No-show rate'],
    ['过号 ÷ 叫号。', 'No-shows ÷ calls.'],
    (f) => f.noShowRate,
  ),
  column(
    'visits',
    'count',
    'cancelled',
    ['取消', 'Cancelled'],
    ['本人或工作人员取消的号票。', 'Tickets cancelled by holder or staff.'],
    (f) => f.cancelled,
  ),
  column(
    'visits',
    'count',
    'unserved',
    ['未办完', 'Not served'],
    [
      '停止办理、日终或由工作人员结束而未办完的号票。',
      'Tickets ended by closing, the day’s end or staff before they were served.',
    ],
    (f) => f.unserved,
  ),
  ...spread(
    'waiting',
    ['等候', 'Wait'],
    [
      '从取号（或转办、复号；预约为时段开始）到叫号，不含办理。',
      'From issue (or transfer, reinstatement; for appointments the slot’s start) to the call, service excluded.',
    ],
  ),
  ...spread(
    'service',
    ['办理', 'Service'],
    [
      '从开始办理到办结或转办，不含挂起的时间。',
      'From the start of service to its end or transfer, without time parked.',
    ],
  ),
];

function spread(
  what: 'waiting' | 'service',
  [zh, en]: readonly [string, string],
  [meansZh, meansEn]: readonly [string, string],
): Column[] {
  const of = (id: 'mean' | 'median' | 'p90', word: Text, more: Text) =>
    column(
      'visits',
      'minutes',
      `${what}-${id}`,
      [`${word.zh}${zh}`, `${en}, ${word.en}`],
      [`${meansZh}${more.zh}`, `${meansEn} ${more.en}`],
      (f) => f[what][id],
    );
  return [
    of('mean', { zh: '平均', en: 'mean' }, { zh: '平均值。', en: 'The mean.' }),
    of('median', { zh: '中位', en: 'median' }, { zh: '一半不超过此值。', en: 'Half were no longer.' }),
    of('p90', { zh: '九成', en: 'p90' }, { zh: '九成不超过此值。', en: 'Nine in ten were no longer.' }),
  ];
}

const CASES: readonly Column[] = [
  column(
    'cases',
    'count',
    'received',
    ['接件', 'Received'],
    ['接收材料、建立的办件。', 'Cases opened by taking in the materials.'],
    (f) => f.received,
  ),
  column(
    'cases',
    'count',
    'accepted',
    ['受理', 'Accepted'],
    [
      '材料齐全、受理的办件，含逾期未告知视为受理的。',
      'Cases accepted as complete, or by law because nobody was told in time.',
    ],
    (f) => f.accepted,
  ),
  column(
    'cases',
    'count',
    'refused',
    ['不予受理', 'Refused'],
    ['不予受理的办件。', 'Cases not accepted.'],
    (f) => f.refused,
  ),
  column(
    'cases',
    'count',
    'completed',
    ['办结', 'Completed'],
    ['作出决定的办件，准予与不准予都计。', 'Cases decided, approved or denied.'],
    (f) => f.completed,
  ),
  column(
    'cases',
    'count',
    'immediate',
    ['即办', 'Immediate'],
    ['办结中的即办件。', 'Of these, immediate cases.'],
    (f) => f.immediate,
  ),
  column(
    'cases',
    'count',
    'denied',
    ['不准予', 'Denied'],
    ['办结中决定不准予的。', 'Of these, denied.'],
    (f) => f.denied,
  ),
  column(
    'cases',
    'count',
    'withLimit',
    ['限时件', 'With a limit'],
    ['办结中有承诺时限的。', 'Of these, with a promised limit.'],
    (f) => f.withLimit,
  ),
  column(
    'cases',
    'percent',
    'onTimeRate',
    ['按期办结率', 'On time'],
    [
      '限时件中在期限（含批准的延期、扣除的时间）内办结的。',
      'Of those with a limit, decided within it, extensions and suspensions counted.',
    ],
    (f) => f.onTimeRate,
  ),
  column(
    'cases',
    'percent',
    'earlyRate',
    ['提前办结率', 'Early'],
    [
      '限时件中至少提前一个工作日办结的。',
      'Of those with a limit, decided at least one working day before its last.',
    ],
    (f) => f.earlyRate,
  ),
  column(
    'cases',
    'days',
    'statutoryDays',
    ['法定时限', 'Statutory'],
    ['受理件法定时限之和。', 'Statutory limits of the cases accepted, added up.'],
    (f) => f.statutoryDays,
  ),
  column(
    'cases',
    'days',
    'promisedDays',
    ['承诺时限', 'Promised'],
    ['同一些办件承诺时限之和。', 'Promised limits of the same cases, added up.'],
    (f) => f.promisedDays,
  ),
  column(
    'cases',
    'percent',
    'compression',
    ['时限压缩率', 'Compression'],
    ['（法定 − 承诺）÷ 法定。', '(Statutory − promised) ÷ statutory.'],
    (f) => f.compression,
  ),
  column(
    'cases',
    'count',
    'homeVisits',
    ['上门', 'Home visits'],
    ['上门服务接的件。', 'Cases received at a home visit.'],
    (f) => f.homeVisits,
  ),
];

const level = (zh: string, en: string, of: number): Column =>
  column(
    'opinions',
    'count',
    `level-${of}`,
    [zh, en],
    [`评为“${zh}”的，含办件评议。`, `Rated “${en.toLowerCase()}”, cases too.`],
    (f) => f.levels?.[of - 1] ?? null,
  );

const OPINIONS: readonly Column[] = [
  column(
    'opinions',
    'count',
    'rated',
    ['已评', 'Rated'],
    [
      '接待和交付的办件中评议过的，各计一次。',
      'Visits served and cases delivered that were rated, each once.',
    ],
    (f) => f.rated,
  ),
  column(
    'opinions',
    'count',
    'unrated',
    ['未评', 'Unrated'],
    ['可评而未评的。', 'Those that could have been and were not.'],
    (f) => f.unrated,
  ),
  level('非常满意', 'Very satisfied', 5),
  level('满意', 'Satisfied', 4),
  level('基本满意', 'Fairly satisfied', 3),
  level('不满意', 'Dissatisfied', 2),
  level('非常不满意', 'Very dissatisfied', 1),
  column(
    'opinions',
    'percent',
    'satisfaction',
    ['满意率', 'Satisfaction'],
    [
      '基本满意及以上 ÷ 已评；未评计不计入，见表下说明。已评不足五次不显示。',
      'Fairly satisfied or better ÷ rated; what unrated counts as stands below. Not shown for fewer than five.',
    ],
    (f) => f.satisfaction,
  ),
  column(
    'opinions',
    'count',
    'consultationVisits',
    ['号票咨询', 'By ticket'],
    ['以咨询办结的号票。', 'Visits that ended as a consultation.'],
    (f) => f.consultationVisits,
  ),
  column(
    'opinions',
    'count',
    'consultationsOnSite',
    ['现场咨询', 'On site'],
    ['另行登记的现场咨询。', 'Consultations on site recorded by themselves.'],
    (f) => f.consultationsOnSite,
  ),
  column(
    'opinions',
    'count',
    'consultationsByPhone',
    ['电话咨询', 'By phone'],
    ['登记的电话咨询。', 'Consultations by phone.'],
    (f) => f.consultationsByPhone,
  ),
];

export const COLUMNS: readonly Column[] = [...VISITS, ...CASES, ...OPINIONS];

export const PERIOD_WORDS: Readonly<Record<Period, Text>> = {
  hour: { zh: '时', en: 'Hour' },
  day: { zh: '日', en: 'Day' },
  week: { zh: '周', en: 'Week' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季', en: 'Quarter' },
  year: { zh: '年', en: 'Year' },
};
export const GROUPING_WORDS: Readonly<Record<Grouping, Text>> = {
  none: { zh: '全厅', en: 'Whole hall' },
  counter: { zh: '窗口', en: 'Counter' },
  clerk: { zh: '人员', en: 'Clerk' },
  department: { zh: '部门', en: 'Department' },
  item: { zh: '事项', en: 'Item' },
  queue: { zh: '队列', en: 'Queue' },
};
export const UNRATED_WORDS: Readonly<Record<UnratedCountsAs, Text>> = {
  unrated: { zh: '未评不计入满意率', en: 'Unrated ones do not count in it' },
  satisfied: { zh: '未评按满意计入满意率', en: 'Unrated ones count as satisfied' },
};
/** What stands where nothing is known: nobody called it yet, or no item was chosen. */
export const UNKNOWN_GROUP: Text = { zh: '未定', en: 'Not known' };
export const TOTAL_WORD: Text = { zh: '合计', en: 'Total' };

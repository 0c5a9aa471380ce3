import type * as v from 'valibot';

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  boolean: '是或否',
  Array: '列表',
  Object: '一组字段',
};
/** The schema's own sentences. */
const OWN: Readonly<Record<string, string>> = {
  'id: a-z, 0-9 and hyphen, at most 64': '编号只能用小写字母、数字和连字符，最多 64 个。',
  'one or two letters without I and O': '要一到两个大写字母，不用 I 和 O（T1）。',
  'time of day as HH:MM': '时间要写成 09:00。',
  '4 to 12 digits': '要 4 到 12 位数字。',
  'without a trailing slash': '网址末尾不要斜杠。',
  'each source once': '每种来源只写一次。',
  'each time once': '每个时间只写一次。',
  'yuan: at most two decimals': '金额最多两位小数。',
  'breaks: it ends after it began, on the same day': '休息的结束要晚于开始，在同一天。',
  'timeZone: an IANA name such as Asia/Shanghai': '时区要写 IANA 名称，如 Asia/Shanghai。',
  'promisedDays: a promise is never longer than the statutory limit (L2)': '承诺期限不能长于法定期限（L2）。',
  'statutoryDays, promisedDays: a committed or joint item needs both limits (S2)':
    '承诺件、联办件要填法定期限和承诺期限（S2）。',
  'a theme names at least one item': '主题至少要有一个事项。',
};

/** What the schema found wrong, in Chinese; null where only its English says it. */
export function shapeSentence(issue: v.BaseIssue<unknown>): string | null {
  const { type, requirement, received, expected } = issue;
  const own = OWN[issue.message];
  if (own !== undefined) return own;
  switch (type) {
    case 'min_value':
      return `不能小于 ${requirement}。`;
    case 'max_value':
      return `不能大于 ${requirement}。`;
    case 'integer':
      return '要填整数。';
    case 'min_length':
      return requirement === 1 && issue.message.startsWith('Invalid') ? '不能为空。' : null;
    case 'max_length':
      return `太长，最多 ${requirement}。`;
    case 'iso_date':
      return `${received} 不是日期，请写成 2026-10-01。`;
    case 'url':
      return `${received} 不是网址。`;
    case 'picklist':
      return issue.message.startsWith('Invalid') ? `没有 ${received} 这一项；可填：${expected}。` : null;
    case 'string':
    case 'number':
    case 'boolean':
    case 'array':
    case 'object':
      return received === 'undefined'
        ? '没有填，这里必填。'
        : `类型不对：这里要${TYPES[expected ?? ''] ?? expected}，写的是 ${received}。`;
    default:
      return null;
  }
}

import type * as v from 'valibot';

/** What the schema found wrong, in Chinese; null where its own sentence (T1, L2…) says more. */
export function shapeSentence(issue: v.BaseIssue<unknown>): string | null {
  const { type, requirement, received, expected } = issue;
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
        : `类型不对：这里要 ${expected}，写的是 ${received}。`;
    default:
      return null;
  }
}

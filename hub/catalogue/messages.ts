import type { Text } from '../contract/text.ts';

/** Sentences about catalogue files, for the people who write them. */
export const MESSAGES = {
  missing: { zh: '没有这个文件。', en: 'This file is missing.' },
  missingFolder: { zh: '没有这个文件夹。', en: 'This folder is missing.' },
  nothingThere: {
    zh: '这里没有目录文件夹，也没有 JSON 文件。',
    en: 'There is neither a catalogue folder nor a JSON file here.',
  },
  unreadable: (why: string): Text => ({ zh: `读不了：${why}。`, en: `It cannot be read: ${why}.` }),
  tooLarge: (limit: number): Text => ({
    zh: `文件太大，最多 ${limit} MB。`,
    en: `The file is too large; at most ${limit} MB.`,
  }),
  notUtf8: { zh: '文件不是 UTF-8 编码，请另存为 UTF-8。', en: 'The file is not UTF-8; save it as UTF-8.' },
  unknownFile: {
    zh: '目录里没有这个名字的文件，请检查拼写。',
    en: 'No file of this name belongs to a catalogue; check the spelling.',
  },
  list: { zh: '这里应该是一个列表 [ … ]。', en: 'This must be a list [ … ].' },
  photoMissing: (name: string): Text => ({
    zh: `photos 里没有照片 ${name}；放进去，或写 null。`,
    en: `photos holds no ${name}; add it, or write null.`,
  }),
  /** What the check of the whole says about a field; `zh` where it says it in Chinese too. */
  wrong: (message: string, zh?: string): Text => ({ zh: zh ?? `这里不对：${message}`, en: message }),
  jsonEnds: { zh: '文件在这里就断了，括号没有配齐。', en: 'The file ends here with brackets still open.' },
  jsonAfterEnd: { zh: '结尾后面还有多余的内容。', en: 'Something stands after the end.' },
  jsonTooDeep: { zh: '嵌套太深。', en: 'Nested too deeply.' },
  jsonKey: { zh: '这里应该是用双引号括起的字段名。', en: 'A field name in double quotes is expected here.' },
  jsonColon: { zh: '字段名后面缺冒号。', en: 'A colon is missing after the field name.' },
  jsonComma: (close: string): Text => ({
    zh: `这里缺逗号，或者缺“${close}”。`,
    en: `A comma or “${close}” is missing here.`,
  }),
  jsonTrailing: { zh: '最后一项后面多了逗号。', en: 'There is a comma after the last entry.' },
  jsonString: {
    zh: '这段文字没有收尾的双引号，或含有不能用的字符。',
    en: 'This text lacks its closing quote or holds a character that must be escaped.',
  },
  jsonValue: { zh: '这里不是有效的值。', en: 'This is not a valid value.' },
  jsonTwice: (key: string): Text => ({
    zh: `字段“${key}”写了两遍。`,
    en: `The field “${key}” is there twice.`,
  }),
} as const;

/** Sentences about pictures of the catalogue: samples of materials. */
export const PICTURE_MESSAGES = {
  missing: (name: string): Text => ({
    zh: `samples 里没有样本 ${name}；放进去，或去掉 sample。`,
    en: `samples holds no ${name}; add it, or leave sample out.`,
  }),
  tooLarge: (kilobytes: number): Text => ({
    zh: `样本太大，最多 ${kilobytes} kB。`,
    en: `The sample is too large; at most ${kilobytes} kB.`,
  }),
  tooWide: (width: number, height: number, most: number): Text => ({
    zh: `样本有 ${width} × ${height} 像素，每边最多 ${most}。`,
    en: `The sample has ${width} × ${height} pixels; at most ${most} a side.`,
  }),
  notWhatItSays: (kind: string): Text => ({
    zh: `文件内容不是 ${kind} 图片，请检查扩展名。`,
    en: `The file’s content is no ${kind} picture; check its ending.`,
  }),
  noSvg: { zh: '文件内容不是 SVG 图形（UTF-8）。', en: 'The file’s content is no SVG drawing in UTF-8.' },
  noViewBox: {
    zh: 'svg 元素上要写 viewBox，否则大小不定。',
    en: 'The svg element needs a viewBox; without it the drawing has no size.',
  },
  notPlain: (line: number): Text => ({
    zh: `第 ${line} 行不是普通 SVG；请另存为“纯 SVG”，或存为 PNG。`,
    en: `Line ${line} is not plain SVG; save it as plain SVG, or as PNG.`,
  }),
  element: (name: string): Text => ({
    zh: `样本里不能有 <${name}>；请另存为“纯 SVG”，或存为 PNG。`,
    en: `A sample may hold no <${name}>; save it as plain SVG, or as PNG.`,
  }),
  attribute: (name: string): Text => ({
    zh: `样本里不能有属性 ${name}（脚本或外部内容）。`,
    en: `A sample may hold no attribute ${name} (scripts, outside content).`,
  }),
  reachesOut: (where: string): Text => ({
    zh: `${where} 引用了文件以外的内容；样本必须自成一体。`,
    en: `${where} refers to something outside the file; a sample stands by itself.`,
  }),
} as const;

import type { Text } from '../../contract/text.ts';

/** The end of a sentence: a full stop, or what was perhaps meant. */
const perhaps = (near: string | null): Text =>
  near === null ? { zh: '。', en: '.' } : { zh: `；是不是“${near}”？`, en: `; do you mean “${near}”?` };
const list = (words: readonly string[]) => words.join('、');

/** Sentences about the cells of a workbook, for the people who fill it in. */
export const CELLS = {
  noNumber: (said: string): Text => ({
    zh: `“${said}”不是数字，请填数字。`,
    en: `“${said}” is no number; write one.`,
  }),
  noDate: (said: string): Text => ({
    zh: `“${said}”不是日期，请写成 2026-10-01。`,
    en: `“${said}” is no date; write it as 2026-10-01.`,
  }),
  noClock: (said: string): Text => ({
    zh: `“${said}”不是时间，请写成 09:00。`,
    en: `“${said}” is no time of day; write it as 09:00.`,
  }),
  noYes: (said: string): Text => ({
    zh: `“${said}”看不懂，请填“是”或“否”。`,
    en: `“${said}” is neither yes nor no; write 是 or 否.`,
  }),
  noChoice: (said: string, words: readonly string[], near: string | null): Text => ({
    zh: `没有“${said}”这一项${perhaps(near).zh}可填：${list(words)}。`,
    en: `There is no “${said}”${perhaps(near).en} There are: ${words.join(', ')}.`,
  }),
  dateForText: {
    zh: '这里是文字，表格却把它变成了日期或时间；请把单元格格式设为“文本”后重填。',
    en: 'This is a text, and the spreadsheet turned it into a date or time; set the cell’s format to Text and type it again.',
  },
  noRange: (said: string): Text => ({
    zh: `“${said}”不是一段时间，请写成 08:30-12:00，多段用“；”隔开。`,
    en: `“${said}” is no span of time; write 08:30-12:00, several with “；” between them.`,
  }),
  noPair: (said: string): Text => ({
    zh: `“${said}”要写成“名称=数值”，多项用“；”隔开。`,
    en: `“${said}” must be name=value, several with “；” between them.`,
  }),
  noPoints: (said: string): Text => ({
    zh: `“${said}”不是坐标，请写成 0,0 100,0。`,
    en: `“${said}” are no points; write 0,0 100,0.`,
  }),
  noNumbers: (said: string): Text => ({
    zh: `“${said}”不是几个数字，请用空格隔开：100 52。`,
    en: `“${said}” are no numbers; write them with spaces between: 100 52.`,
  }),
  required: (heading: string): Text => ({
    zh: `“${heading}”没有填，这一列必填。`,
    en: `“${heading}” is empty; it must be filled in.`,
  }),
  noSuch: (list: Text, id: string, near: string | null): Text => ({
    zh: `“${list.zh}”表里没有编号 ${id}${perhaps(near).zh}`,
    en: `The sheet ${list.en} has no ${id}${perhaps(near).en}`,
  }),
  twice: (value: string, row: number): Text => ({
    zh: `${value} 写了两遍，第 ${row} 行已有。`,
    en: `${value} is there twice; row ${row} has it already.`,
  }),
  error: {
    zh: '这个单元格的公式算错了，请改公式，或直接填值。',
    en: 'The formula of this cell fails; mend it, or write the value itself.',
  },
  merged: (range: string): Text => ({
    zh: `${range} 是合并单元格，请取消合并，每行都填。`,
    en: `${range} is one merged cell; unmerge it and fill in every row.`,
  }),
} as const;

/** Sentences about sheets and columns. */
export const SHEETS_SAY = {
  unknownSheet: (near: string | null): Text => ({
    zh: `目录里没有这张工作表${perhaps(near).zh}不需要的请删去。`,
    en: `No sheet of this name belongs to a catalogue${perhaps(near).en} Delete it if it is not needed.`,
  }),
  missingSheet: { zh: '缺少这张工作表。', en: 'This sheet is missing.' },
  sheetTwice: { zh: '这张工作表有两张。', en: 'This sheet is there twice.' },
  unknownColumn: (said: string, near: string | null): Text => ({
    zh: `没有“${said}”这一列${perhaps(near).zh}`,
    en: `There is no column “${said}”${perhaps(near).en}`,
  }),
  unknownSetting: (said: string, near: string | null): Text => ({
    zh: `没有“${said}”这一项${perhaps(near).zh}`,
    en: `There is no setting “${said}”${perhaps(near).en}`,
  }),
  missingColumn: (heading: string): Text => ({
    zh: `缺少“${heading}”这一列。`,
    en: `The column “${heading}” is missing.`,
  }),
  columnTwice: (heading: string): Text => ({
    zh: `“${heading}”这一列有两列。`,
    en: `The column “${heading}” is there twice.`,
  }),
  noHeading: { zh: '这一列有内容，却没有标题。', en: 'This column holds something and has no heading.' },
  tooManyRows: (most: number): Text => ({
    zh: `行数太多，最多 ${most} 行。`,
    en: `There are too many rows; at most ${most}.`,
  }),
} as const;

/** Sentences about the file itself. */
export const FILE_SAYS = {
  notAWorkbook: {
    zh: '这不是 Excel 工作簿（.xlsx），也不是目录的 JSON 文件。',
    en: 'This is neither an Excel workbook (.xlsx) nor a catalogue’s JSON file.',
  },
  oldOrLocked: {
    zh: '工作簿加了密码，或是旧的 .xls 格式；请去掉密码，另存为 .xlsx。',
    en: 'The workbook has a password, or is an old .xls; take the password off and save it as .xlsx.',
  },
  tooLarge: (megabytes: number): Text => ({
    zh: `文件太大，最多 ${megabytes} MB。`,
    en: `The file is too large; at most ${megabytes} MB.`,
  }),
  swollen: (megabytes: number): Text => ({
    zh: `文件展开后太大，最多 ${megabytes} MB；请删去多余的行、列和图片。`,
    en: `Unpacked the file is too large, at most ${megabytes} MB; delete rows, columns and pictures it does not need.`,
  }),
  damaged: {
    zh: '工作簿读不了，可能已损坏；请在表格软件里打开，另存为 .xlsx 再试。',
    en: 'The workbook cannot be read and may be damaged; open it in a spreadsheet program and save it as .xlsx again.',
  },
} as const;

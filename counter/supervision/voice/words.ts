import type { VoiceSource } from '../../../hub/contract/policy.ts';
import type { ClipGroup, SourceState } from '../../../hub/contract/voice.ts';
import { messages } from '../../../hub/web/messages.ts';

export const t = messages({
  tab: { zh: '语音', en: 'Voice' },
  // urgent messages
  urgent: { zh: '紧急广播', en: 'Urgent message' },
  urgentLead: {
    zh: '马上显示在屏幕上，并打断叫号播出；播完叫号接着来。',
    en: 'Shown at once and spoken before the calls, which then go on.',
  },
  urgentZh: { zh: '中文', en: 'In Chinese' },
  urgentEn: { zh: '英文（可不填）', en: 'In English (optional)' },
  urgentZone: { zh: '范围', en: 'Where' },
  everywhere: { zh: '整个大厅', en: 'The whole hall' },
  minutes: { zh: '显示时间', en: 'Shown for' },
  forMinutes: { zh: '{n} 分钟', en: '{n} min' },
  announce: { zh: '立即广播', en: 'Announce now' },
  standing: { zh: '正在显示', en: 'Shown now' },
  untilTime: { zh: '到 {time}', en: 'until {time}' },
  end: { zh: '停止', en: 'End' },
  // what speaks
  sources: { zh: '谁来播报', en: 'What speaks' },
  sourcesLead: {
    zh: '排在前面、又能说完整句的先播；内置合成总在最后兜底。',
    en: 'The first that can say the whole sentence does; the built-in voice always stands behind.',
  },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  speaksNow: { zh: '现在：{source}', en: 'Now: {source}' },
  use: { zh: '使用{source}', en: 'Use {source}' },
  earlier: { zh: '提前', en: 'Earlier' },
  earlierOf: { zh: '把{source}提前', en: 'Move {source} earlier' },
  // how loud
  volume: { zh: '各时段音量', en: 'Volume by hour' },
  volumeLead: {
    zh: '从这个时间起，直到下一行。紧急广播不受影响；每块屏幕还可在“屏幕”里另调。',
    en: 'From that time on, until the next line. Urgent messages are always heard; each screen has its own level under Screens.',
  },
  volumeNow: { zh: '现在 {level}', en: 'Now {level}' },
  volumeAlways: { zh: '全天一样，最大音量', en: 'Full volume all day' },
  volumeFrom: { zh: '第 {n} 行 从', en: 'Line {n} from' },
  volumeLevel: { zh: '第 {n} 行 音量', en: 'Line {n} volume' },
  volumeRemove: { zh: '删去第 {n} 行', en: 'Remove line {n}' },
  volumeWrong: {
    zh: '第 {n} 行：时间请写成 08:30，不要重复',
    en: 'Line {n}: a time such as 08:30, each once',
  },
  silent: { zh: '静音', en: 'silent' },
  lineAdd: { zh: '加一行', en: 'Add a line' },
  save: { zh: '保存', en: 'Save' },
  // recordings
  phrases: { zh: '录音', en: 'Recordings' },
  phrasesOf: { zh: '{n}/{of} 句', en: '{n} of {of}' },
  exportAll: { zh: '导出', en: 'Export' },
  importFolder: { zh: '导入文件夹', en: 'Import a folder' },
  imported: {
    zh: '导入 {kept} 句；{unknown} 个文件对不上，{refused} 个不合格',
    en: '{kept} imported; {unknown} files fit no phrase, {refused} were refused',
  },
  importing: { zh: '正在导入…', en: 'Importing…' },
  readThis: { zh: '请读', en: 'Please read' },
  record: { zh: '录音', en: 'Record' },
  stop: { zh: '停止', en: 'Stop' },
  again: { zh: '重录', en: 'Again' },
  listen: { zh: '试听', en: 'Listen' },
  keep: { zh: '保留，下一句', en: 'Keep, next' },
  remove: { zh: '删除录音', en: 'Delete' },
  keySpace: { zh: '空格', en: 'Space' },
  keyEnter: { zh: '回车', en: 'Enter' },
  noRecording: { zh: '还没有录音', en: 'Not recorded yet' },
  recordedFor: { zh: '已录 {seconds} 秒', en: 'recorded, {seconds} s' },
  recording: { zh: '正在录音，读完按停止', en: 'Recording; stop when you have read it' },
  levelling: { zh: '正在修剪、调整音量…', en: 'Trimming and levelling…' },
  heard: { zh: '听一听：满意就保留，不满意重录', en: 'Listen: keep it, or read it again' },
  allRecorded: { zh: '这种语言的句子都录好了', en: 'Every phrase of this language is recorded' },
  missing: { zh: '未录', en: 'missing' },
  noMicrophone: {
    zh: '没有话筒，或浏览器不许用话筒。请接上话筒，并在地址栏允许使用。',
    en: 'No microphone, or the browser refuses it. Connect one and allow it beside the address.',
  },
  insecure: {
    zh: '浏览器只在 HTTPS 或主机本机的网页上允许录音。请在主机上打开本页，或导入录好的文件夹。',
    en: 'Browsers record on HTTPS or on the hub itself only. Open this page there, or import a folder.',
  },
  unreadable: { zh: '这个文件不是浏览器能读的声音。', en: 'The browser cannot read this file as sound.' },
  lost: { zh: '与主机的连接断了，没有保存。', en: 'The hub cannot be reached; nothing was kept.' },
  loading: { zh: '正在读取…', en: 'Loading…' },
});

export const sourceWord = messages<VoiceSource>({
  clips: { zh: '真人录音', en: 'Recordings' },
  program: { zh: '外接语音程序', en: 'Outside program' },
  screen: { zh: '屏幕自带语音', en: 'The screen’s own voice' },
  'built-in': { zh: '内置合成', en: 'Built-in voice' },
});

export const stateWord = messages<SourceState>({
  ready: { zh: '可用', en: 'ready' },
  missing: { zh: '没录全，缺的句子由下一个播', en: 'incomplete: the next speaks what is missing' },
  absent: { zh: '没有配置', en: 'not set up' },
  failed: { zh: '刚才失败了', en: 'failed lately' },
  depends: { zh: '看屏幕有没有', en: 'where a screen has one' },
});

export const groupWord = messages<ClipGroup>({
  words: { zh: '用语', en: 'Words' },
  letters: { zh: '字母', en: 'Letters' },
  digits: { zh: '数字', en: 'Digits' },
  ways: { zh: '去窗口', en: 'Ways to counters' },
});

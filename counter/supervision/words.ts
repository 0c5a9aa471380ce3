import type { PanelColours, ScreenRole } from '../../hub/contract/commands.ts';
import type { TestOutcome } from '../../hub/contract/device-tests.ts';
import type { Alert, FloorView } from '../../hub/contract/views/floor.ts';
import { messages } from '../../hub/web/messages.ts';
import { common, floorName } from '../common/words.ts';
import type { Filled } from './assignment.ts';
import type { Readiness, StandingWord } from './standing.ts';

export const t = messages({
  floorTab: { zh: '大厅实况', en: 'Hall floor' },
  queuesTab: { zh: '队列', en: 'Queues' },
  screensTab: { zh: '屏幕', en: 'Screens' },
  devicesTab: { zh: '设备', en: 'Devices' },
  readOnly: { zh: '只看，不改', en: 'Read only' },
  lostLine: {
    zh: '与主机的连接断了（{time} 起）。下面是断开前的情形，操作停用。',
    en: 'The hub is out of reach (since {time}). This is how things stood; actions are off.',
  },
  // figures
  waiting: { zh: '等候', en: 'Waiting' },
  longest: { zh: '最长', en: 'Longest' },
  open: { zh: '开放', en: 'Open' },
  ofCounters: { zh: '/{n} 窗口', en: '/{n} counters' },
  issued: { zh: '取号', en: 'Issued' },
  finished: { zh: '接待', en: 'Served' },
  passed: { zh: '过号', en: 'No-shows' },
  meanWait: { zh: '平均等候', en: 'Mean wait' },
  outages: { zh: '系统中断', en: 'Hub down' },
  paperTickets: { zh: '纸号 {n}', en: 'paper tickets: {n}' },
  meanService: { zh: '平均办理', en: 'Mean service' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  ratedOf: { zh: '/{n} 评', en: '/{n} rated' },
  people: { zh: '人', en: '' },
  minute: { zh: '分', en: 'min' },
  // floor
  parkedCount: { zh: '挂起 {n}', en: '{n} parked' },
  keptNumber: { zh: '{number} 在办', en: 'has {number}' },
  noCounters: { zh: '目录里还没有窗口。', en: 'The catalogue has no counters yet.' },
  // alerts
  toConfirm: { zh: '待确认', en: 'To acknowledge' },
  byDigit: { zh: '按数字键确认', en: 'press the digit' },
  acknowledge: { zh: '确认', en: 'Seen' },
  confirmClock: { zh: '确认时间…', en: 'Confirm time…' },
  seenBy: { zh: '{name}已见 {time}', en: 'seen by {name}, {time}' },
  seen: { zh: '已确认', en: 'seen' },
  noAlerts: { zh: '现在没有提醒。', en: 'No alerts now.' },
  since: { zh: '{time} 起', en: 'since {time}' },
  // queues
  queue: { zh: '队列', en: 'Queue' },
  longestMin: { zh: '最长 分', en: 'Max, min' },
  serving: { zh: '在办窗', en: 'Open' },
  servingNow: { zh: '在办窗口', en: 'Serving now' },
  state: { zh: '状态', en: 'State' },
  hours: { zh: '时段', en: 'Hours' },
  estimate: { zh: '预计等候', en: 'Estimate' },
  estimateRange: { zh: '{from}–{to} 分', en: '{from}–{to} min' },
  unknown: { zh: '未知', en: 'Unknown' },
  nobodyServes: { zh: '没有窗口', en: 'No counter' },
  issuing: { zh: '取号中', en: 'Issuing' },
  notIssuing: { zh: '不在时段', en: 'Outside hours' },
  quotaReached: { zh: '限额已满', en: 'Quota reached' },
  ended: { zh: '今日已结束', en: 'Ended today' },
  merged: { zh: '并入 {queue}', en: 'Merged into {queue}' },
  endQueue: { zh: '结束今日…', en: 'End today…' },
  mergeQueue: { zh: '并入…', en: 'Merge into…' },
  reopenQueue: { zh: '重新开放', en: 'Reopen' },
  extendHours: { zh: '延时…', en: 'Extend hours…' },
  extendedUntil: { zh: '延时至 {time}', en: 'extended to {time}' },
  extendTitle: { zh: '{queue} 延时服务', en: 'Extended hours for {queue}' },
  extendLead: {
    zh: '今天到此时为止继续取号、叫号；须部门或大厅负责人批准。',
    en: 'Tickets are issued and called until then, today; a head of the department or hall approves.',
  },
  extendUntil: { zh: '延到', en: 'Until' },
  extendApprover: { zh: '批准人', en: 'Approved by' },
  extendReason: { zh: '原因', en: 'Reason' },
  endQueueTitle: { zh: '结束 {queue}', en: 'End {queue}' },
  endQueueLead: {
    zh: '不再取号；还在等候的 {n} 人结束排队，屏幕和手机会告知。',
    en: 'No more tickets; the {n} waiting are ended, and told on screens and phones.',
  },
  mergeTitle: { zh: '{queue} 并入哪个队列？', en: 'Merge {queue} into which queue?' },
  mergeLead: {
    zh: '号码和次序不变；以后取的号也到那里。',
    en: 'Numbers and order stay; later tickets go there too.',
  },
  mergeReasonTitle: { zh: '{queue} 并入 {to}', en: 'Merge {queue} into {to}' },
  // screens
  pairTitle: { zh: '接入新屏幕', en: 'Pair a screen' },
  pairLead: {
    zh: '在任意屏幕上打开 {address}，把上面的六位数填到这里。',
    en: 'Open {address} on any screen and type its six digits here.',
  },
  code: { zh: '配对码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '如：一楼大屏', en: 'e.g. Ground-floor board' },
  role: { zh: '用途', en: 'Shows' },
  counter: { zh: '窗口', en: 'Counter' },
  zone: { zh: '区域', en: 'Zone' },
  kiosk: { zh: '取号机', en: 'Kiosk' },
  theme: { zh: '底色', en: 'Ground' },
  sound: { zh: '播报叫号', en: 'Speaks the calls' },
  soundThanks: { zh: '评议后出声致谢', en: 'Says thanks after a rating' },
  volume: { zh: '这块屏幕的音量', en: 'Volume of this screen' },
  soundZones: { zh: '只为这些区域播报（不选：按用途）', en: 'Only for these zones (none: as its role says)' },
  ledColours: { zh: 'LED 颜色', en: 'LED colours' },
  ledSize: { zh: 'LED 点数（横×竖）', en: 'LED dots (wide × high)' },
  ledHint: { zh: '普通屏幕不填', en: 'leave empty on ordinary screens' },
  pair: { zh: '接入', en: 'Pair' },
  save: { zh: '保存', en: 'Save' },
  choose: { zh: '请选择', en: 'Choose' },
  screen: { zh: '屏幕', en: 'Screen' },
  size: { zh: '尺寸、版本', en: 'Size, build' },
  voice: { zh: '声音', en: 'Sound' },
  connection: { zh: '连接', en: 'Connection' },
  online: { zh: '在线', en: 'Online' },
  lostSince: { zh: '失联，{time} 见过', en: 'Lost, seen {time}' },
  neverSeen: { zh: '未连上', en: 'Not yet seen' },
  soundOn: { zh: '播报', en: 'Speaks' },
  thanksOn: { zh: '致谢', en: 'Says thanks' },
  soundRefused: { zh: '浏览器不出声，请在屏幕上点一下', en: 'Blocked: tap that screen once' },
  soundOff: { zh: '不播报', en: 'Silent' },
  reassign: { zh: '改用途…', en: 'Change…' },
  unpair: { zh: '解除…', en: 'Unpair…' },
  reassignTitle: { zh: '{name}：改用途', en: '{name}: change what it shows' },
  unpairTitle: { zh: '解除 {name}', en: 'Unpair {name}' },
  unpairLead: {
    zh: '它会回到配对页面，不再显示叫号。',
    en: 'It goes back to the pairing page and shows no calls.',
  },
  unpairDo: { zh: '解除配对', en: 'Unpair' },
  noScreens: { zh: '还没有接入屏幕。', en: 'No screen is paired yet.' },
  needCode: { zh: '请填六位配对码。', en: 'Type the six-digit code.' },
  needName: { zh: '请给屏幕起个名称。', en: 'Give the screen a name.' },
  needTarget: { zh: '请选它属于哪里。', en: 'Choose where it belongs.' },
  needSize: {
    zh: 'LED 点数：横 16–1024，竖 8–128，两个都填。',
    en: 'LED dots: 16–1024 wide and 8–128 high, both.',
  },
  needPlaylist: {
    zh: '轮播第 {n} 行：时间写成 08:30，起止不能相同；每次 5–3600 秒。',
    en: 'Playlist line {n}: times as 08:30, not the same twice; 5–3600 seconds each.',
  },
  needLines: { zh: '轮播里还没有内容。', en: 'The playlist has no lines yet.' },
  playlist: {
    zh: '轮播（按大厅时间；其余时间是叫号屏）',
    en: 'Playlist (hall time; the hall board otherwise)',
  },
  playlistLine: { zh: '第 {n} 行', en: 'Line {n}' },
  lineShows: { zh: '内容', en: 'Shows' },
  lineFrom: { zh: '从', en: 'From' },
  lineTo: { zh: '到', en: 'To' },
  lineSeconds: { zh: '每次秒数', en: 'Seconds' },
  lineAdd: { zh: '加一行', en: 'Add a line' },
  lineRemove: { zh: '去掉第 {n} 行', en: 'Remove line {n}' },
  media: { zh: '叫号旁的图片、视频', en: 'Pictures and videos beside the calls' },
  mediaNone: {
    zh: '把文件放进主机数据文件夹的 media，这里就能选。',
    en: "Put files into media in the hub's data folder to choose them here.",
  },
  mediaPicture: { zh: '图片', en: 'picture' },
  mediaVideo: { zh: '视频，不出声', en: 'video, without sound' },
  version: { zh: '版本 {version}', en: 'build {version}' },
  outdated: { zh: '旧版 {version}', en: 'old build {version}' },
  showsNow: { zh: '现在：{role}', en: 'now: {role}' },
  pageOf: { zh: '第 {at}/{of} 页', en: 'page {at}/{of}' },
  unpublished: { zh: '没有上承诺屏的事项', en: 'Not on the commitments screens' },
  unpublishedLead: {
    zh: '十项公开内容不全；在目录里补齐，重新导入即可。',
    en: 'These lack disclosures; complete them in the catalogue and import it again.',
  },
  lacks: { zh: '缺 {what}', en: 'lacks {what}' },
  // devices
  device: { zh: '设备', en: 'Device' },
  kind: { zh: '种类', en: 'Kind' },
  boundTo: { zh: '绑定到', en: 'Bound to' },
  unbound: { zh: '未绑定', en: 'Not bound' },
  lastSeen: { zh: '最近', en: 'Seen' },
  bind: { zh: '绑定…', en: 'Bind…' },
  bindTitle: { zh: '{device} 绑定到哪里？', en: 'Bind {device} to what?' },
  forget: { zh: '删除…', en: 'Forget…' },
  forgetTitle: { zh: '不再使用 {device}？', en: 'Forget {device}?' },
  forgetLead: {
    zh: '它是按键接入的。删除后不再起作用，也不再绑定；以后再按键，可以重新接入。',
    en: 'It was taken on by pressing it. Once forgotten it does nothing and is bound to nothing; press it again to take it on anew.',
  },
  forgetDo: { zh: '删除这台设备', en: 'Forget this device' },
  share: { zh: '代打…', en: 'Also for…' },
  shareTitle: { zh: '{device} 还替谁打印？', en: 'Whose paper does {device} print too?' },
  shareLead: {
    zh: '备用的只在对方打印机打不了时接手，而且只接还没有送出的号票。',
    en: 'A spare takes over only while the other printer cannot print, and only tickets that were not sent.',
  },
  shareNo: { zh: '不代打', en: 'No' },
  shareAlways: { zh: '一起用这台', en: 'Always' },
  shareSpare: { zh: '作备用', en: 'As a spare' },
  alsoFor: { zh: '另打 {places}', en: 'also {places}' },
  spareFor: { zh: '备用 {places}', en: 'spare for {places}' },
  testPage: { zh: '打测试页', en: 'Test page' },
  testLamps: { zh: '闪灯找它', en: 'Flash' },
  testSign: { zh: '显示名称', en: 'Show its name' },
  testRead: { zh: '试读证件', en: 'Try a document' },
  testReading: { zh: '请放上任意证件…', en: 'Put any document on it…' },
  learn: { zh: '按键找设备…', en: 'Find by pressing…' },
  learnHint: {
    zh: '新接的叫号键盘或评价器：按它任意一个键，再选窗口。',
    en: 'A newly plugged pad or evaluator: press any of its buttons, then choose its counter.',
  },
  learnTitle: { zh: '请在设备上按任意一个键', en: 'Press any button on the device' },
  learnLead: {
    zh: '只认还没有绑定的设备；正在使用的照常工作。',
    en: 'Only devices bound to nothing are looked for; the others go on working.',
  },
  learnWaiting: { zh: '正在等按键…', en: 'Waiting for a press…' },
  learnStranger: { zh: '新设备：{title}', en: 'A new device: {title}' },
  learnWhere: {
    zh: '序列号 {serial}，USB 口 {port}。它是什么？',
    en: 'Serial {serial}, USB port {port}. What is it?',
  },
  learnModel: { zh: '型号 {model}', en: 'model {model}' },
  learnAdopting: { zh: '正在接入…', en: 'Taking it on…' },
  learnNoModel: {
    zh: '没有型号能读懂它发来的内容：{report}。请把型号写进代理程序的 agent.json（profiles），再试一次。',
    en: 'No model understands what it sent: {report}. Describe its model in the agent’s agent.json (profiles), then try again.',
  },
  learnNone: { zh: '无', en: 'none' },
  learnAnother: { zh: '找另一台', en: 'Another device' },
  unbind: { zh: '不绑定', en: 'Nothing' },
  hall: { zh: '大厅', en: 'Hall' },
  sharedPrinter: { zh: '共用打印机，到窗口放行', en: 'Shared, released at the counter' },
  filter: { zh: '输入号码或名称筛选', en: 'Type a number or name' },
  pick: { zh: '选择', en: 'choose' },
  noMatch: { zh: '没有符合的。', en: 'Nothing matches.' },
  noDevices: { zh: '还没有设备代理连上。', en: 'No device agent has joined yet.' },
  kiosksTitle: { zh: '取号机', en: 'Kiosks' },
  agentsTitle: { zh: '设备代理', en: 'Agents' },
  agentConnected: { zh: '已连接', en: 'connected' },
  pageOffline: { zh: '页面未连', en: 'Page not connected' },
  papersTitle: { zh: '没有打好的号票', en: 'Tickets not printed' },
  paperFailed: { zh: '打印失败', en: 'Printing failed' },
  paperUnknown: { zh: '结果不明', en: 'Outcome unknown' },
  printAgain: { zh: '再打一次…', en: 'Print again…' },
  printAgainTitle: { zh: '再打 {number}', en: 'Print {number} again' },
  printAgainLead: {
    zh: '在哪台取号机上打？新的一张会注明是补打。',
    en: 'On which kiosk? The copy is marked as one.',
  },
  allPrinted: { zh: '今天的号票都打好了。', en: 'Every ticket of today is printed.' },
  actions: { zh: '操作', en: 'Actions' },
  // counter
  release: { zh: '释放窗口…', en: 'Release the counter…' },
  releaseTitle: { zh: '释放 {counter}', en: 'Release {counter}' },
  releaseLead: {
    zh: '替离岗的人结束：手上和挂起的号回到队首，窗口关上。',
    en: 'For somebody who is gone: tickets in hand and parked go back to the head, the counter closes.',
  },
  // reasons
  otherReason: { zh: '其他理由', en: 'Another reason' },
  reasonAbsent: { zh: '人不在岗', en: 'The clerk is gone' },
  reasonCrashed: { zh: '电脑故障', en: 'The computer failed' },
  reasonShift: { zh: '下班忘记关窗', en: 'Left without closing' },
  reasonClosing: { zh: '下班，今天办不完', en: 'Closing time, cannot be served today' },
  reasonSystem: { zh: '业务系统故障', en: 'The business system is down' },
  reasonStaff: { zh: '窗口人手不足', en: 'Not enough staff' },
  reasonFew: { zh: '人少，合并办理', en: 'Few people, served together' },
  clockTitle: { zh: '主机时钟跳变', en: "The hub's clock jumped" },
  clockLead: {
    zh: '主机现在是 {time}。与手表一致就确认，到点的工作随即恢复；不一致请先校正主机时间。',
    en: "The hub says {time}. If your watch agrees, confirm and timed work goes on; if not, set the hub's time first.",
  },
  clockDo: { zh: '时间正确', en: 'The time is right' },
});

export const standingWord = messages<StandingWord>({
  closed: { zh: '未开', en: 'Closed' },
  idle: { zh: '空闲', en: 'Idle' },
  called: { zh: '叫号', en: 'Calling' },
  serving: { zh: '办理', en: 'Serving' },
  paused: { zh: '暂停', en: 'Paused' },
  lost: { zh: '失联', en: 'Lost' },
});

export const readinessWord = messages<Readiness['kind']>({
  kiosks: { zh: '取号机', en: 'Kiosks' },
  screens: { zh: '屏幕', en: 'Screens' },
  strips: { zh: '窗口屏', en: 'Strips' },
  printers: { zh: '打印机', en: 'Printers' },
  evaluators: { zh: '评价器', en: 'Evaluators' },
  pads: { zh: '叫号键盘', en: 'Call pads' },
});

export const roleWord = messages<ScreenRole>({
  'hall-board': { zh: '大厅叫号屏', en: 'Hall board' },
  'zone-board': { zh: '区域叫号屏', en: 'Zone board' },
  'counter-strip': { zh: '窗口条屏', en: 'Counter strip' },
  applicant: { zh: '窗口评议屏', en: "Applicant's screen" },
  commitments: { zh: '公开承诺', en: 'Commitments' },
  staff: { zh: '亮身份', en: 'Staff identity' },
  notices: { zh: '通知公告', en: 'Notices' },
  figures: { zh: '今日数据', en: "Today's figures" },
  playlist: { zh: '分时段轮播', en: 'Playlist by time' },
  kiosk: { zh: '取号机', en: 'Kiosk' },
});

const alertHead = messages<Alert['kind']>({
  'help-called': { zh: '{who}有人求助', en: '{who}: somebody asks for help' },
  'no-paper': { zh: '{who}缺纸', en: '{who}: out of paper' },
  'paper-low': { zh: '{who}纸将尽', en: '{who}: paper low' },
  'printer-fault': { zh: '{who}打印机故障', en: '{who}: printer fault' },
  'nobody-serves': { zh: '{who}没有窗口在办', en: '{who}: no counter serves it' },
  'long-pause': { zh: '{who}暂停已过 {limit} 分', en: '{who}: paused over {limit} min' },
  'long-wait': { zh: '{who}有人等候超限', en: '{who}: somebody waits too long' },
  'counter-lost': { zh: '{who}失联', en: '{who}: lost' },
  'screen-lost': { zh: '{who}失联', en: '{who}: lost' },
  'agent-lost': { zh: '设备主机 {who} 失联', en: 'Device host {who}: lost' },
  'print-unknown': { zh: '{who}：{number} 号票没有打好', en: '{who}: {number} was not printed' },
  'clock-jumped': { zh: '主机时钟跳变', en: "The hub's clock jumped" },
  'autoplay-refused': { zh: '{who}不出声', en: '{who}: no sound' },
  'voice-backlog': { zh: '{who}播报积压', en: '{who}: announcements pile up' },
  'media-broken': { zh: '{screen}：{who} 放不出来', en: '{screen}: {who} cannot be shown' },
  'items-unpublished': {
    zh: '{items} 项没有上承诺屏',
    en: 'not on the commitments screens: {items}',
  },
  'voice-failed': { zh: '语音播报不可用', en: 'Speech is not available' },
  'webhook-failing': { zh: '消息推送不通', en: 'Messages do not get through' },
  'webhook-given-up': { zh: '消息未送达，已放弃', en: 'Messages were given up' },
  'voice-program': {
    zh: '外接语音程序失败，由内置语音代播',
    en: 'The outside speech program fails; the built-in voice speaks',
  },
  'certificate-ending': { zh: '大厅证书还有 {days} 天到期', en: 'The hall’s certificate ends in {days} d' },
  'certificate-invalid': { zh: '大厅证书无效', en: 'The hall’s certificate is not valid' },
  'certificate-unusable': { zh: '换上的证书用不了', en: 'The renewed certificate cannot be used' },
  'case-red': { zh: '{who}：{cases} 件办件临期', en: '{who}: cases near their limit: {cases}' },
  'case-overrun': { zh: '{who}：{cases} 件办件超期', en: '{who}: cases overrun: {cases}' },
  'feedback-due': { zh: '{count} 件诉求临期', en: 'feedback near its limit: {count}' },
  'feedback-overrun': { zh: '{count} 件诉求超期', en: 'feedback overrun: {count}' },
  'follow-up-overrun': { zh: '{followUps} 件差评回访超期', en: 'follow-ups overrun: {followUps}' },
});

/** What is the matter with a printer, and what to do. */
const printerFoot = messages<'cover-open' | 'jam' | 'offline' | 'garbled'>({
  'cover-open': { zh: '盖子开着，请合上', en: 'its cover is open; close it' },
  jam: { zh: '卡纸，请清理', en: 'jammed; take the paper out' },
  offline: { zh: '无应答，查电源、线和代理', en: 'no answer; check power, cable, agent' },
  garbled: {
    zh: '回答是乱码，查线和型号',
    en: 'answers rubbish; check cable and type',
  },
});
const PRINTER_FAULTS = ['cover-open', 'jam', 'offline', 'garbled'] as const;

const alertFoot = messages<
  | 'nobody-serves'
  | 'long-wait'
  | 'clock-jumped'
  | 'autoplay-refused'
  | 'voice-backlog'
  | 'items-unpublished'
  | 'webhook-failing'
  | 'webhook-given-up'
  | 'certificate-ending'
  | 'certificate-unusable'
  | 'case-red'
  | 'case-overrun'
>({
  'nobody-serves': { zh: '{waiting} 人等候', en: '{waiting} waiting' },
  'long-wait': { zh: '最长已等 {minutes} 分', en: 'longest {minutes} min' },
  'clock-jumped': { zh: '到点的工作停着，请确认时间', en: 'timed work is on hold; confirm the time' },
  'autoplay-refused': { zh: '请在那块屏幕上点一下', en: 'tap that screen once' },
  'voice-backlog': {
    zh: '还有 {waiting} 条未播；省去重复和外语 {dropped} 次，没来得及播 {unspoken} 条',
    en: '{waiting} not yet spoken; {dropped} repeats left out, {unspoken} calls over before their turn',
  },
  'items-unpublished': {
    zh: '{who}等缺公开内容，“屏幕”页有清单',
    en: '{who} and the like lack disclosures; listed under Screens',
  },
  'webhook-failing': { zh: '{waiting} 条待送往 {who}', en: '{waiting} to be sent to {who}' },
  'webhook-given-up': { zh: '{events} 条，原送往 {who}', en: '{events}, for {who}' },
  'certificate-ending': {
    zh: '到期后谁都连不上，请换证书',
    en: 'then nothing can connect; renew it',
  },
  'certificate-unusable': {
    zh: '仍用原来的，原因在主机日志里',
    en: 'the former one is still used; see the hub’s log',
  },
  'case-red': { zh: '最近一件 {number}', en: 'latest {number}' },
  'case-overrun': { zh: '最近一件 {number}，已记问责', en: 'latest {number}, recorded' },
});

/** What is wrong with the time of the certificate, and what to do. */
const certificateFoot = messages<'early' | 'over'>({
  early: { zh: '还没有生效，先查主机时钟', en: 'not valid yet; look at the hub’s clock first' },
  over: { zh: '已经到期，请换证书', en: 'it is over; renew it' },
});

/** Why a file of the media folder is not shown. */
export const mediaProblem = messages<'missing' | 'type' | 'size' | 'broken'>({
  missing: { zh: '不在 media 文件夹里', en: 'not in the media folder' },
  type: { zh: '不是图片或视频', en: 'neither a picture nor a video' },
  size: { zh: '太大（图片 20 MB、视频 1 GB 以内）', en: 'too large (pictures 20 MB, videos 1 GB)' },
  broken: { zh: '屏幕放不了，已跳过', en: 'the screen cannot play it; skipped' },
});
const mediaProblemOf = (problem: unknown) =>
  problem === 'missing' || problem === 'type' || problem === 'size' ? problem : 'broken';

/** The disclosures an item may lack (D5). */
export const disclosureWord = messages<string>({
  approvalDuty: { zh: '审批职责', en: 'approval duty' },
  legalBasis: { zh: '审批依据', en: 'legal basis' },
  conditions: { zh: '审批条件', en: 'conditions' },
  materials: { zh: '申报材料', en: 'materials' },
  procedure: { zh: '办理程序', en: 'procedure' },
  feeStandard: { zh: '收费标准', en: 'fees' },
  result: { zh: '办理结果', en: 'result' },
  complaintPhone: { zh: '举报电话', en: 'complaint phone' },
});

/** What a screen's form still lacks, as a sentence. */
export function lackWord(filled: Filled): string | null {
  if (filled.ok) return null;
  if (filled.missing === 'playlist')
    return filled.line === 0 ? t('needLines') : t('needPlaylist', { n: filled.line });
  return t(filled.missing === 'target' ? 'needTarget' : 'needSize');
}

/** What happened, and what else is known, of one alert. `who` is already a name people use. */
export function alertWords(
  alert: Alert,
  who: string,
  policy: FloorView['policy'],
): { readonly head: string; readonly foot: string | null } {
  const detail = { ...alert.detail, who, limit: policy.pauseAlertMinutes };
  const head = alertHead(alert.kind, detail);
  switch (alert.kind) {
    case 'nobody-serves':
    case 'long-wait':
    case 'clock-jumped':
    case 'autoplay-refused':
    case 'voice-backlog':
    case 'items-unpublished':
    case 'webhook-failing':
    case 'webhook-given-up':
    case 'certificate-ending':
    case 'certificate-unusable':
    case 'case-red':
    case 'case-overrun':
      return { head, foot: alertFoot(alert.kind, detail) };
    case 'printer-fault': {
      const fault = PRINTER_FAULTS.find((one) => one === alert.detail.status);
      return { head, foot: fault ? printerFoot(fault) : null };
    }
    case 'certificate-invalid':
      return { head, foot: certificateFoot(alert.detail.why === 'early' ? 'early' : 'over') };
    case 'media-broken':
      return { head, foot: mediaProblem(mediaProblemOf(alert.detail.problem)) };
    default:
      return { head, foot: null };
  }
}

/** A zone as people say it: `floor-2` is the second floor; other zones keep their name. */
export function zoneName(zone: string): string {
  const floor = /^floor-(-?\d+)$/.exec(zone)?.[1];
  return floor === undefined ? zone : floorName(Number(floor));
}

/** Light or dark ground of a screen. */
export function groundWord(theme: 'light' | 'dark'): string {
  return common(theme);
}

/** What came of trying a device. */
export const testWord = messages<TestOutcome | 'running'>({
  running: { zh: '正在测试…', en: 'Being tried…' },
  printed: { zh: '测试页已打好', en: 'Test page printed' },
  failed: { zh: '测试页没打好', en: 'Test page failed' },
  unknown: { zh: '测试页已送出，打没打好不知道', en: 'Test page sent; nobody knows whether it printed' },
  'not-sent': { zh: '测试页没送出', en: 'Test page not sent' },
  flashed: { zh: '灯闪过了', en: 'Lamps flashed' },
  'no-lamps': { zh: '这个型号没有灯', en: 'This model has no lamps' },
  shown: { zh: '屏上显示了它的名称', en: 'It showed its name' },
  read: { zh: '读到了证件', en: 'It read the document' },
  unread: { zh: '证件没读出来', en: 'It could not read the document' },
  'no-card': { zh: '没有放证件', en: 'No document was put on it' },
  busy: { zh: '取号机正在用它，稍后再试', en: 'Its kiosk is using it; try again later' },
  offline: { zh: '没有应答', en: 'No answer' },
});

/** What an LED strip's dots can light. */
export const colourWord = messages<PanelColours>({
  red: { zh: '单色 红', en: 'Red' },
  green: { zh: '单色 绿', en: 'Green' },
  amber: { zh: '单色 黄', en: 'Amber' },
  white: { zh: '单色 白', en: 'White' },
  two: { zh: '双色', en: 'Two colours' },
  full: { zh: '全彩', en: 'Full colour' },
});

import type { Draft } from '../../hub/contract/case-views.ts';
import type { Applicant, ApplicantKind } from '../../hub/contract/casework.ts';
import { messages } from '../../hub/web/messages.ts';
import type { Column } from './intake/checklist.ts';
import type { Fault } from './intake/fields.ts';
import type { IntakeAction } from './intake/keys.ts';

/** Words of the intake and of the consultation tab. */
export const w = messages({
  // tabs
  cases: { zh: '办件', en: 'Cases' },
  consult: { zh: '咨询登记', en: 'Consultations' },
  // who
  applicant: { zh: '服务对象', en: 'Applicant' },
  agent: { zh: '经办人', en: 'Who came' },
  agentSelf: { zh: '本人', en: 'The applicant' },
  reveal: { zh: '查看全号', en: 'Show in full' },
  conceal: { zh: '遮住号码', en: 'Hide numbers' },
  kind: { zh: '对象类别', en: 'Kind of applicant' },
  name: { zh: '姓名或名称', en: 'Name' },
  idKind: { zh: '证件', en: 'Document' },
  idNumber: { zh: '证件号码', en: 'Document number' },
  phone: { zh: '电话', en: 'Phone' },
  address: { zh: '地址', en: 'Address' },
  agentName: { zh: '经办人姓名', en: 'Name of who came' },
  agentIdNumber: { zh: '经办人证件号码', en: 'Their document number' },
  fillIn: { zh: '填写', en: 'fill in' },
  leaveForm: { zh: '离开填写', en: 'leave the form' },
  foundOne: { zh: '登记过：{name} {id}，办过 {n} 件', en: 'On file: {name} {id}, {n} cases' },
  foundMany: { zh: '登记过 {n} 位，可选用', en: '{n} on file to choose from' },
  foundUse: { zh: '选用', en: 'use' },
  foundUsed: { zh: '已选用登记过的服务对象', en: 'Taken from the file' },
  find: { zh: '查登记', en: 'look up' },
  foundNone: { zh: '没有登记过，将作为新对象', en: 'Not on file: will be entered as new' },
  chooseApplicant: { zh: '是哪一位？', en: 'Which one?' },
  casesBefore: { zh: '办过 {n} 件', en: '{n} cases', enOne: '{n} case' },
  // item
  item: { zh: '事项', en: 'Matter' },
  changeItem: { zh: '换事项', en: 'other matter' },
  chooseItem: { zh: '选事项', en: 'Choose the matter' },
  chooseItemLead: { zh: '汉字、拼音、首字母都可以。', en: 'Chinese, pinyin or initials.' },
  searchItem: { zh: '事项名称', en: 'Name of the matter' },
  noItemYet: { zh: '先选事项，材料清单才会出现。', en: 'Choose a matter to see its materials.' },
  elsewhere: { zh: '不在本厅', en: 'not in this hall' },
  twoPeople: { zh: '一审一核', en: 'reviewer and approver' },
  oneCounter: { zh: '一审核准', en: 'decided at the counter' },
  // stages
  stApply: { zh: '申请', en: 'Apply' },
  stIntake: { zh: '接件，审查材料', en: 'Materials' },
  stAccept: { zh: '受理', en: 'Accepted' },
  stHandle: { zh: '办理', en: 'Handling' },
  stComplete: { zh: '办结', en: 'Done' },
  stRate: { zh: '评议', en: 'Rating' },
  stages: { zh: '办理环节', en: 'Stages' },
  caseNumber: { zh: '办件 {number}', en: 'Case {number}' },
  notReceived: { zh: '未接件', en: 'Not received yet' },
  // checklist
  material: { zh: '材料', en: 'Material' },
  form: { zh: '要求', en: 'Form' },
  original: { zh: '原件 {n} 份', en: 'original ×{n}' },
  copy: { zh: '复印件 {n} 份', en: 'copy ×{n}' },
  'original-and-copy': { zh: '原件及复印件 {n} 份', en: 'original, copy ×{n}' },
  unchecked: { zh: '未核', en: 'unchecked' },
  choose: { zh: '选行', en: 'row' },
  remark: { zh: '备注', en: 'Remark' },
  remarkOf: { zh: '“{name}”的备注', en: 'Remark on “{name}”' },
  checklist: { zh: '材料清单', en: 'Checklist' },
  noMaterials: { zh: '这个事项没有规定材料。', en: 'This matter asks for no materials.' },
  // summary
  sMissing: { zh: '还缺 {n} 项', en: '{n} missing' },
  sCorrect: { zh: '待改 {n} 项', en: '{n} to correct' },
  sUnchecked: { zh: '未核 {n} 项', en: '{n} unchecked' },
  sComplete: { zh: '材料齐全', en: 'All materials are here' },
  sComma: { zh: '，', en: ', ' },
  listComma: { zh: '、', en: ', ' },
  sStop: { zh: '。', en: '.' },
  sThenAccept: { zh: '补齐改好后可受理；', en: 'Accepted once complete; ' },
  sNow: { zh: '可以受理；', en: 'Ready to accept; ' },
  sDue: { zh: '今日受理，{date}前办结。', en: 'accepted today, done by {date}.' },
  sDays: { zh: '受理后 {n} 个工作日内办结。', en: 'done within {n} working days.' },
  sOnSpot: { zh: '当场办结。', en: 'done on the spot.' },
  provisional: { zh: '（暂定）', en: ' (provisional)' },
  monthDay: { zh: '{m}月{d}日', en: '{d}/{m}' },
  // afterwards
  accepted: { zh: '已受理', en: 'Accepted' },
  acceptedDue: { zh: '{date}前办结', en: 'Due {date}' },
  toldDue: { zh: '已一次性告知，请在 {date}前补齐。', en: 'Told once; supplements by {date}.' },
  refusedFor: { zh: '不予受理：{reason}', en: 'Not accepted: {reason}' },
  withdrawn: { zh: '服务对象已撤回。', en: 'Withdrawn by the applicant.' },
  completed: { zh: '已办结，交给 {to}。', en: 'Done, handed to {to}.' },
  decidedApproved: { zh: '准予', en: 'Approved' },
  decidedDenied: { zh: '不予批准', en: 'Denied' },
  licenceNo: { zh: '证照号 {n}', en: 'Licence {n}' },
  goesOn: { zh: '后面的环节在“办件”里办。', en: 'It goes on under Cases.' },
  notices: { zh: '通知书', en: 'Notices' },
  noNotices: { zh: '这个办件还没有开出通知书。', en: 'No notice has been issued yet.' },
  copies: { zh: '{n} 份', en: '{n} copies', enOne: '{n} copy' },
  printedTimes: { zh: '第 {n} 次', en: 'print {n}' },
  printAll: { zh: '打印未印的', en: 'print what is not printed' },
  print: { zh: '打印', en: 'Print' },
  printAgain: { zh: '补印', en: 'Print again' },
  release: { zh: '放出', en: 'Release' },
  browser: { zh: '浏览器打印', en: 'By the browser' },
  cameOut: { zh: '印出来了', en: 'It came out' },
  didNot: { zh: '没印出来', en: 'It did not' },
  // dialogs
  dRefuse: { zh: '不予受理', en: 'Refuse the application' },
  dRefuseLead: { zh: '理由会写进通知书，一次说清。', en: 'The reason goes into the notice.' },
  explanation: { zh: '说明', en: 'Explanation' },
  rightPlace: { zh: '应到哪里办（可不填）', en: 'The right place (optional)' },
  dToldAgain: { zh: '再次告知', en: 'Tell a second time' },
  dToldAgainLead: {
    zh: '已经一次性告知过。再次告知要写明理由，并会记一次首问责任。',
    en: 'Everything was told once already. A second time needs a reason and is recorded as a first-inquiry breach.',
  },
  dWithdraw: { zh: '服务对象撤回', en: 'Withdrawn by the applicant' },
  dConsult: { zh: '改记为咨询', en: 'Record as a consultation' },
  dConsultLead: { zh: '不立办件；告知了什么会留下记录。', en: 'No case is made; what was told is recorded.' },
  dDespite: { zh: '已有办件未结', en: 'A case is open already' },
  dDespiteLead: {
    zh: '这位服务对象的同一事项还有办件未结。请先看那一件；确需另办的，写明理由。',
    en: 'This applicant has an open case for the same matter. Look at it first; if another is needed, say why.',
  },
  openThat: { zh: '接着办那一件', en: 'Go on with that one' },
  makeAnother: { zh: '仍然另办一件', en: 'Make another all the same' },
  dDecide: { zh: '当场决定', en: 'Decide now' },
  outcome: { zh: '决定', en: 'Decision' },
  licence: { zh: '证照号码（{name}）', en: 'Number of {name}' },
  reasons: { zh: '全部理由，一行一条', en: 'Every reason, one on each line' },
  to: { zh: '交给谁', en: 'Handed to' },
  dDeliver: { zh: '交给服务对象', en: 'Hand over' },
  secondCopy: { zh: '承诺书第二联已标注“已办结”', en: 'Second copy of the commitment letter marked as done' },
  dNotify: { zh: '通知服务对象', en: 'Notify the applicant' },
  reason: { zh: '理由', en: 'Reason' },
  // consultation
  channel: { zh: '方式', en: 'Channel' },
  channelCounter: { zh: '现场', en: 'On site' },
  channelPhone: { zh: '电话', en: 'By phone' },
  asked: { zh: '问了什么', en: 'What was asked' },
  told: { zh: '告知了什么', en: 'What was told' },
  toldMaterials: {
    zh: '已告知办理程序和 {n} 项材料：{list}。',
    en: 'Told the procedure and {n} materials: {list}.',
  },
  printSheet: { zh: '打印告知单', en: 'Print the sheet' },
  record: { zh: '登记', en: 'Record' },
  recorded: { zh: '已登记。', en: 'Recorded.' },
  consultTitle: { zh: '咨询登记', en: 'Record a consultation' },
  consultHint: {
    zh: '现场或电话，告知了什么都记下来；不立办件。',
    en: 'On site or by phone; no case is made.',
  },
  noItemConsult: { zh: '不属具体事项', en: 'No particular matter' },
  // right
  thisTicket: { zh: '本号', en: 'This ticket' },
  dealings: { zh: '往来', en: 'Before' },
  noDealings: { zh: '没有别的办件', en: 'No other cases' },
  theirScreen: { zh: '对方屏', en: 'Their screen' },
  turnPage: { zh: '换页', en: 'turn' },
});

export const actionWord = messages<IntakeAction>({
  receive: { zh: '接件', en: 'Receive' },
  'bring-materials': { zh: '材料补到', en: 'Supplements came' },
  accept: { zh: '受理', en: 'Accept' },
  'tell-once': { zh: '一次性告知单', en: 'Tell once' },
  decide: { zh: '当场决定…', en: 'Decide…' },
  notify: { zh: '通知…', en: 'Notify…' },
  deliver: { zh: '交件…', en: 'Hand over…' },
  refuse: { zh: '不予受理…', en: 'Refuse…' },
  consult: { zh: '改记为咨询…', en: 'As consultation…' },
  withdraw: { zh: '服务对象撤回…', en: 'Withdraw…' },
  another: { zh: '再接一件', en: 'One more case' },
});

export const columnWord = messages<Column>({
  present: { zh: '齐', en: 'Here' },
  correctable: { zh: '当场改', en: 'To fix' },
  missing: { zh: '缺', en: 'Missing' },
  'not-applicable': { zh: '不适用', en: 'N/A' },
});

export const applicantKindWord = messages<ApplicantKind>({
  person: { zh: '自然人', en: 'Person' },
  'legal-person': { zh: '法人', en: 'Legal person' },
  other: { zh: '其他', en: 'Other' },
});

export const idKindWord = messages<Applicant['idKind']>({
  'resident-card': { zh: '居民身份证', en: 'Resident card' },
  'residence-permit': { zh: '居住证、居留证', en: 'Residence permit' },
  passport: { zh: '护照', en: 'Passport' },
  'credit-code': { zh: '统一社会信用代码', en: 'Social credit code' },
  other: { zh: '其他证件', en: 'Other' },
  none: { zh: '未出示', en: 'None shown' },
});

export const faultWord = messages<Fault>({
  'name-required': { zh: '请填姓名或名称', en: 'A name is needed' },
  'number-required': { zh: '请填号码，或选“未出示”', en: 'A number, or “none shown”' },
  'bad-check-character': { zh: '校验位不对，请核对', en: 'Wrong check character' },
  'too-long': { zh: '太长了', en: 'Too long' },
});

export const pageWord = messages<Draft['page']>({
  form: { zh: '填写的内容，请对方核对', en: 'What was entered, for checking' },
  materials: { zh: '材料清单，缺项已标出', en: 'The checklist, gaps marked' },
  fee: { zh: '收费标准', en: 'The fee' },
  none: { zh: '工作人员名片', en: "The clerk's card" },
});

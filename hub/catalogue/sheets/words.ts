import type { NoticeKind, StepKind } from '../../contract/casework.ts';
import type { ItemKind, Need, Role, ThemeIcon } from '../../contract/catalogue.ts';
import type { RealName } from '../../contract/holder.ts';
import type { VoiceSource } from '../../contract/policy.ts';

type Words<K extends string> = Readonly<Record<K, string>>;

/** What closed sets are called in a workbook. The codes of the JSON files are read too. */
export const ITEM_KIND: Words<ItemKind> = {
  immediate: '即办件',
  committed: '承诺件',
  joint: '联办件',
};
export const CATEGORY = {
  approval: '行政审批',
  'public-service': '公共服务',
  bidding: '公共资源交易',
  'social-service': '其他社会服务',
} as const;
export const HANDLING = {
  direct: '直接办理',
  commitment: '承诺办理',
  joint: '联合办理',
  reporting: '上报办理',
  'definite-answer': '明确答复',
} as const;
export const FORM = { original: '原件', copy: '复印件', 'original-and-copy': '原件和复印件' } as const;
export const APPROVAL = { 'two-people': '一审一核', counter: '一审核准' } as const;
export const STEP: Words<StepKind> = {
  review: '审核',
  'expert-review': '专家评审',
  'site-survey': '现场核查',
  'joint-review': '联合会审',
  'difficult-review': '疑难研审',
  superior: '上报',
  approval: '核准',
};
export const SAMPLE = {
  statutoryDays: '法定期限',
  promisedDays: '承诺期限',
  kind: '办件类型',
  disclosures: '公开内容',
  fee: '收费',
  materials: '材料',
  casework: '办件流程',
} as const;
export const NEED: Words<Need> = {
  'low-desk': '低位台面',
  'writing-pad': '写字板',
  'sign-language': '手语',
  english: '英语',
  wheelchair: '轮椅',
};
export const ROLE: Words<Role> = {
  guide: '导办',
  clerk: '窗口人员',
  chief: '首席代表',
  reviewer: '审核',
  approver: '核准',
  agent: '代办',
  'complaint-officer': '投诉受理',
  supervisor: '主管',
  discipline: '督查',
  administrator: '管理员',
};
export const PAPER_USES = {
  receipt: '接件通知书',
  'negative-filing': '否定备案书',
  'commitment-letter': '承诺书',
} as const;
export const BY_NAME: Words<RealName> = { off: '不实名', optional: '可实名', required: '必须实名' };
export const DAY = { closed: '休息', worked: '上班' } as const;
export const UNNAMED_BY = { staff: '工作人员', integration: '外部系统' } as const;
export const LANGUAGE = { ru: '俄语' } as const;
export const SOURCE: Words<VoiceSource> = {
  clips: '录音',
  program: '外接程序',
  screen: '屏幕自带',
  'built-in': '内置合成',
};
export const ICON: Words<ThemeIcon> = {
  baby: '婴儿',
  briefcase: '公文包',
  building: '楼宇',
  flask: '烧瓶',
  heart: '爱心',
  house: '房屋',
  leaf: '叶子',
  receipt: '票据',
  store: '店铺',
  wallet: '钱包',
};
export const NOTICE: Words<NoticeKind> = {
  'told-once': '一次性告知单',
  'not-accepted': '不予受理通知书',
  'negative-filing': '否定备案书',
  receipt: '接件通知书',
  acceptance: '受理通知书',
  'work-order': '办理通知书',
  'joint-acceptance': '并联审批受理通知书',
  'joint-work-order': '并联审批办理通知书',
  'commitment-letter': '承诺书',
  'hand-over-slip': '文书传递单',
  denial: '退办通知书',
  extension: '延期办结告知书',
  suspension: '中止计时告知书',
  'supplement-lapsed': '逾期未补正告知书',
  'approval-decision': '准予审批决定书',
  'denial-decision': '不予审批决定书',
};

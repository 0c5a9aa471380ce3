import type { Text } from '../../contract/text.ts';

/** Sentences about how a hall's cases run, for the people who write its catalogue. */
export const CASEWORK_MESSAGES = {
  ownDepartment: {
    zh: '这是牵头部门自己；并联部门里只写其他部门。',
    en: 'this is the lead department itself; name the others only',
  },
  noDepartment: (id: string): Text => ({ zh: `没有部门 ${id}。`, en: `there is no department ${id}` }),
  notJoint: {
    zh: '只有联办件才有并联部门；把 kind 改为 joint，或去掉 joint。',
    en: 'only a joint item asks other departments; make its kind joint, or leave this out',
  },
  twice: (id: string): Text => ({ zh: `${id} 写了两遍。`, en: `${id} is there twice` }),
  noStaff: (id: string): Text => ({ zh: `人员里没有 ${id}。`, en: `there is no person ${id}` }),
  superiorAlone: {
    zh: '上报环节要写本单位的负责人 responsible（C6）。',
    en: 'responsible: a step of a superior authority needs a responsible head here (C6)',
  },
  beyondPromise: (days: number, promised: number): Text => ({
    zh: `各环节共 ${days} 个工作日，超过承诺的 ${promised} 个（L2）。`,
    en: `${days} working days are more than the ${promised} promised (L2)`,
  }),
  approvalLast: {
    zh: '核准是最后一个环节，核准即作出决定（C6）。',
    en: 'the approval comes last: it is the decision (C6)',
  },
  noCounter: (id: string): Text => ({ zh: `没有窗口 ${id}。`, en: `there is no counter ${id}` }),
  emptyName: { zh: '材料名称是空的。', en: 'the name of a material is empty' },
  unknownField: (name: string, line: number, column: number): Text => ({
    zh: `第 ${line} 行第 ${column} 列：这种通知书没有 {${name}} 这一项。`,
    en: `line ${line}, column ${column}: notices of this kind have no {${name}}`,
  }),
  twoPeople: (department: string): Text => ({
    zh: `一审一核要两个人：部门 ${department} 须有一名审核（reviewer）和另一名核准（approver）（C6）。`,
    en: `two-people approval needs a reviewer and another person as approver in ${department} (C6)`,
  }),
} as const;

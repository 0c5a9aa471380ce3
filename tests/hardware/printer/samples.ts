import type { PrintDocument } from '../../../hub/contract/print.ts';

type Ticket = Extract<PrintDocument, { kind: 'ticket' }>;
const common = {
  language: 'zh',
  hall: '安澜区政务大厅',
  // 09:42 on 23 November in the hall.
  at: Date.UTC(2026, 10, 23, 1, 42),
  timeZone: 'Asia/Shanghai',
} as const;

/** The ticket of the look's picture. */
export function ticket(change: Partial<Ticket> = {}): Ticket {
  return {
    kind: 'ticket',
    ...common,
    ticket: 'ticket-0001',
    number: 'A023',
    item: '烟花爆竹安全生产许可证初审',
    queue: '安全生产',
    floors: [{ floor: 2, counters: ['5', '6'] }],
    ahead: 3,
    estimate: { from: 8, to: 15 },
    materials: ['申请书原件3份', '营业执照复印件', '安全评价报告', '制度文本'],
    reinstateBehind: 3,
    statusUrl: 'https://hall.example/t/Xy7Qm2Lr9Kd3',
    complaintPhone: '12345',
    ...change,
  };
}

export const checklist: PrintDocument = {
  kind: 'checklist',
  ...common,
  item: '药品零售企业筹建',
  department: '食药监局',
  materials: [
    { name: '《药品经营许可证》筹建申请表', form: '原件2份' },
    { name: '拟营业场所、仓储场所的房屋产权证明或租赁协议', form: '复印件1份' },
  ],
  promised: '15个工作日',
  fee: '80 元，1 楼银行收费窗口',
  complaintPhone: '12345',
};

export const directions: PrintDocument = {
  kind: 'directions',
  ...common,
  place: '交警支队车管业务大厅',
  address: '安澜区滨河东路188号',
  phone: '0000-1234567',
  hours: '周一至周五 9:00-17:00',
  matters: '机动车登记、驾驶证换证',
};

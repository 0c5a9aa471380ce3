import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../hub/contract/catalogue.ts';
import { DEMO, demoHall } from './hall.ts';

/** The published table of items: department, kind, names, statutory and promised working days (— = none published). */
const PUBLISHED = `
安监局 | committed | 烟花爆竹安全生产许可证初审 | 20 | 5
安监局 | committed | 非煤矿矿山项目安全设施设计审查竣工验收 | 20 | 5
安监局 | committed | 危险化学品安全生产许可证初审 | 20 | 5
安监局 | committed | 危险化学品建设项目安全许可 | 60 | 50
安监局 | committed | 生产经营单位新、改、扩建项目安全设施“三同时”审查验收 | 35 | 30
安监局 | committed | 非煤矿矿山企业安全生产许可证初审 | 35 | 30
安监局 | committed | 烟花爆竹经营(批发)许可 | — | —
安监局 | kind? | 剧毒化学品使用单位的安全备案 | — | —
安监局 | joint | 危险化学品经营许可证(乙证) | — | —
安监局 | kind? | 第二类、第三类非药品类易制毒化学品生产经营单位备案 | — | —
食药监局 | committed | 药品零售企业筹建 | 30 | 15
食药监局 | committed | 药品零售企业变更 | 15 | 5
食药监局 | committed | 一类医疗器械注册 | — | —
地税局 | immediate | 开业登记; 变更登记; 社保登记; 社保变更登记; 税务登记证验证(换证); 税务证件挂失申报; 税务登记证件补办; 外县(市)纳税人报验登记; 停业(复业)申请审批 | — | —
地税局 | immediate | 固定工商户外出经营税收管理证明单开具; 建筑安装企业承建外地工程项目所得税纳税联系单; 完税证明 | — | —
地税局 | immediate | 发票领购; 日常发票缴销; 窗口临时开具发票申请; 异地使用发票; 发票挂失申请 | — | —
地税局 | immediate | 税务政策咨询; 代办服务; 申报征收; 申报方式申请; 新办双定户税收定额初认定 | — | —
地税局 | committed | 纳税定额申请; 纳税定额变更申请; 延期申报申请审批; 延期缴纳税款审批; 征收方式申请; 货物运输行业纳税人自开票资格认定; 减免税审批; 技术改造国产设备抵免企业所得税; 纳税人具名发票申请; 注销税务登记; 注销社保登记; 社保费缓缴申请审批; 社会保险费延期申报申请审批; 非贸易售付汇税收证明; 收入退库; 个人住宅出售免征营业税审批 | — | —
国土局 | committed | 土地上市交易; 土地使用权发证 | — | —
工商局 | committed | 注册登记; 名称预先核准; 动产抵押物登记 | — | —
工商局 | immediate | 企业年检; 个体户验照 | — | —
社区综合服务 | immediate | 户籍办理; 劳动和社会保障; 民政; 计生; 外来人口 | — | —
住建局 | committed | 规划; 房管; 建管; 市政园林 | — | —
环保局 | committed | 建设项目环保审批(一般项目); 建设项目环保审批(重要项目) | — | —
`
  .trim()
  .split('\n')
  .flatMap((row) => {
    const [department = '', kind = '', names = '', statutory = '', promised = ''] = row.split(' | ');
    return names.split('; ').map((name) => ({ department, kind, name, statutory, promised }));
  });

const days = (published: string) => (published === '—' ? null : Number(published));

describe('the demo hall', () => {
  let hall: Catalogue;
  beforeAll(async () => {
    hall = await demoHall();
  });

  it('holds every published item under its department, and no other', () => {
    const department = new Map(hall.departments.map((one) => [one.id, one.short.zh]));
    const held = hall.items.map((item) => `${department.get(item.department)} ${item.name.zh}`);
    expect(PUBLISHED).toHaveLength(69);
    expect(held.sort()).toEqual(PUBLISHED.map((item) => `${item.department} ${item.name}`).sort());
  });

  it('S2 keeps published kinds and limits, and marks as sample exactly what it filled in', () => {
    for (const published of PUBLISHED) {
      const item = hall.items.find((one) => one.name.zh === published.name);
      if (!item) throw new Error(published.name);
      const kindKnown = published.kind !== 'kind?';
      expect([item.name.zh, item.kind]).toEqual([item.name.zh, kindKnown ? published.kind : 'immediate']);
      expect([item.name.zh, item.sample.includes('kind')]).toEqual([item.name.zh, !kindKnown]);
      const published2 = { statutoryDays: days(published.statutory), promisedDays: days(published.promised) };
      for (const limit of ['statutoryDays', 'promisedDays'] as const) {
        if (published2[limit] !== null) expect(item[limit]).toBe(published2[limit]);
        const filled = published2[limit] === null && item[limit] !== null;
        expect([item.name.zh, item.sample.includes(limit)]).toEqual([item.name.zh, filled]);
      }
      if (item.kind === 'immediate') expect(item.promisedDays).toBeNull();
      expect(item.materials.length).toBeGreaterThanOrEqual(3);
      expect(item.materials.length).toBeLessThanOrEqual(11);
    }
  });

  it('is complete in Chinese and English (K4)', () => {
    const chinese: string[] = [];
    const english: string[] = [];
    JSON.stringify(hall, (key, value) => {
      if (key === 'zh') chinese.push(value);
      if (key === 'en') english.push(value);
      return value;
    });
    expect(english.length).toBe(chinese.length);
    expect(english.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(chinese.filter((text) => !/\p{Script=Han}|^\d+$/u.test(text))).toEqual([]);
  });

  it('has 18 numbered counters on three floors, each with a clerk, each queue with an owner (T5)', () => {
    const numbered = hall.counters.filter((counter) => /^\d+$/.test(counter.name.zh));
    expect(numbered.map((counter) => counter.name.zh)).toEqual(
      Array.from({ length: 18 }, (_, i) => `${i + 1}`),
    );
    expect([...new Set(numbered.map((counter) => counter.floor))].sort()).toEqual([1, 2, 3]);
    expect(hall.counters.map((counter) => counter.name.zh)).toEqual(
      expect.arrayContaining(['导税台', '银行收费窗口', '行政复议窗口']),
    );
    for (const counter of hall.counters) {
      const people = hall.staff.filter((person) => person.counters.includes(counter.id));
      expect([counter.id, people.length > 0]).toEqual([counter.id, true]);
    }
    for (const queue of hall.queues)
      expect(hall.counters.some((counter) => counter.queues.includes(queue.id))).toBe(true);
  });

  it('every queue can meet every need somewhere, save those the fee and review counters need not (T5)', () => {
    for (const queue of hall.queues.filter((one) => /[A-E]/.test(one.letter))) {
      const owners = hall.counters.filter((counter) => counter.queues.includes(queue.id));
      const met = new Set(owners.flatMap((counter) => counter.capabilities));
      expect([queue.letter, [...met].sort()]).toEqual([
        queue.letter,
        ['english', 'low-desk', 'sign-language', 'wheelchair', 'writing-pad'],
      ]);
    }
  });

  it('every person has a photo of at most 2 kB, or shows the surname', async () => {
    const photos = await readdir(join(DEMO, 'photos'));
    expect(photos.sort()).toEqual(hall.staff.flatMap((one) => one.photo ?? []).sort());
    for (const photo of photos)
      expect((await stat(join(DEMO, 'photos', photo))).size).toBeLessThanOrEqual(2048);
    const roles = hall.staff.flatMap((one) => one.roles);
    expect(roles.filter((role) => role === 'guide')).toHaveLength(2);
    expect(roles).toEqual(expect.arrayContaining(['supervisor', 'discipline', 'administrator', 'chief']));
  });

  it('L1 carries the published calendar of 2026', () => {
    const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
    expect(hall.calendar.knownUntil).toBe('2026-12-31');
    expect(hall.calendar.closed).toHaveLength(33);
    expect(hall.calendar.worked).toHaveLength(6);
    expect(hall.calendar.worked.every((date) => [0, 6].includes(weekday(date)))).toBe(true);
    // 2026 has 261 weekdays; the State Council's plan leaves 248 working days.
    const lost = hall.calendar.closed.filter((date) => ![0, 6].includes(weekday(date))).length;
    expect(261 - lost + hall.calendar.worked.length).toBe(248);
  });

  it('can be tried at any hour without waiting, and shows no QR code', () => {
    expect(hall.policy).toMatchObject({
      aroundTheClock: true,
      noShow: { recalls: 0, seconds: 0 },
      publicUrl: null,
    });
  });

  it('K1 has eight frequent matters, ranked', () => {
    const frequent = hall.items.filter((item) => item.frequent !== null);
    const ranked = frequent.sort((a, b) => (a.frequent ?? 0) - (b.frequent ?? 0));
    expect(ranked.map((item) => item.name.zh).slice(0, 6)).toEqual([
      '发票领购',
      '开业登记',
      '户籍办理',
      '社保登记',
      '完税证明',
      '企业年检',
    ]);
    expect(ranked.map((item) => item.frequent)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

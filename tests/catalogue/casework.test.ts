import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../hub/catalogue/load.ts';
import type { Catalogue, Item } from '../../hub/contract/catalogue.ts';
import { checkCatalogue } from '../../hub/domain/index.ts';
import { copyOfDemo, demoHall, edit } from './hall.ts';

const days = (item: Item) => (item.casework?.steps ?? []).reduce((sum, step) => sum + step.days, 0);

describe('the demo hall’s cases', () => {
  let hall: Catalogue;
  const item = (name: string) => {
    const found = hall.items.find((one) => one.name.zh === name);
    if (!found) throw new Error(name);
    return found;
  };
  beforeAll(async () => {
    hall = await demoHall();
  });

  it('C6 every committed item names its posts, or says that the counter approves alone', () => {
    for (const one of hall.items.filter(({ kind }) => kind !== 'immediate')) {
      const alone = one.casework?.approval === 'counter';
      expect([one.id, (one.casework?.steps ?? []).length >= 2]).toEqual([one.id, !alone]);
      expect([one.id, one.sample.includes('casework')]).toEqual([one.id, true]);
    }
  });

  it('L2 the posts’ days lie within the promise', () => {
    for (const one of hall.items)
      expect([one.id, days(one) <= (one.promisedDays ?? 0)]).toEqual([one.id, true]);
    expect(days(item('药品零售企业变更'))).toBe(4);
  });

  it('C6 a first review goes to the superior authority, with a responsible head here', () => {
    const { steps } = item('烟花爆竹安全生产许可证初审').casework ?? {};
    expect(steps?.map(({ kind }) => kind)).toEqual(['review', 'superior', 'approval']);
    expect(steps?.[1]).toMatchObject({
      authority: { zh: '省安全生产监督管理局' },
      responsible: 'gaoxiang',
    });
  });

  it('C7 the joint item asks three departments', () => {
    const { joint } = item('危险化学品经营许可证(乙证)').casework ?? {};
    expect(joint?.map(({ department }) => department)).toEqual(['environment', 'commerce', 'housing']);
  });

  it('C8 a denied licence gets the formal decision too', () => {
    const licences = hall.items.filter(({ casework }) => casework?.isLicence);
    expect(licences.length).toBeGreaterThan(10);
    for (const one of licences)
      expect(one.casework).toMatchObject({
        formalDecision: true,
        licence: { zh: expect.any(String), en: expect.any(String) },
      });
    expect(item('税务政策咨询').casework).toBeUndefined();
  });

  it('S5 each department with committed items has a reviewer, an approver and a chief representative', () => {
    const committed = new Set(
      hall.items.flatMap((one) => (one.kind === 'immediate' ? [] : [one.department])),
    );
    for (const department of committed) {
      const roles = hall.staff.filter((one) => one.department === department).flatMap((one) => one.roles);
      expect([department, ...roles]).toEqual(
        expect.arrayContaining([department, 'reviewer', 'approver', 'chief', 'clerk']),
      );
    }
  });

  it('C12 every department has the word of its documents; those that approve have a seal', () => {
    expect(hall.departments.map(({ word }) => word)).not.toContain(undefined);
    expect(new Set(hall.departments.map(({ word }) => word)).size).toBe(hall.departments.length);
    expect(hall.departments.filter(({ seal }) => seal === undefined).map(({ id }) => id)).toEqual([
      'community',
    ]);
    expect(hall.hall.reviewCounter).toBe('review');
  });
});

describe('a hall whose cases could not run', () => {
  let hall: Catalogue;
  beforeEach(async () => {
    hall = structuredClone(await demoHall());
  });
  const at = (id: string) => hall.items.findIndex((one) => one.id === id);
  const caseworkOf = (id: string) => {
    const found = hall.items[at(id)]?.casework;
    if (!found) throw new Error(id);
    return found;
  };
  const JOINT = 'hazardous-chemicals-trading-b';
  const FIRST = 'fireworks-production-licence';
  const firstStep = () => {
    const [step] = caseworkOf(FIRST).steps ?? [];
    if (!step) throw new Error(FIRST);
    return step;
  };
  /** Path below the item, and what is wrong there. */
  const problems = (id: string) => {
    const checked = checkCatalogue(hall);
    if (checked.ok) return [];
    const prefix = `items.${at(id)}.`;
    return checked.refusal.map(({ path, message, zh }) => {
      expect(zh).toMatch(/\p{Script=Han}/u);
      return `${path.startsWith(prefix) ? path.slice(prefix.length) : path}: ${message}`;
    });
  };

  it('has nothing wrong before it is broken', () => {
    expect(problems(JOINT)).toEqual([]);
  });

  it('C7 a joint department that does not exist, is the lead, or is there twice', () => {
    caseworkOf(JOINT).joint = ['fire', 'work-safety', 'housing', 'housing'].map((department) => ({
      department,
      days: 5,
    }));
    expect(problems(JOINT)).toEqual([
      'casework.joint.0.department: there is no department fire',
      'casework.joint.1.department: this is the lead department itself; name the others only',
      'casework.joint.3.department: housing is there twice',
    ]);
  });

  it('C7 other departments named by an item that is not joint', () => {
    caseworkOf(FIRST).joint = [{ department: 'housing', days: 5 }];
    expect(problems(FIRST)).toEqual([
      'casework.joint: only a joint item asks other departments; make its kind joint, or leave this out',
    ]);
  });

  it('L2 an answer or posts beyond the promise', () => {
    caseworkOf(JOINT).joint = [{ department: 'housing', days: 16 }];
    firstStep().days = 3;
    expect(problems(JOINT)).toEqual([
      `items.${at(FIRST)}.casework.steps: 6 working days are more than the 5 promised (L2)`,
      'casework.joint.0.days: 16 working days are more than the 15 promised (L2)',
    ]);
  });

  it('C6 a step twice, a responsible who is nobody, a superior step without one', () => {
    const [, second] = caseworkOf(FIRST).steps ?? [];
    Object.assign(firstStep(), { responsible: 'nobody' });
    Object.assign(second ?? {}, { id: 'review' });
    if (second) delete second.responsible;
    expect(problems(FIRST)).toEqual([
      'casework.steps.0.responsible: there is no person nobody',
      'casework.steps.1.id: review is there twice',
      'casework.steps.1: responsible: a step of a superior authority needs a responsible head here (C6)',
    ]);
  });

  it('C6 an approval that is not the last step, and the day of one that is not named', () => {
    const { steps = [] } = caseworkOf(FIRST);
    steps.push({ id: 'later', kind: 'review', post: { zh: '复核岗', en: 'Second review' }, days: 1 });
    expect(problems(FIRST)).toEqual([
      'casework.steps.2.kind: the approval comes last: it is the decision (C6)',
      'casework.steps: 7 working days are more than the 5 promised (L2)',
    ]);
    steps.splice(2, 2);
    firstStep().days = 3;
    expect(problems(FIRST)).toEqual(['casework.steps: 6 working days are more than the 5 promised (L2)']);
    caseworkOf(FIRST).approval = 'counter';
    expect(problems(FIRST)).toEqual([]);
  });

  it('C6 two-people approval where reviewer and approver are one person', () => {
    hall.staff = hall.staff.filter((one) => one.id !== 'baiyun');
    const reviewer = hall.staff.find((one) => one.id === 'xionglei');
    reviewer?.roles.push('approver');
    expect(problems(FIRST)).toContain(
      'casework.approval: two-people approval needs a reviewer and another person as approver in work-safety (C6)',
    );
    for (const one of hall.items.filter(({ department }) => department === 'work-safety'))
      if (one.casework) one.casework.approval = 'counter';
    expect(problems(FIRST)).toEqual([]);
  });

  it('§3.2.5 a review counter that does not exist', () => {
    hall.hall.reviewCounter = 'counter-99';
    expect(problems(FIRST)).toEqual(['hall.reviewCounter: there is no counter counter-99']);
  });

  it('C2 a material without a name', () => {
    Object.assign(hall.items[at(FIRST)]?.materials[3]?.name ?? {}, { zh: ' ' });
    expect(problems(FIRST)).toEqual(['materials.3.name: the name of a material is empty']);
  });

  it('C12 a notice’s text that names what such notices do not have', () => {
    hall.noticeTexts = { denial: { body: '@{applicant}：\n不予办理，理由如下：{why}\n{#reasons}' } };
    expect(problems(FIRST)).toEqual([
      'noticeTexts.denial.body: line 2, column 11: notices of this kind have no {why}',
    ]);
  });
});

describe('a catalogue folder with cases', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await copyOfDemo();
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('S2 names the file and the place, in both languages', async () => {
    await edit(folder, 'items/work-safety.json', '"department": "housing",\n', '"department": "fire",\n');
    const loaded = await loadCatalogue(folder);
    expect(loaded.ok ? [] : loaded.refusal).toMatchObject([
      {
        file: 'items/work-safety.json',
        path: expect.stringMatching(/^\[\d\]\.casework\.joint\[2\]\.department$/),
        sentence: { zh: '没有部门 fire。', en: 'there is no department fire' },
      },
    ]);
  });

  it('C12 reads the hall’s own texts of notices, and says where one is wrong', async () => {
    const file = join(folder, 'notice-texts.json');
    await writeFile(file, '{ "denial": { "title": "退办单", "body": "@{applicant}\\n{#reasons}" } }');
    expect(await loadCatalogue(folder)).toMatchObject({
      ok: true,
      value: { noticeTexts: { denial: { title: '退办单' } } },
    });
    await writeFile(file, '{ "denial": { "body": "{licence}" } }');
    const loaded = await loadCatalogue(folder);
    expect(loaded.ok ? [] : loaded.refusal).toMatchObject([
      {
        file: 'notice-texts.json',
        path: 'denial.body',
        sentence: { zh: expect.stringContaining('{licence}') },
      },
    ]);
  });
});

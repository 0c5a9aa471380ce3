import type { NoticeKind } from '../../contract/casework.ts';
import type { Casework, Catalogue, Item } from '../../contract/catalogue.ts';
import type { Text } from '../../contract/text.ts';
import { templateProblems } from '../casework/notice-template.ts';
import type { CatalogueProblem } from './check.ts';
import { CASEWORK_MESSAGES as SAYS } from './messages.ts';

/** Whether cases can run as the catalogue says: posts that exist, days within the promise, texts that can be filled in (C5–C8, L2). */
export function caseworkProblems(catalogue: Catalogue): CatalogueProblem[] {
  return [
    ...reviewCounter(catalogue),
    ...catalogue.items.flatMap((item, i) => itemProblems(catalogue, item, `items.${i}`)),
    ...noticeTexts(catalogue),
  ];
}

function wrong(path: string, { zh, en }: Text): CatalogueProblem {
  return { path, message: en, zh };
}

function reviewCounter({ hall, counters }: Catalogue): CatalogueProblem[] {
  const id = hall.reviewCounter;
  if (id === undefined || counters.some((counter) => counter.id === id)) return [];
  return [wrong('hall.reviewCounter', SAYS.noCounter(id))];
}

function itemProblems(catalogue: Catalogue, item: Item, path: string): CatalogueProblem[] {
  const materials = item.materials.flatMap(({ name }, i) =>
    name.zh.trim() === '' || name.en.trim() === ''
      ? [wrong(`${path}.materials.${i}.name`, SAYS.emptyName)]
      : [],
  );
  const { casework } = item;
  if (casework === undefined) return materials;
  const at = `${path}.casework`;
  return [
    ...materials,
    ...steps(catalogue, item, casework, at),
    ...joint(catalogue, item, casework, at),
    ...twoPeople(catalogue, item, casework, at),
  ];
}

function steps(catalogue: Catalogue, item: Item, casework: Casework, at: string): CatalogueProblem[] {
  const list = casework.steps ?? [];
  const staff = new Set(catalogue.staff.map((person) => person.id));
  const seen = new Set<string>();
  const problems = list.flatMap((step, i) => {
    const path = `${at}.steps.${i}`;
    const found: CatalogueProblem[] = [];
    if (seen.has(step.id)) found.push(wrong(`${path}.id`, SAYS.twice(step.id)));
    seen.add(step.id);
    if (step.responsible !== undefined && !staff.has(step.responsible))
      found.push(wrong(`${path}.responsible`, SAYS.noStaff(step.responsible)));
    if (step.kind === 'superior' && step.responsible === undefined)
      found.push(wrong(path, SAYS.superiorAlone));
    if (step.kind === 'approval' && i < list.length - 1) found.push(wrong(`${path}.kind`, SAYS.approvalLast));
    return found;
  });
  return [...problems, ...withinPromise(item, daysOf(casework), `${at}.steps`)];
}

/** Working days of all posts; two-people approval ends with an approval, of one day when the steps do not name it. */
function daysOf({ approval, steps: list = [] }: Casework): number {
  const named = list.reduce((sum, step) => sum + step.days, 0);
  const owed = list.length > 0 && approval !== 'counter' && list.at(-1)?.kind !== 'approval';
  return owed ? named + 1 : named;
}

function joint(catalogue: Catalogue, item: Item, casework: Casework, at: string): CatalogueProblem[] {
  const list = casework.joint ?? [];
  const departments = new Set(catalogue.departments.map((department) => department.id));
  const seen = new Set<string>();
  const problems = list.flatMap(({ department, days }, i) => {
    const path = `${at}.joint.${i}`;
    const found: CatalogueProblem[] = [];
    if (!departments.has(department)) found.push(wrong(`${path}.department`, SAYS.noDepartment(department)));
    if (department === item.department) found.push(wrong(`${path}.department`, SAYS.ownDepartment));
    if (seen.has(department)) found.push(wrong(`${path}.department`, SAYS.twice(department)));
    seen.add(department);
    return [...found, ...withinPromise(item, days, `${path}.days`)];
  });
  if (list.length > 0 && item.kind !== 'joint') problems.push(wrong(`${at}.joint`, SAYS.notJoint));
  return problems;
}

function withinPromise({ promisedDays }: Item, days: number, path: string): CatalogueProblem[] {
  return promisedDays !== null && days > promisedDays
    ? [wrong(path, SAYS.beyondPromise(days, promisedDays))]
    : [];
}

/** Without two such people in the department every case of the item would come to a standstill. */
function twoPeople(
  { staff }: Catalogue,
  { kind, department }: Item,
  { approval }: Casework,
  at: string,
): CatalogueProblem[] {
  if (kind === 'immediate' || approval === 'counter') return [];
  const of = staff.filter((person) => person.department === department);
  const reviewers = of.filter((person) => person.roles.includes('reviewer'));
  const approvers = of.filter((person) => person.roles.includes('approver'));
  const two = reviewers.some((reviewer) => approvers.some((approver) => approver.id !== reviewer.id));
  return two ? [] : [wrong(`${at}.approval`, SAYS.twoPeople(department))];
}

function noticeTexts({ noticeTexts: texts = {} }: Catalogue): CatalogueProblem[] {
  return Object.entries(texts).flatMap(([kind, { body }]) =>
    templateProblems(kind as NoticeKind, body).map(({ name, line, column }) =>
      wrong(`noticeTexts.${kind}.body`, SAYS.unknownField(name, line, column)),
    ),
  );
}

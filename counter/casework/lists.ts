import type { CaseClass, CaseLine, WorkList, WorkView } from '../../hub/contract/case-views.ts';

/** The lists by what they are for: work to do, and limits. Every list of the hub stands in exactly one group. */
export const WORK: readonly WorkList[] = [
  'mine',
  'to-approve',
  'joint-for-me',
  'awaiting-materials',
  'to-deliver',
  'to-archive',
  'department',
];
export const LIMITS: readonly WorkList[] = ['overrun', 'due-today', 'red', 'amber'];

/** E's five classes in their order, on keys 1–5; 0 shows all. */
export const CLASSES: readonly CaseClass[] = ['immediate', 'committed', 'joint', 'returned', 'supplement'];
export type ClassFilter = CaseClass | 'all';

export function ofClass(lines: readonly CaseLine[], wanted: ClassFilter): readonly CaseLine[] {
  return wanted === 'all' ? lines : lines.filter((line) => line.class === wanted);
}

/** Counts beside the classes: of the list in sight; of the department's, too long to be sent whole, the hub's own totals. */
export function classCounts(
  view: Pick<WorkView, 'list' | 'lines' | 'total' | 'classes'>,
): Record<ClassFilter, number> {
  const count = (one: CaseClass) =>
    view.list === 'department' ? view.classes[one] : ofClass(view.lines, one).length;
  return {
    all: view.total,
    immediate: count('immediate'),
    committed: count('committed'),
    joint: count('joint'),
    returned: count('returned'),
    supplement: count('supplement'),
  };
}

/** The class on a digit key; null for any other key. */
export function classOnKey(key: string): ClassFilter | null {
  if (!/^[0-5]$/.test(key)) return null;
  return key === '0' ? 'all' : (CLASSES[Number(key) - 1] ?? null);
}

/** The list one before or after in the order they are drawn; it goes round. */
export function neighbour(list: WorkList, step: 1 | -1): WorkList {
  const all = [...WORK, ...LIMITS];
  return all[(all.indexOf(list) + step + all.length) % all.length] ?? list;
}

/** The line that is selected: the one asked for while it is in sight, else the first. */
export function selectedLine(lines: readonly CaseLine[], wanted: string | null): CaseLine | null {
  return lines.find((line) => line.id === wanted) ?? lines[0] ?? null;
}

/** The id `step` lines away from the selected one; stays at the ends. */
export function moved(lines: readonly CaseLine[], wanted: string | null, step: number): string | null {
  const at = lines.findIndex((line) => line.id === selectedLine(lines, wanted)?.id);
  return lines[Math.min(Math.max(at + step, 0), lines.length - 1)]?.id ?? null;
}

/** Where a reader starts: approvers with what they approve, everybody else with their own. */
export function firstList(roles: readonly string[]): WorkList {
  return roles.includes('approver') && !roles.includes('clerk') ? 'to-approve' : 'mine';
}

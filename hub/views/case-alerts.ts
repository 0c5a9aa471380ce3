import type { Alert } from '../contract/views/floor.ts';
import type { Case } from '../domain/casework/case.ts';
import { isSuspended } from '../domain/index.ts';
import { catalogueOf, type Source } from './lines.ts';

type Raised = Omit<Alert, 'seenBy'>;
type Kind = 'case-overrun' | 'case-red';
/** A file that lies late, or nearly: with which department, since when. */
type Pressing = {
  readonly kind: Kind;
  readonly department: string;
  readonly since: number;
  readonly number: string;
};

/**
 * L3, L4: files that lie past their limit, or near its end, one alert for each department: it comes back unseen with every further
 * file, and ends when none is left.
 */
export function caseAlerts({ state }: Source): Raised[] {
  const { departments } = catalogueOf(state);
  const groups = new Map<string, Pressing[]>();
  for (const on of state.cases.values()) {
    const found = pressing(on);
    if (!found) continue;
    const id = `${found.kind}:${found.department}`;
    const group = groups.get(id);
    if (group) group.push(found);
    else groups.set(id, [found]);
  }
  return [...groups].flatMap(([id, group]): Raised[] => {
    const latest = group.reduce((a, b) => (b.since > a.since ? b : a));
    const subject = departments.get(latest.department)?.short;
    if (!subject) return [];
    const { kind, since, number } = latest;
    const detail = { cases: group.length, number };
    return [{ id, kind, level: kind === 'case-overrun' ? 'late' : 'warn', subject, since, detail }];
  });
}

/** By what was recorded of the posts whose time runs now; what they did late and finished is no alert any more. */
function pressing(on: Case): Pressing | null {
  if (on.accountability.length === 0 && on.warned.size === 0) return null;
  if (on.state !== 'handling' || isSuspended(on)) return null;
  const step = on.steps[on.at];
  const posts = [
    'case',
    ...(step ? [step.id] : []),
    ...on.joint.filter((task) => task.at === null).map((task) => `joint:${task.department}`),
  ];
  const { number } = on;
  const record = on.accountability.findLast((each) => each.cause === 'overrun' && posts.includes(each.of));
  if (record) return { kind: 'case-overrun', department: record.department, since: record.at, number };
  const red = posts.map((of) => `${of}|red`).filter((key) => on.warned.has(key));
  if (red.length === 0) return null;
  const warned = on.history.findLast(
    (entry) => entry.what === 'limit-warned' && red.includes(entry.detail ?? ''),
  );
  return { kind: 'case-red', department: on.department, since: warned?.at ?? on.receivedAt, number };
}

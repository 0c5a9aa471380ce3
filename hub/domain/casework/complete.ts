import type { NoticeKind } from '../../contract/casework.ts';
import type { Case, CaseNotice } from './case.ts';

/** Completeness of the file before it is archived (C13): what is missing, as `<what>:<which>`; empty when nothing is. */
export function missingForArchive(on: Case): string[] {
  const issued = new Set(on.notices.map((each) => each.kind));
  return [
    ...papersOwed(on)
      .filter((kinds) => !kinds.some((kind) => issued.has(kind)))
      .map(([kind]) => `notice:${kind}`),
    ...on.notices.filter((each) => !onPaper(each)).map((each) => `print:${each.number}`),
    ...(on.state === 'completed' ? missingWhenCompleted(on) : []),
    ...on.accountability
      .filter((each) => each.outcome === null)
      .map((each) => `accountability:${each.record}`),
  ];
}

/** What the browser printed counts once the clerk has seen it (C12). */
function onPaper(notice: CaseNotice): boolean {
  if (notice.prints === 0) return false;
  return notice.job === null ? notice.outcome === 'printed' : notice.outcome !== 'failed';
}

function missingWhenCompleted(on: Case): string[] {
  const copies = on.notices.some((each) => each.kind === 'commitment-letter');
  return [
    // Accepted by law as it was (C3): its materials were never found complete, and need not be.
    ...(on.deemed ? [] : on.materials).flatMap((each, index) =>
      each.state === 'present' || each.state === 'not-applicable' ? [] : [`material:${index}`],
    ),
    ...(on.decision ? [] : ['decision']),
    ...(on.delivered ? [] : ['delivery']),
    ...(copies && !on.delivered?.secondCopy ? ['second-copy'] : []),
  ];
}

/** Papers the way of this case owes; of each group one. */
function papersOwed(on: Case): (readonly NoticeKind[])[] {
  const accepted = on.acceptedAt !== null;
  const slips = on.steps.some((step) => step.sentAt !== null);
  const owed: [boolean, ...NoticeKind[]][] = [
    [on.told.length > 0, 'told-once'],
    [on.state === 'refused', 'not-accepted', 'negative-filing'],
    [on.state === 'lapsed', 'supplement-lapsed'],
    [accepted && on.kind === 'committed', 'acceptance'],
    [accepted && on.kind === 'committed', 'work-order'],
    [accepted && on.kind === 'joint', 'joint-acceptance'],
    [accepted && on.kind === 'joint', 'joint-work-order'],
    [slips, 'hand-over-slip'],
    [on.decision?.outcome === 'denied', 'denial'],
    [on.extension?.answer === 'approved', 'extension'],
    [on.suspensions.length > 0, 'suspension'],
  ];
  return owed.flatMap(([owes, ...kinds]) => (owes ? [kinds] : []));
}

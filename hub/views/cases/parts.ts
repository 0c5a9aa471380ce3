import type { CaseView, NoticeLine } from '../../contract/case-views.ts';
import type { Case, CaseNotice, CaseStep } from '../../domain/casework/case.ts';
import { noticeText } from '../../domain/casework/notice-texts.ts';
import { worksOn } from '../../domain/casework/posts.ts';
import { today, workingDaysBetween } from '../../domain/limits/calendar.ts';
import { limitOf } from '../../domain/limits/levels.ts';
import { postsOf } from '../../domain/limits/posts.ts';
import type { State } from '../../domain/state.ts';
import { catalogueOf } from '../lines.ts';
import { answerLimit } from './joint.ts';
import { nameOf, stepNames } from './line.ts';

/** The lists inside a case's view. */

/** The item may have changed since: what is on the checklist and no longer in the item keeps its place, by number. */
export function materialLines(state: State, on: Case): CaseView['materials'] {
  const listed = catalogueOf(state).items.get(on.item)?.materials ?? [];
  return on.materials.map((material, index) => {
    const { name = numbered(index), form = 'original', copies = 1 } = listed[index] ?? {};
    return { name, form, copies, ...material, by: nameOf(state, material.by) };
  });
}

const numbered = (index: number) => ({ zh: `#${index + 1}`, en: `#${index + 1}` });

/** Each post with its limit as it stands, or stood when it was done; `used` in working days. */
export function stepLines(state: State, on: Case, now: number): CaseView['steps'] {
  const catalogue = catalogueOf(state);
  const posts = new Map(postsOf(catalogue, on).map((post) => [post.of, post]));
  return on.steps.map((step) => {
    const post = posts.get(step.id);
    return {
      id: step.id,
      kind: step.kind,
      ...stepNames(state, on, step),
      days: step.days,
      used: usedDays(state, step, now),
      state: step.state,
      handler: nameOf(state, step.handler),
      limit: post ? limitOf(catalogue, post.due, post.total, Math.min(post.until ?? now, now)) : null,
      result: step.result,
      opinion: step.opinion,
    };
  });
}

function usedDays(state: State, step: CaseStep, now: number): number | null {
  if (step.sentAt === null) return null;
  const catalogue = catalogueOf(state);
  const until = today(catalogue, step.finishedAt ?? now);
  return workingDaysBetween(catalogue.source.calendar, today(catalogue, step.sentAt), until);
}

/** `person`: who looks; the departments that person may answer for are marked. */
export function jointLines(state: State, on: Case, person: string, now: number): CaseView['joint'] {
  const catalogue = catalogueOf(state);
  return on.joint.map((task) => ({
    department: task.department,
    name: catalogue.departments.get(task.department)?.name ?? { zh: task.department, en: task.department },
    limit: answerLimit(state, on, task, now),
    result: task.result,
    opinion: task.opinion,
    by: nameOf(state, task.by),
    mine: worksOn(state, person, task.department),
  }));
}

export function noticeLines(state: State, on: Case): NoticeLine[] {
  return on.notices.map((notice) => ({
    id: notice.notice,
    kind: notice.kind,
    title: noticeText(state, notice.kind).title,
    number: notice.number,
    copies: notice.copies,
    at: notice.at,
    prints: notice.prints,
    print: printOf(state, notice),
    job: notice.job,
    url: `/notices/${on.id}/${notice.notice}.pdf`,
  }));
}

/** How its last print went (C12). Jobs are remembered for the day, what became of them with the case. */
function printOf(state: State, notice: CaseNotice): NoticeLine['print'] {
  if (notice.outcome !== null) return notice.outcome;
  const job = notice.job === null ? undefined : state.jobs.get(notice.job);
  if (job) return job.held ? 'held' : job.state;
  return notice.prints > 0 ? 'unknown' : 'none';
}

import type { Driver, Row } from './driver.ts';
import { number, optionalNumber, optionalText, text } from './records.ts';
import type { CaseCourse, Consultation, Course, RatedStay, Rating, Stay } from './report-rows.ts';
import type { StayEnd } from './report-steps.ts';

/** Rows at a time: a few milliseconds of the hub's processor, between which it serves everybody else. */
export const PAGE = 500;

/**
 * Waits of the hall days between two days, both included, by day. A page begins with the day at which the last one ended, so that the
 * index is walked and nothing is sorted.
 */
export const staysOf = (driver: Driver, hall: string, from: string, to: string) =>
  pages(driver, stayOf, (last) => ({
    sql: `SELECT stay.*, rating.level FROM stay
      LEFT JOIN rating ON stay.end_how = 'finished' AND rating.hall = stay.hall AND rating.ticket = stay.ticket AND rating.of_case IS NULL
      WHERE stay.hall = ?1 AND stay.day BETWEEN ?2 AND ?3 AND (stay.day > ?2 OR stay.seq > ?4)
      ORDER BY stay.day, stay.seq LIMIT ${PAGE}`,
    parameters: [hall, last ? text(last, 'day') : from, to, last ? number(last, 'seq') : 0],
  }));

/** Consultations of the hall days between two days, both included, by day. */
export const consultationsOf = (driver: Driver, hall: string, from: string, to: string) =>
  pages(driver, consultationOf, (last) => ({
    sql: `SELECT * FROM consultation WHERE hall = ?1 AND day BETWEEN ?2 AND ?3 AND (day > ?2 OR position > ?4)
      ORDER BY day, position LIMIT ${PAGE}`,
    parameters: [hall, last ? text(last, 'day') : from, to, last ? number(last, 'position') : 0],
  }));

/**
 * Cases to which something that counts happened from one instant until before another, epoch ms. All that were received before its
 * end are walked, in the order of receipt: a case may be decided years later, and a walk over narrow rows costs little.
 */
export const coursesOf = (driver: Driver, hall: string, from: number, to: number) =>
  pages(driver, courseOf, (last) => ({
    sql: `SELECT course.*, case_row.id, department, item, kind, state, clerk, received_at, accepted_at, due, ended_at, level
      FROM course CROSS JOIN case_row ON case_row.position = course.position
      LEFT JOIN rating ON rating.hall = case_row.hall AND rating.of_case = case_row.id
      WHERE +case_row.hall = ?1 AND course.position > ?2 AND +received_at < ?4 AND
        (received_at >= ?3 OR (accepted_at >= ?3 AND accepted_at < ?4) OR (decided_at >= ?3 AND decided_at < ?4)
          OR (ended_at >= ?3 AND ended_at < ?4))
      ORDER BY course.position LIMIT ${PAGE}`,
    parameters: [hall, last ? number(last, 'position') : 0, from, to],
  }));

async function* pages<T>(
  driver: Driver,
  shape: (row: Row) => T,
  after: (last: Row | null) => { sql: string; parameters: (string | number)[] },
): AsyncIterable<readonly T[]> {
  for (let last: Row | null = null; ; ) {
    const { sql, parameters } = after(last);
    const rows: Row[] = await driver.all(sql, parameters);
    yield rows.map(shape);
    last = rows.at(-1) ?? null;
    if (rows.length < PAGE) return;
  }
}

const stayOf = (row: Row): RatedStay => ({ ...waitOf(row), level: optionalNumber(row, 'level') });

export function waitOf(row: Row): Stay {
  return {
    position: number(row, 'position'),
    ticket: text(row, 'ticket'),
    day: text(row, 'day'),
    queue: text(row, 'queue'),
    item: optionalText(row, 'item'),
    first: number(row, 'first') === 1,
    paper: number(row, 'paper') === 1,
    at: number(row, 'at'),
    since: number(row, 'since'),
    calledAt: optionalNumber(row, 'called_at'),
    counter: optionalText(row, 'counter'),
    clerk: optionalText(row, 'clerk'),
    startedAt: optionalNumber(row, 'started_at'),
    servedMs: number(row, 'served_ms'),
    runningSince: optionalNumber(row, 'running_since'),
    endedAt: optionalNumber(row, 'ended_at'),
    end: optionalText(row, 'end_how') as StayEnd | null,
    outcome: optionalText(row, 'outcome'),
  };
}

export function consultationOf(row: Row): Consultation {
  return {
    position: number(row, 'position'),
    at: number(row, 'at'),
    day: text(row, 'day'),
    counter: optionalText(row, 'counter'),
    clerk: optionalText(row, 'clerk'),
    channel: text(row, 'channel'),
    item: optionalText(row, 'item'),
  };
}

export function ratingOf(row: Row): Rating {
  return {
    position: number(row, 'position'),
    at: number(row, 'at'),
    ticket: text(row, 'ticket'),
    ofCase: optionalText(row, 'of_case'),
    level: number(row, 'level'),
  };
}

export function courseRow(row: Row): Omit<Course, 'id'> {
  return {
    position: number(row, 'position'),
    counter: optionalText(row, 'counter'),
    origin: text(row, 'origin'),
    from: optionalText(row, 'from_day'),
    promised: optionalText(row, 'promised'),
    statutory: optionalText(row, 'statutory'),
    decidedAt: optionalNumber(row, 'decided_at'),
    decision: optionalText(row, 'decision'),
  };
}

function courseOf(row: Row): CaseCourse {
  return {
    ...courseRow(row),
    id: text(row, 'id'),
    department: text(row, 'department'),
    item: text(row, 'item'),
    kind: text(row, 'kind'),
    state: text(row, 'state'),
    clerk: optionalText(row, 'clerk'),
    receivedAt: number(row, 'received_at'),
    acceptedAt: optionalNumber(row, 'accepted_at'),
    due: optionalText(row, 'due'),
    endedAt: optionalNumber(row, 'ended_at'),
    level: optionalNumber(row, 'level'),
  };
}

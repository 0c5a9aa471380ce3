import { beforeEach, describe, expect, test } from 'vitest';
import { createPresence } from '../../hub/live/presence.ts';
import { alerts } from '../../hub/views/alerts.ts';
import { person } from '../domain/given.ts';
import { noMedia } from '../hub/support/media.ts';
import { CaseHall } from './cases.ts';

let hall: CaseHall;
beforeEach(() => {
  hall = new CaseHall();
});

const presence = createPresence(() => 0);
/** Alerts about cases right now. */
const raised = () =>
  alerts({ state: hall.state, presence, media: noMedia, build: null, now: hall.now }, () => []).filter(
    ({ kind }) => kind.startsWith('case-'),
  );
const short = () => raised().map(({ id, level, detail }) => [id, level, detail.cases]);

describe('S1 L3 L4 files that press, on the supervisor’s floor', () => {
  test('L3 amber is none; red is one for the department; past the limit it is late, until the post is done', () => {
    hall.handling('c').on('2026-03-05').check();
    expect(short()).toEqual([]);
    hall.on('2026-03-06').check();
    expect(short()).toEqual([['case-red:land', 'warn', 1]]);
    hall.on('2026-03-10').check();
    expect(short()).toEqual([['case-overrun:land', 'late', 1]]);
    hall.finished('c');
    expect(short()).toEqual([]);
  });

  test('L4 an overdue answer is an alert of the department asked; the lead’s file is not red for it', () => {
    const joint = [{ department: 'tax', due: hall.due('2026-03-06') }];
    hall.received('c', '2026-03-09').accepted('c', '2026-03-30', { joint }).on('2026-03-09').check();
    expect(short()).toEqual([['case-overrun:tax', 'late', 1]]);
  });

  test('S1 once seen it stays seen, and comes back unseen with a further file', () => {
    hall.handling('c').on('2026-03-03').handling('d').on('2026-03-06').check();
    hall.must(person('sun'), { type: 'AcknowledgeAlert', alert: 'case-red:land' });
    const seen = () => raised().map((alert) => alert.seenBy?.name.en);
    expect(seen()).toEqual(['sun']);
    hall.pass(60_000);
    expect(seen()).toEqual(['sun']);
    hall.received('e', '2026-03-13').accepted('e', '2026-03-09');
    hall.on('2026-03-09', '08:00').check();
    expect(short()).toEqual([['case-red:land', 'warn', 3]]);
    expect(seen()).toEqual([undefined]);
  });

  test('C9 a stopped clock presses nobody', () => {
    hall.handling('c').on('2026-03-06').check();
    hall.given({ type: 'CaseSuspended', case: 'c', reason: 'hearing', explanation: '', from: '2026-03-06' });
    expect(short()).toEqual([]);
  });
});

import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CatalogueSchema } from '../../hub/contract/catalogue.ts';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { API, Hall, HOUR, KIOSK, MINUTE, NINE } from './given.ts';
import { hallData } from './hall.ts';

function hall(more: object): Hall {
  const data = hallData();
  const queues = data.queues.map((queue) => (queue.id === 'a' ? { ...queue, ...more } : queue));
  return new Hall(v.parse(CatalogueSchema, { ...data, queues }));
}
const refused = (on: Hall, command: CommandInput) => {
  const { decided } = on.when(API, command);
  if (decided.ok) throw new Error('accepted');
  return decided.refusal;
};
const LI = { idKind: 'resident-card', idNumber: '11010519491231002X' } as const;
const WANG = { idKind: 'passport', idNumber: 'E12345678' } as const;

describe('T9 quotas', () => {
  test('T9 so many an hour: refused until the next one, with the hour named', () => {
    const on = hall({ hourlyQuota: 2 });
    on.pass(10 * MINUTE).issue('a');
    on.pass(40 * MINUTE).issue('a');
    expect(refused(on, { type: 'IssueTicket', queue: 'a' })).toMatchObject({
      code: 'hour-quota-reached',
      detail: { opensAt: NINE + HOUR },
    });
    on.issue('b');
    on.pass(10 * MINUTE).issue('a');
    on.issue('a');
    expect(refused(on, { type: 'IssueTicket', queue: 'a' }).detail?.opensAt).toBe(NINE + 2 * HOUR);
  });

  test('T9 so many for one person a day, by the number on the document, however it is written', () => {
    const on = hall({ personQuota: 1 });
    on.must(KIOSK, { type: 'IssueTicket', queue: 'a', identity: LI });
    const again = { ...LI, idNumber: ' 11010519491231002x ' };
    expect(refused(on, { type: 'IssueTicket', queue: 'a', identity: again })).toMatchObject({
      code: 'person-quota-reached',
      field: 'identity',
      detail: { quota: 1, opensAt: Date.parse('2026-03-06T01:00:00Z') },
    });
    on.must(KIOSK, { type: 'IssueTicket', queue: 'a', identity: WANG });
    on.must(KIOSK, { type: 'IssueTicket', queue: 'b', identity: LI });
    on.issue('a');
  });

  test('T9 X3 of the document’s number only a keyed hash of that day is kept', () => {
    const on = hall({ personQuota: 1 });
    on.must(KIOSK, { type: 'IssueTicket', queue: 'a', identity: LI });
    const record = JSON.stringify(on.recorded.find(({ fact }) => fact.type === 'TicketIssued'));
    expect(record).toContain('index:ticket 2026-03-04 11010519491231002X');
    expect(record.replace('index:ticket 2026-03-04 11010519491231002X', '')).not.toContain('1949');
  });

  test('T9 K6 a wrong check character is said at its field', () => {
    expect(
      refused(hall({}), {
        type: 'IssueTicket',
        queue: 'a',
        identity: { ...LI, idNumber: '110105194912310021' },
      }),
    ).toMatchObject({ code: 'bad-check-character', field: 'identity.idNumber' });
  });

  test('T9 T13 where slots can be booked, a refusal offers the next ones; appointments count for no quota', () => {
    const on = hall({ dailyQuota: 1, hourlyQuota: 1, appointments: { minutes: 30, capacity: 1 } });
    const { answer } = on.when(API, { type: 'BookAppointment', queue: 'a', start: NINE });
    on.must(KIOSK, { type: 'CheckIn', code: (answer as { code: string }).code });
    on.issue('a');
    expect(refused(on, { type: 'IssueTicket', queue: 'a' })).toMatchObject({
      code: 'quota-reached',
      detail: { appointments: '2026-03-04 09:30, 2026-03-04 10:00, 2026-03-04 10:30' },
    });
  });
});

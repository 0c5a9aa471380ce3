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

import { describe, expect, test } from 'vitest';
import type { CommandInput } from '../../hub/contract/commands.ts';
import { checkCatalogue } from '../../hub/domain/index.ts';
import { Hall, HUB, MINUTE, NINE, one, person, replay } from './given.ts';
import { hallCatalogue } from './hall.ts';

const gu = person('gu');

/** Queue a has a pre-printed series ZA001–ZA020; the hub was down from 9:10 to 9:40, and it is 10:00. */
function hallAfterOutage(): Hall {
  const catalogue = hallCatalogue();
  const queues = catalogue.queues.map((queue) =>
    queue.id === 'a' ? { ...queue, paper: { letter: 'ZA', numbers: 20 } } : queue,
  );
  const hall = new Hall({ ...catalogue, queues });
  hall.pass(40 * MINUTE).must(HUB, { type: 'HubStarted', downSince: NINE + 10 * MINUTE });
  hall.pass(20 * MINUTE);
  return hall;
}

const at = (minutes: number) => NINE + minutes * MINUTE;
const waiting = { type: 'EnterPaperTicket', queue: 'a', number: 'ZA001', issuedAt: at(15) } as const;
const done = {
  ...waiting,
  counter: 'w1',
  startedAt: at(20),
  endedAt: at(30),
  outcome: 'other',
} as const;

describe('T15 numbers worked on paper', () => {
  test('T15 a number worked on paper is entered with its own times, marked so, and stands in the figures', () => {
    const hall = hallAfterOutage();
    const facts = hall.must(gu, done);
    expect(facts).toMatchObject([
      { type: 'PaperTicketEntered', number: 'ZA001', counter: 'w1', outcome: 'other', because: null },
    ]);
    const ticket = hall.ticket(one(facts, 'PaperTicketEntered').ticket);
    expect(ticket).toMatchObject({
      state: 'finished',
      paper: true,
      issuedAt: at(15),
      calledAt: at(20),
      endedAt: at(30),
      servedMs: 10 * MINUTE,
    });
    expect(hall.state.counters.get('w1')?.finished).toEqual([ticket.id]);
    expect(hall.state.queues.get('a')?.issuedToday).toBe(1);
    expect(replay(hall.recorded)).toEqual(hall.state);
  });

  test('T15 whoever still waits joins the line at the time written down, before those who came later', () => {
    const hall = hallAfterOutage();
    const later = hall.issue('a');
    hall.must(gu, waiting);
    hall.open('li', 'w1');
    expect(hall.next('li', 'w1')).toBe('ZA001');
    expect(hall.ticket(later.id).state).toBe('waiting');
  });

  test('T15 T1 a paper number never moves the running numbers, nor can one be issued', () => {
    const hall = hallAfterOutage();
    expect(hall.issue('a').number).toBe('A001');
    hall.must(gu, waiting);
    hall.must(gu, { ...done, number: 'za 7' });
    expect(hall.issue('a').number).toBe('A002');
    expect([...hall.state.series]).toEqual([['A', 2]]);
  });

  test.each<[string, Partial<Extract<CommandInput, { type: 'EnterPaperTicket' }>>, string, string]>([
    ['a queue without a series', { queue: 'b' }, 'no-paper-series', 'queue'],
    ['an issued kind of number', { number: 'A001' }, 'not-in-series', 'number'],
    ['a number past the series', { number: 'ZA021' }, 'not-in-series', 'number'],
    ['a time to come', { issuedAt: at(61) }, 'times-disagree', 'issuedAt'],
    ['a time of yesterday', { issuedAt: at(-24 * 60) }, 'times-disagree', 'issuedAt'],
    ['a start before the issue', { startedAt: at(14) }, 'times-disagree', 'startedAt'],
    ['an end before the start', { endedAt: at(19) }, 'times-disagree', 'endedAt'],
    ['no counter', { counter: undefined }, 'field-required', 'counter'],
    ['a counter there is not', { counter: 'w9' }, 'no-such-counter', 'counter'],
    ['no end', { endedAt: undefined }, 'field-required', 'endedAt'],
    ['a priority without its reason', { class: 'priority' }, 'reason-required', 'reason'],
    ['a time the hub was up', { issuedAt: at(5) }, 'no-outage', 'because'],
  ])('T15 refused by its field: %s', (_what, change, code, field) => {
    const { decided } = hallAfterOutage().when(gu, { ...done, ...change } as CommandInput);
    expect(decided).toMatchObject({ ok: false, refusal: { code, field } });
  });

  test('T15 the same number is entered once a day; paper while the hub was up needs a reason', () => {
    const hall = hallAfterOutage();
    hall.must(gu, waiting);
    expect(hall.refusal(gu, done)).toBe('already-exists');
    const facts = hall.must(gu, {
      ...done,
      number: 'ZA002',
      issuedAt: at(5),
      because: 'the network of the ground floor was cut',
    });
    expect(one(facts, 'PaperTicketEntered').because).toBe('the network of the ground floor was cut');
  });

  test('T15 T1 a series with the letter of a queue, or of another series, cannot be imported', () => {
    const catalogue = hallCatalogue();
    const withLetters = (...letters: string[]) => ({
      ...catalogue,
      queues: catalogue.queues.map((queue, index) =>
        letters[index] ? { ...queue, paper: { letter: letters[index], numbers: 50 } } : queue,
      ),
    });
    expect(checkCatalogue(withLetters('ZA', 'ZB'))).toMatchObject({ ok: true });
    expect(checkCatalogue(withLetters('B'))).toMatchObject({ ok: false });
    expect(checkCatalogue(withLetters('ZA', 'ZA'))).toMatchObject({ ok: false });
  });
});

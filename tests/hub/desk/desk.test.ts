import { describe, expect, test } from 'vitest';
import { memoryJournal } from '../../../hub/journal/memory.ts';
import type { Recorded } from '../../../hub/journal/port.ts';
import { all, KIOSK } from '../journal/samples.ts';
import { CLERK, type Mishap, MishapJournal, replayed, request, SCREEN, toyDesk } from './toy.ts';

const HOUR = 3600_000;

async function started() {
  const journal = new MishapJournal(memoryJournal());
  return { journal, ...(await toyDesk(journal)) };
}

/** Two commands whose commits are under way at once, and meet these mishaps. */
async function twoOnTheWay(mishaps: readonly Mishap[]) {
  const bench = await started();
  const { desk, journal } = bench;
  journal.slow = 5;
  journal.mishaps.push(...mishaps);
  const answers = [1, 2].map(async (n) => {
    while (journal.batches.length < n - 1) await new Promise((resolve) => setImmediate(resolve));
    return desk.submit(KIOSK, request(n), { type: 'Give' });
  });
  while (journal.batches.length < 2) await new Promise((resolve) => setImmediate(resolve));
  return { ...bench, answers };
}

describe('group commit', () => {
  test('commands of one turn share a commit, each decided on what the one before it caused', async () => {
    const { desk, journal } = await started();
    const answers = await Promise.all([1, 2, 3].map((n) => desk.submit(KIOSK, request(n), { type: 'Give' })));
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual([
      { n: 1, day: '2026-03-02' },
      { n: 2, day: '2026-03-02' },
      { n: 3, day: '2026-03-02' },
    ]);
    expect(journal.batches.map(({ facts }) => facts.map(({ position }) => position))).toEqual([[1, 2, 3]]);
    expect(desk.stats()).toMatchObject({ commits: 1, commands: 3, facts: 3, largestBatch: 3, refusals: 0 });
  });

  test('T3 commands that come during a commit gather for the next; none is answered before its own commit', async () => {
    const { desk, journal } = await started();
    const seen: [string, number][] = [];
    const watch = (n: number) =>
      desk.submit(KIOSK, request(n), { type: 'Give' }).then(async () => {
        seen.push([request(n), (await journal.head()).position]);
      });
    const first = watch(1);
    while (journal.batches.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const later = [watch(2), watch(3)];
    expect(desk.state().last).toBe(0);
    await Promise.all([first, ...later]);
    expect(journal.batches.map(({ facts }) => facts.length)).toEqual([1, 2]);
    for (const [id, durable] of seen) expect(durable).toBeGreaterThanOrEqual(Number(id.slice(-1)));
  });

  test('what is decided behind a commit that fails is decided anew, on what is on disk', async () => {
    const { desk, journal } = await started();
    journal.mishaps.push('before');
    const first = desk.submit(KIOSK, request(1), { type: 'Give' });
    while (journal.batches.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const behind = desk.submit(KIOSK, request(2), { type: 'Give' });
    expect(await first).toMatchObject({ ok: false, refusal: { code: 'not-recorded' } });
    // It had been decided as the second number; the first was never given.
    expect(await behind).toMatchObject({ ok: true, value: { n: 1 } });
    expect((await journal.after(0, 10)).map(({ fact }) => fact)).toMatchObject([{ number: 'A001' }]);
  });

  test('T3 a second commit is on its way while the disk works on the first; each is answered when it is durable', async () => {
    const { desk, journal, answers } = await twoOnTheWay(['none', 'none']);
    expect(desk.state().last).toBe(0);
    expect(await Promise.all(answers)).toMatchObject([{ value: { n: 1 } }, { value: { n: 2 } }]);
    expect(journal.together).toBe(2);
    expect(desk.state()).toEqual(await replayed(journal));
  });

  test('X4 a failed commit takes the one behind it with it: nothing of either stays', async () => {
    const { desk, journal, answers } = await twoOnTheWay(['before', 'none']);
    for (const answer of await Promise.all(answers))
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-recorded' } });
    expect((await journal.head()).position).toBe(0);
    expect(await desk.submit(KIOSK, request(2), { type: 'Give' })).toMatchObject({ value: { n: 1 } });
  });

  test('X4 a lost answer: the commits on their way get what is on disk', async () => {
    const { desk, journal, answers } = await twoOnTheWay(['after', 'none']);
    expect(await Promise.all(answers)).toMatchObject([{ value: { n: 1 } }, { value: { n: 2 } }]);
    expect((await journal.head()).position).toBe(2);
    expect(desk.state()).toEqual(await replayed(journal));
  });

  test('X4 the first is answered though the one behind it fails', async () => {
    const { journal, answers } = await twoOnTheWay(['none', 'before']);
    expect(await Promise.all(answers)).toMatchObject([
      { value: { n: 1 } },
      { ok: false, refusal: { code: 'not-recorded' } },
    ]);
    expect((await journal.head()).position).toBe(1);
  });

  test('the state that is read is the last committed one', async () => {
    const { desk, journal } = await started();
    const answer = desk.submit(KIOSK, request(1), { type: 'Give' });
    while (journal.batches.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(desk.state()).toMatchObject({ last: 0, position: 0 });
    await answer;
    expect(desk.state()).toMatchObject({ last: 1, position: 1 });
  });

  test('an answer is a copy: later commands do not change it, and a duplicate gets the same', async () => {
    const { desk } = await started();
    const [look, , again] = await Promise.all([
      desk.submit(CLERK, request(1), { type: 'AnswerWithState' }),
      desk.submit(CLERK, request(2), { type: 'Give' }),
      desk.submit(CLERK, request(1), { type: 'AnswerWithState' }),
    ]);
    expect(look).toMatchObject({ ok: true, value: { last: 0, given: [] } });
    expect(again).toEqual(look);
  });

  test('facts carry position, time, actor, request, and the stream of the day they belong to', async () => {
    const { desk, journal, clock } = await started();
    await Promise.all([
      desk.submit(KIOSK, request(1), { type: 'Give' }),
      desk.submit({ kind: 'hub' }, request(2), { type: 'Turn', day: '2026-03-03' }),
      desk.submit(KIOSK, request(3), { type: 'Give' }),
    ]);
    clock.now += 5;
    await desk.submit(KIOSK, request(4), { type: 'Give' });
    const facts = await journal.after(0, 100);
    expect(facts.map(({ fact, stream }) => [fact.type, stream])).toEqual([
      ['TicketIssued', 'day:2026-03-02'],
      ['DayTurned', 'day:2026-03-03'],
      ['HubStarted', 'day:2026-03-03'],
      ['ClockConfirmed', 'standing'],
      ['TicketIssued', 'day:2026-03-03'],
      ['TicketIssued', 'day:2026-03-03'],
    ]);
    expect(facts[5]).toMatchObject({ position: 6, at: 1_000_005, by: KIOSK, request: request(4) });
  });

  test('a clock set back does not turn back the time of facts', async () => {
    const { desk, journal, clock } = await started();
    await desk.submit(KIOSK, request(1), { type: 'Give' });
    clock.now -= 10 * HOUR;
    await desk.submit(KIOSK, request(2), { type: 'Give' });
    expect((await journal.after(0, 10)).map(({ at }) => at)).toEqual([1_000_000, 1_000_000]);
  });

  test('a restart reads the standing stream and the last day alone', async () => {
    const { desk, journal } = await started();
    await desk.submit(KIOSK, request(1), { type: 'Give' });
    await desk.submit({ kind: 'hub' }, request(2), { type: 'Turn', day: '2026-03-03' });
    await desk.submit(KIOSK, request(3), { type: 'Give' });
    const { desk: again } = await toyDesk(journal);
    expect(again.state()).toEqual(desk.state());
    expect(again.state()).toMatchObject({ day: '2026-03-03', last: 1, given: ['A001'], position: 5 });
  });
});

describe('T2 the same request id', () => {
  test('gets the first answer again: afterwards, in the same batch, and in flight', async () => {
    const { desk, journal } = await started();
    const give = () => desk.submit(KIOSK, request(1), { type: 'Give' });
    const together = [give(), give()];
    while (journal.batches.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const inFlight = give();
    const [first, ...others] = [...(await Promise.all([...together, inFlight])), await give()];
    expect(first).toEqual({ ok: true, value: { n: 1, day: '2026-03-02' } });
    for (const other of others) expect(other).toEqual(first);
    expect((await journal.head()).position).toBe(1);
  });

  test('gets the first answer again after a restart, refusals too', async () => {
    const { desk, journal } = await started();
    const given = await desk.submit(KIOSK, request(1), { type: 'Give' });
    const refused = await desk.submit(CLERK, request(2), { type: 'Refuse' });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'nothing-waiting', detail: { last: 1 } } });
    const { desk: again } = await toyDesk(journal);
    await again.submit(KIOSK, request(3), { type: 'Give' });
    expect(await again.submit(KIOSK, request(1), { type: 'Give' })).toEqual(given);
    expect(await again.submit(CLERK, request(2), { type: 'Refuse' })).toEqual(refused);
    expect(again.state().last).toBe(2);
  });

  test('gets the first answer again when thousands came since', async () => {
    const { desk } = await started();
    const first = await desk.submit(KIOSK, request(0), { type: 'Give' });
    const many = Array.from({ length: 6000 }, (_, n) => desk.submit(SCREEN, request(n), { type: 'Look' }));
    await Promise.all(many);
    expect(await desk.submit(KIOSK, request(0), { type: 'Give' })).toEqual(first);
  });

  test('with another payload is refused id-reused, and the first answer stays', async () => {
    const { desk, journal } = await started();
    const [first, clash] = await Promise.all([
      desk.submit(CLERK, request(1), { type: 'Give' }),
      desk.submit(CLERK, request(1), { type: 'Look' }),
    ]);
    expect(clash).toMatchObject({ ok: false, refusal: { code: 'id-reused' } });
    expect(await desk.submit(CLERK, request(1), { type: 'Look' })).toEqual(clash);
    expect(await desk.submit(CLERK, request(1), { type: 'Give' })).toEqual(first);
    const audit = (await journal.after(0, 10)).filter(({ fact }) => fact.type === 'CommandRefused');
    expect(audit.map(({ request: id, fact }) => [id, fact])).toEqual([
      [null, { type: 'CommandRefused', command: 'Look', code: 'id-reused', counter: null }],
      [null, { type: 'CommandRefused', command: 'Look', code: 'id-reused', counter: null }],
    ]);
  });

  test('of another identity is another request', async () => {
    const { desk } = await started();
    await desk.submit(KIOSK, request(1), { type: 'Give' });
    expect(await desk.submit(CLERK, request(1), { type: 'Give' })).toMatchObject({ value: { n: 2 } });
  });

  test('is free again after 48 hours, in memory and on disk', async () => {
    const { desk, journal, clock } = await started();
    await desk.submit(KIOSK, request(1), { type: 'Give' });
    clock.now += 47 * HOUR;
    expect(await desk.submit(KIOSK, request(1), { type: 'Give' })).toMatchObject({ value: { n: 1 } });
    clock.now += 2 * HOUR;
    await desk.submit(KIOSK, request(2), { type: 'Give' });
    expect(await desk.submit(KIOSK, request(1), { type: 'Give' })).toMatchObject({ value: { n: 3 } });
    expect((await all(journal.answersSince(0))).map((answer) => answer.request)).toEqual([
      request(2),
      request(1),
    ]);
  });
});

describe('S5 refusals', () => {
  test('of those who signed in are audited, of others only answered', async () => {
    const { desk, journal } = await started();
    await desk.submit(CLERK, request(1), { type: 'Refuse', counter: 'c1' });
    await desk.submit(KIOSK, request(2), { type: 'Refuse' });
    await desk.submit(SCREEN, request(3), { type: 'Refuse' });
    await desk.submit({ kind: 'holder', ticket: 't' }, request(4), { type: 'Refuse' });
    expect((await journal.after(0, 10)).map(({ by, request: id, fact }) => [by, id, fact])).toEqual([
      [
        CLERK,
        request(1),
        { type: 'CommandRefused', command: 'Refuse', code: 'nothing-waiting', counter: 'c1' },
      ],
      [
        KIOSK,
        request(2),
        { type: 'CommandRefused', command: 'Refuse', code: 'nothing-waiting', counter: null },
      ],
    ]);
    expect(desk.stats()).toMatchObject({ commands: 4, refusals: 4 });
  });

  test('wait for their commit like every answer', async () => {
    const { desk, journal } = await started();
    journal.mishaps.push('before');
    const [given, refused] = await Promise.all([
      desk.submit(KIOSK, request(1), { type: 'Give' }),
      desk.submit(SCREEN, request(2), { type: 'Refuse' }),
    ]);
    expect(given).toMatchObject({ ok: false, refusal: { code: 'not-recorded' } });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-recorded' } });
  });
});

describe('listeners', () => {
  test('hear facts after the commit, in order, with the state that knows them; one that throws harms nobody', async () => {
    const { desk, journal, logged } = await started();
    const heard: [number[], number, number][] = [];
    desk.onCommitted(() => {
      throw new Error('planted: listener');
    });
    const stop = desk.onCommitted((facts: readonly Recorded[], state) => {
      heard.push([facts.map(({ position }) => position), state.position, journal.batches.length]);
    });
    const answer = await desk.submit(KIOSK, request(1), { type: 'Give' });
    expect(answer.ok).toBe(true);
    await Promise.all([2, 3].map((n) => desk.submit(KIOSK, request(n), { type: 'Give' })));
    stop();
    await desk.submit(KIOSK, request(4), { type: 'Give' });
    expect(heard).toEqual([
      [[1], 1, 1],
      [[2, 3], 3, 2],
    ]);
    expect(logged).toEqual(Array.from({ length: 3 }, () => 'a listener failed'));
  });

  test('hear nothing of a commit that failed, and once of one that only lost its answer', async () => {
    const { desk, journal } = await started();
    const heard: number[] = [];
    desk.onCommitted((facts) => heard.push(...facts.map(({ position }) => position)));
    journal.mishaps.push('before', 'after', 'none');
    for (const n of [1, 2, 3]) await desk.submit(KIOSK, request(n), { type: 'Give' });
    expect(heard).toEqual([1, 2]);
  });
});

describe('bugs', () => {
  test('a decision that throws harms its own command alone, and may be asked again', async () => {
    const { desk, journal, logged } = await started();
    const answers = await Promise.all([
      desk.submit(KIOSK, request(1), { type: 'Give' }),
      desk.submit(KIOSK, request(2), { type: 'ThrowInDecide' }),
      desk.submit(KIOSK, request(3), { type: 'Give' }),
    ]);
    expect(answers[1]).toMatchObject({ ok: false, refusal: { code: 'not-recorded' } });
    expect([answers[0], answers[2]]).toMatchObject([{ value: { n: 1 } }, { value: { n: 2 } }]);
    expect(journal.batches).toHaveLength(1);
    expect(await journal.answer('device:device-0001', request(2))).toBeNull();
    expect(logged).toEqual(['a command met a bug and was not recorded']);
    expect(desk.stats()).toMatchObject({ bugs: 1 });
    // The id was not used up.
    expect(await desk.submit(KIOSK, request(2), { type: 'Give' })).toMatchObject({ value: { n: 3 } });
  });

  test.each(['ThrowInEvolve', 'ThrowInAnswer'] as const)(
    '%s: memory is read anew from disk, the other commands are decided again',
    async (type) => {
      const { desk, journal } = await started();
      await desk.submit(KIOSK, request(0), { type: 'Give' });
      const answers = await Promise.all([
        desk.submit(KIOSK, request(1), { type: 'Give' }),
        desk.submit(KIOSK, request(2), { type }),
        desk.submit(KIOSK, request(3), { type: 'Give' }),
      ]);
      expect(answers).toMatchObject([
        { value: { n: 2 } },
        { ok: false, refusal: { code: 'not-recorded' } },
        { value: { n: 3 } },
      ]);
      expect(desk.state()).toEqual(await replayed(journal));
      expect(desk.state().given).toEqual(['A001', 'A002', 'A003']);
    },
  );
});

describe('commits that fail', () => {
  test('X4 before they are durable: every command is told so, nothing of it stays, the id is free', async () => {
    const { desk, journal } = await started();
    await desk.submit(KIOSK, request(0), { type: 'Give' });
    journal.mishaps.push('before');
    const failed = await Promise.all([1, 2].map((n) => desk.submit(KIOSK, request(n), { type: 'Give' })));
    for (const answer of failed)
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-recorded' } });
    expect(desk.state()).toMatchObject({ last: 1 });
    expect(await desk.submit(KIOSK, request(1), { type: 'Give' })).toMatchObject({ value: { n: 2 } });
    expect(desk.stats()).toMatchObject({ failures: 1 });
  });

  test('X4 after they are durable: every command gets the answer that is on disk', async () => {
    const { desk, journal } = await started();
    journal.mishaps.push('after');
    const answers = await Promise.all([1, 2].map((n) => desk.submit(KIOSK, request(n), { type: 'Give' })));
    expect(answers).toMatchObject([{ value: { n: 1 } }, { value: { n: 2 } }]);
    expect(await desk.submit(KIOSK, request(1), { type: 'Give' })).toEqual(answers[0]);
    expect((await journal.head()).position).toBe(2);
  });

  test.each([
    ['after-and-blind', 1],
    ['before-and-blind', 2],
  ] as const)(
    'X4 %s: when nobody can know, nothing is claimed; asked again with the same id, the desk knows',
    async (mishap, second) => {
      const { desk, journal } = await started();
      journal.mishaps.push(mishap);
      expect(await desk.submit(KIOSK, request(1), { type: 'Give' })).toMatchObject({
        ok: false,
        refusal: { code: 'timeout' },
      });
      const [other, again] = await Promise.all([
        desk.submit(KIOSK, request(2), { type: 'Give' }),
        desk.submit(KIOSK, request(1), { type: 'Give' }),
      ]);
      expect(again).toMatchObject({ ok: true, value: { n: second } });
      expect(other).toMatchObject({ ok: true, value: { n: 3 - second } });
      expect((await journal.head()).position).toBe(2);
    },
  );

  test('X4 a command that comes while memory is being mended is answered as well', async () => {
    const { desk, journal } = await started();
    journal.mishaps.push('after');
    const { after } = journal;
    let late: ReturnType<typeof desk.submit> | null = null;
    journal.after = async (...args) => {
      late ??= desk.submit(KIOSK, request(2), { type: 'Give' });
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
      return after(...args);
    };
    expect(await desk.submit(KIOSK, request(1), { type: 'Give' })).toMatchObject({ value: { n: 1 } });
    expect(late).not.toBeNull();
    expect(await late).toMatchObject({ ok: true, value: { n: 2 } });
  });

  test('X4 while the journal cannot be read, commands are told that nothing happened', async () => {
    const { desk, journal } = await started();
    journal.mishaps.push('before-and-blind');
    await desk.submit(KIOSK, request(1), { type: 'Give' });
    journal.blind = 1;
    expect(await desk.submit(KIOSK, request(2), { type: 'Give' })).toMatchObject({
      refusal: { code: 'not-recorded' },
    });
    expect(await desk.submit(KIOSK, request(3), { type: 'Give' })).toMatchObject({ value: { n: 1 } });
  });
});

describe('stopping', () => {
  test('what is in flight is answered from disk; what comes later is refused hub-stopping', async () => {
    const { desk, journal } = await started();
    const early = [1, 2, 3].map((n) => desk.submit(KIOSK, request(n), { type: 'Give' }));
    const closed = desk.close();
    const late = await desk.submit(KIOSK, request(4), { type: 'Give' });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'hub-stopping' } });
    await closed;
    expect((await journal.head()).position).toBe(3);
    expect(await Promise.all(early)).toMatchObject([
      { value: { n: 1 } },
      { value: { n: 2 } },
      { value: { n: 3 } },
    ]);
  });

  test('X2 more waiting commands than the disk can take are refused at once', async () => {
    const { desk } = await started();
    const flood = await Promise.all(
      Array.from({ length: 10_050 }, (_, n) => desk.submit(SCREEN, request(n), { type: 'Look' })),
    );
    const refused = flood.filter((answer) => !answer.ok);
    expect(refused).toHaveLength(50);
    expect(refused[0]).toMatchObject({ refusal: { code: 'too-many-requests' } });
  });
});

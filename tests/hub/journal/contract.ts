import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Journal, JournalFailure } from '../../../hub/journal/port.ts';
import { all, DAY, issued, issuing, recorded, T0, tempFolder } from './samples.ts';

/** What is being tested: a new empty journal, and how the same one is opened again after its process went away. */
export type Subject = { readonly journal: Journal; reopen(): Promise<Journal> };

/** What every journal promises, whatever it is made of (docs/architecture.md). */
export function journalContract(name: string, make: () => Promise<Subject>): void {
  describe(`journal contract: ${name}`, () => {
    test('an empty journal has no head, no day, no answers', async () => {
      const { journal } = await make();
      expect(await journal.head()).toEqual({ position: 0, at: 0 });
      expect(await journal.lastDay()).toBeNull();
      expect(await journal.after(0, 10)).toEqual([]);
      expect(await all(journal.answersSince(0))).toEqual([]);
      expect(await journal.answer('device:device-0001', 'request-0001')).toBeNull();
      expect((await journal.verify()).problems).toEqual([]);
    });

    test('what was committed is read back as it was, in order, also after a restart', async () => {
      const { journal, reopen } = await make();
      const batches = [issuing(1, 3), issuing(4, 4), issuing(5, 9)];
      for (const batch of batches) await journal.commit(batch);
      const facts = batches.flatMap((batch) => batch.facts);
      const answers = batches.flatMap((batch) => batch.answers);
      for (const open of [async () => journal, reopen]) {
        const reader = await open();
        expect(await reader.head()).toEqual({ position: 9, at: T0 + 9 });
        expect(await reader.after(0, 100)).toEqual(facts);
        expect(await all(reader.answersSince(0))).toEqual(answers);
        expect(await reader.verify()).toMatchObject({ facts: 9, answers: 9, problems: [] });
      }
    });

    test('commits called before the last is done become durable in the order of the calls', async () => {
      const { journal } = await make();
      const order: number[] = [];
      const batches = [issuing(1, 40), issuing(41), issuing(42, 44), issuing(45)];
      await Promise.all(batches.map((batch, n) => journal.commit(batch).then(() => order.push(n))));
      expect(order).toEqual([0, 1, 2, 3]);
      expect(await journal.after(0, 100)).toEqual(batches.flatMap((batch) => batch.facts));
      const wrong = await Promise.allSettled([journal.commit(issuing(47)), journal.commit(issuing(48))]);
      expect(wrong.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      await journal.commit(issuing(46));
      expect(await journal.verify()).toMatchObject({ facts: 46, answers: 46, problems: [] });
    });

    test('a journal opened again goes on where it ended', async () => {
      const { journal, reopen } = await make();
      await journal.commit(issuing(1, 2));
      const again = await reopen();
      await again.commit(issuing(3, 4));
      expect(await again.head()).toEqual({ position: 4, at: T0 + 4 });
      expect((await again.verify()).problems).toEqual([]);
    });

    test('T1 a batch that leaves a gap, goes back or comes twice is refused whole', async () => {
      const { journal } = await make();
      await journal.commit(issuing(1, 3));
      for (const wrong of [issuing(5, 6), issuing(3, 4), issuing(1, 3)]) {
        await expect(journal.commit(wrong)).rejects.toBeInstanceOf(JournalFailure);
      }
      const torn = { facts: [...issuing(4).facts, ...issuing(6).facts], answers: issuing(4).answers };
      await expect(journal.commit(torn)).rejects.toBeInstanceOf(JournalFailure);
      expect(await journal.head()).toEqual({ position: 3, at: T0 + 3 });
      expect(await journal.answer('device:device-0001', 'request-0004')).toBeNull();
      await journal.commit(issuing(4, 6));
      expect(await journal.verify()).toMatchObject({ facts: 6, answers: 6, problems: [] });
    });

    test('the time of a fact never goes back', async () => {
      const { journal } = await make();
      await journal.commit(issuing(1, 2));
      const early = { facts: [recorded(3, issued(3), { at: T0 - 1 })], answers: [] };
      await expect(journal.commit(early)).rejects.toBeInstanceOf(JournalFailure);
      expect((await journal.head()).position).toBe(2);
    });

    test('a constraint error in the middle of a batch leaves nothing of it', async () => {
      const { journal } = await make();
      await journal.commit(issuing(1, 2));
      const good = issuing(3, 5);
      const [third, fourth, fifth] = good.facts;
      if (!third || !fourth || !fifth) throw new Error('three facts');
      // The ticket of fact 1 issued once more.
      const bad = { facts: [third, { ...fourth, fact: issued(1) }, fifth], answers: good.answers };
      await expect(journal.commit(bad)).rejects.toMatchObject({ name: 'JournalFailure', code: 'failed' });
      expect((await journal.head()).position).toBe(2);
      expect(await journal.answer('device:device-0001', 'request-0003')).toBeNull();
      await journal.commit(good);
      expect(await journal.verify()).toMatchObject({ facts: 5, answers: 5, problems: [] });
    });

    test('T2 an answer is found by identity and request, with or without its time, and by nobody else', async () => {
      const { journal } = await make();
      const batch = issuing(1, 3);
      await journal.commit(batch);
      const kept = {
        identity: 'device:device-0001',
        request: 'request-0002',
        hash: 'hash-2',
        outcome: batch.answers[1]?.outcome,
      };
      expect(await journal.answer('device:device-0001', 'request-0002')).toEqual(kept);
      expect(await journal.answer('device:device-0001', 'request-0002', T0 + 2)).toEqual(kept);
      expect(await journal.answer('device:other', 'request-0002')).toBeNull();
    });

    test('T2 the same answer twice is refused', async () => {
      const { journal } = await make();
      const { answers } = issuing(1);
      await journal.commit({ facts: [], answers });
      await expect(journal.commit({ facts: [], answers })).rejects.toBeInstanceOf(JournalFailure);
      expect(await all(journal.answersSince(0))).toEqual(answers);
    });

    test('T2 answers older than asked are forgotten, the others stay', async () => {
      const { journal, reopen } = await make();
      await journal.commit(issuing(1, 6));
      await journal.forgetAnswers(T0 + 4);
      expect((await all(journal.answersSince(0))).map(({ request }) => request)).toEqual([
        'request-0004',
        'request-0005',
        'request-0006',
      ]);
      expect((await all(journal.answersSince(T0 + 6))).map(({ request }) => request)).toEqual([
        'request-0006',
      ]);
      await journal.commit(issuing(7));
      await journal.forgetAnswers(T0 + 100);
      expect(await all(journal.answersSince(0))).toEqual([]);
      await journal.commit(issuing(8));
      const again = await reopen();
      expect(await again.verify()).toMatchObject({ facts: 8, answers: 1, problems: [] });
    });

    test('streams are read apart, and the last day is the latest with facts', async () => {
      const { journal } = await make();
      const on = (position: number, stream: string) => recorded(position, issued(position), { stream });
      const streams = [DAY, 'standing', DAY, 'day:2026-03-03', 'standing'];
      await journal.commit({
        facts: streams.map((stream, index) => on(index + 1, stream)),
        answers: issuing(1, 5).answers,
      });
      const positions = async (...names: string[]) =>
        (await all(journal.read(names))).map(({ position }) => position);
      expect(await positions('standing', 'day:2026-03-03')).toEqual([2, 4, 5]);
      expect(await positions(DAY)).toEqual([1, 3]);
      expect(await positions('day:2030-01-01')).toEqual([]);
      expect(await journal.lastDay()).toBe('day:2026-03-03');
    });

    test('facts after a position come page by page', async () => {
      const { journal } = await make();
      await journal.commit(issuing(1, 10));
      expect((await journal.after(4, 3)).map(({ position }) => position)).toEqual([5, 6, 7]);
      expect(await journal.after(10, 3)).toEqual([]);
    });

    test('a backup is made while serving and never overwrites a file', async () => {
      const { journal } = await make();
      await journal.commit(issuing(1, 50));
      const file = join(await tempFolder(), 'copy.db');
      await Promise.all([journal.backup(file), journal.commit(issuing(51, 60))]);
      await access(file);
      await expect(journal.backup(file)).rejects.toBeInstanceOf(JournalFailure);
      await rm(file);
      expect(await journal.head()).toMatchObject({ position: 60 });
    });

    test('what a reader does with a fact does not change the journal', async () => {
      const { journal } = await make();
      await journal.commit(issuing(1));
      const [fact] = await journal.after(0, 1);
      if (fact?.fact.type === 'TicketIssued') fact.fact.number = 'B999';
      expect(await journal.after(0, 1)).toEqual(issuing(1).facts);
    });
  });
}

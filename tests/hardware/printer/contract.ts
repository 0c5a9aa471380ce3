import { describe, expect, it } from 'vitest';
import type { Patience } from '../../../hardware/printer/delivery.ts';
import type { Printer } from '../../../hardware/printer/port.ts';
import type { VirtualPrinter } from '../../../hardware/virtual/printer.ts';
import { PATIENT, twinOf } from './bench.ts';
import { directions, ticket } from './samples.ts';

/** A driver whose bytes reach the twin in some way. */
export type DriverFor = (twin: VirtualPrinter, patience?: Patience) => Promise<Printer>;

/** The printer port's contract, with the virtual printer at the other end. */
export function printerContract(way: string, driver: DriverFor): void {
  describe(`printer contract: ${way}`, () => {
    it('P1 a ticket that came out is printed, once, cut, and understood to the last byte', async () => {
      const twin = await twinOf();
      const printer = await driver(twin);
      expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'printed', detail: null });
      expect(await twin.papers()).toMatchObject([{ whole: true, unknown: [] }]);
    });

    it.each([
      ['no-paper', { do: 'paper', to: 'out' }],
      ['cover-open', { do: 'cover', open: true }],
      ['jam', { do: 'jam', on: true }],
      ['offline', { do: 'offline', on: true }],
    ] as const)('P2 with %s nothing is sent, and the status says so', async (fault, action) => {
      const twin = await twinOf();
      await twin.operate(action);
      const printer = await driver(twin);
      expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'not-sent', detail: fault });
      expect(printer.status()).toEqual({ kind: fault });
      expect(await twin.papers()).toEqual([]);
    });

    it('P2 low paper prints, and is told', async () => {
      const twin = await twinOf();
      await twin.operate({ do: 'paper', to: 'low' });
      const printer = await driver(twin);
      expect((await printer.print(ticket(), 1)).outcome).toBe('printed');
      expect(printer.status()).toEqual({ kind: 'paper-low' });
    });

    it('P1 paper running out in mid-ticket fails the job; with new paper only the next job comes out', async () => {
      const twin = await twinOf();
      await twin.operate({ do: 'paper-left', dots: 300 });
      const printer = await driver(twin);
      expect(await printer.print(ticket({ number: 'A001' }), 1)).toEqual({
        outcome: 'failed',
        detail: 'no-paper',
      });
      expect(await twin.papers()).toMatchObject([{ whole: false }]);
      await twin.operate({ do: 'paper', to: 'ok' });
      expect((await printer.print(ticket({ number: 'A002' }), 1)).outcome).toBe('printed');
      expect((await twin.papers()).map((paper) => paper.whole)).toEqual([false, true]);
    });

    it('P1 a cover opened while it prints fails the job, and no rest of it comes out later', async () => {
      const twin = await twinOf();
      const printer = await driver(twin);
      await twin.operate({ do: 'slow', ms: 25 });
      const outcome = printer.print(ticket(), 1);
      while (twin.state().dotsUsed === 0) await new Promise((next) => setImmediate(next));
      await twin.operate({ do: 'cover', open: true });
      expect(await outcome).toEqual({ outcome: 'failed', detail: 'cover-open' });
      await twin.operate({ do: 'cover', open: false });
      await twin.operate({ do: 'slow', ms: 0 });
      expect((await printer.print(directions, 1)).outcome).toBe('printed');
      expect((await twin.papers()).filter((paper) => paper.whole)).toHaveLength(1);
    });

    it('a slow printer is waited for', async () => {
      const twin = await twinOf();
      await twin.operate({ do: 'slow', ms: 10 });
      expect((await (await driver(twin)).print(ticket(), 1)).outcome).toBe('printed');
    });

    it('jobs given at once come out one after the other, each whole', async () => {
      const twin = await twinOf();
      const printer = await driver(twin);
      const outcomes = await Promise.all([1, 2, 3].map((copy) => printer.print(directions, copy)));
      expect(outcomes.map((one) => one.outcome)).toEqual(['printed', 'printed', 'printed']);
      expect((await twin.papers()).map((paper) => paper.whole)).toEqual([true, true, true]);
    });

    it('the test page prints; a closed printer takes nothing more', async () => {
      const twin = await twinOf();
      const printer = await driver(twin);
      expect((await printer.testPage()).outcome).toBe('printed');
      await printer.close();
      expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'not-sent', detail: 'closed' });
      expect(await twin.papers()).toHaveLength(1);
    });

    it('P2 an idle printer is watched: status changes are heard without printing', async () => {
      const twin = await twinOf();
      const printer = await driver(twin, { ...PATIENT, watchMs: 20 });
      const next = (kind: string) =>
        new Promise<void>((done) => {
          const stop = printer.onStatus((status) => {
            if (status.kind !== kind) return;
            stop();
            done();
          });
        });
      await next('ready');
      const opened = next('cover-open');
      await twin.operate({ do: 'cover', open: true });
      await opened;
    });

    it('a document that cannot be laid out fails and sends nothing', async () => {
      const twin = await twinOf();
      const outcome = await (await driver(twin)).print(ticket({ timeZone: 'No/Where' }), 1);
      expect(outcome).toEqual({ outcome: 'failed', detail: 'layout' });
      expect(await twin.papers()).toEqual([]);
    });
  });
}

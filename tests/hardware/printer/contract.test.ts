import { describe, expect, it } from 'vitest';
import { driverAt, IMPATIENT, PATIENT, twinOf, using } from './bench.ts';
import { dribble, peer } from './peers.ts';
import { directions, ticket } from './samples.ts';

/** The printer port's contract, on the driver over TCP with the virtual printer at the other end. */
describe('printer contract: driver and virtual twin', () => {
  it('P1 a ticket that came out is printed, once, cut, and understood to the last byte', async () => {
    const twin = await twinOf();
    const printer = driverAt(twin);
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
    const printer = driverAt(twin);
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'not-sent', detail: fault });
    expect(printer.status()).toEqual({ kind: fault });
    expect(await twin.papers()).toEqual([]);
  });

  it('P2 low paper prints, and is told', async () => {
    const twin = await twinOf();
    await twin.operate({ do: 'paper', to: 'low' });
    const printer = driverAt(twin);
    expect((await printer.print(ticket(), 1)).outcome).toBe('printed');
    expect(printer.status()).toEqual({ kind: 'paper-low' });
  });

  it('P1 paper running out in mid-ticket fails the job; with new paper only the next job comes out', async () => {
    const twin = await twinOf();
    await twin.operate({ do: 'paper-left', dots: 300 });
    const printer = driverAt(twin);
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
    const printer = driverAt(twin);
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
    expect((await driverAt(twin).print(ticket(), 1)).outcome).toBe('printed');
  });

  it('jobs given at once come out one after the other, each whole', async () => {
    const twin = await twinOf();
    const printer = driverAt(twin);
    const outcomes = await Promise.all([1, 2, 3].map((copy) => printer.print(directions, copy)));
    expect(outcomes.map((one) => one.outcome)).toEqual(['printed', 'printed', 'printed']);
    expect((await twin.papers()).map((paper) => paper.whole)).toEqual([true, true, true]);
  });

  it('a printer is given one job at a time', async () => {
    let [open, most] = [0, 0];
    const slow = await using(
      peer((event, socket) => {
        if (event.type === 'status-now') socket.write(Buffer.of(0x12));
        if (event.type === 'setting' && event.name === 'FS &') most = Math.max(most, ++open);
        if (event.type !== 'status-in-order') return;
        setTimeout(() => {
          open -= 1;
          socket.write(Buffer.of(0));
        }, 40);
      }),
    );
    const printer = driverAt(slow.address);
    await Promise.all([1, 2, 3].map((copy) => printer.print(directions, copy)));
    expect([most, slow.cuts()]).toEqual([1, 3]);
  });

  it("a Star printer gets dots in Star's own commands, never ESC/POS Chinese", async () => {
    const bytes: Buffer[] = [];
    const star = await using(
      peer(
        () => {},
        (socket) => socket.on('data', (chunk: Buffer) => bytes.push(chunk)),
      ),
    );
    const outcome = await driverAt(star.address, { type: 'star' }, IMPATIENT).print(directions, 1);
    expect(outcome.outcome).toBe('unknown');
    const all = Buffer.concat(bytes);
    // ESC k: 24 rows of 72 bytes; ESC d 3: partial cut.
    expect(all.includes(Buffer.of(0x1b, 0x6b, 72, 0))).toBe(true);
    expect(all.includes(Buffer.of(0x1b, 0x64, 3, 0x1b, 0x40))).toBe(true);
    expect(all.includes(Buffer.of(0x1c, 0x26))).toBe(false);
  });

  it('P4 a cable pulled and put back: not sent, off line, then printing again', async () => {
    const twin = await twinOf();
    const printer = driverAt(twin);
    const heard: string[] = [];
    printer.onStatus((status) => heard.push(status.kind));
    await printer.print(directions, 1);
    await twin.operate({ do: 'unplugged', on: true });
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'not-sent', detail: 'unreachable' });
    await twin.operate({ do: 'unplugged', on: false });
    expect((await printer.print(ticket(), 1)).outcome).toBe('printed');
    expect(heard).toEqual(['ready', 'offline', 'ready']);
    expect(await twin.papers()).toHaveLength(2);
  });

  it('bytes that come one at a time, both ways, make a ticket all the same', async () => {
    const twin = await twinOf();
    const [host = '', port = ''] = twin.connection.replace('tcp://', '').split(':');
    const line = await using(dribble({ host, port: Number(port) }));
    expect((await driverAt(line.address).print(directions, 1)).outcome).toBe('printed');
    expect(await twin.papers()).toMatchObject([{ whole: true, unknown: [] }]);
  });

  it('the test page prints; a closed printer takes nothing more', async () => {
    const twin = await twinOf();
    const printer = driverAt(twin);
    expect((await printer.testPage()).outcome).toBe('printed');
    await printer.close();
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'not-sent', detail: 'closed' });
    expect(await twin.papers()).toHaveLength(1);
  });

  it('P2 an idle printer is watched: status changes are heard without printing', async () => {
    const twin = await twinOf();
    const printer = driverAt(twin, {}, { ...PATIENT, watchMs: 20 });
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
    const outcome = await driverAt(twin).print(ticket({ timeZone: 'No/Where' }), 1);
    expect(outcome).toEqual({ outcome: 'failed', detail: 'layout' });
    expect(await twin.papers()).toEqual([]);
  });
});

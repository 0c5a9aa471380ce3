import { describe, expect, it } from 'vitest';
import { deviceTo, driverAt, IMPATIENT, LOCAL_WAYS, twinOf, using } from './bench.ts';
import { printerContract } from './contract.ts';
import { dribble, peer } from './peers.ts';
import { directions, ticket } from './samples.ts';

printerContract('TCP', async (twin, patience) => driverAt(twin, {}, patience));
for (const way of ['file', 'serial'] as const) {
  printerContract(`${way === 'file' ? 'device file' : 'serial port'}`, async (twin, patience) =>
    driverAt(await deviceTo(twin, way), {}, patience),
  );
}

describe('what only a network has', () => {
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

  it.each([true, false])('P1 it is asked while the claim is on its way; claimed: %s', async (claimed) => {
    const asked: number[] = [];
    const others: string[] = [];
    const eager = await using(
      peer((event, socket) => {
        if (event.type === 'status-now') asked.push(event.n);
        else others.push(event.type);
        if (event.type === 'status-now') socket.write(Buffer.of(0x12));
        if (event.type === 'status-in-order') socket.write(Buffer.of(0));
      }),
    );
    const printer = driverAt(eager.address);
    await expect.poll(() => printer.status().kind, { timeout: 10_000 }).toBe('ready');
    asked.length = 0;
    let answer = (_: boolean) => {};
    const outcome = printer.print(
      ticket(),
      1,
      new Promise((done) => {
        answer = done;
      }),
    );
    await expect.poll(() => asked, { timeout: 10_000 }).toEqual([1, 2, 3, 4]);
    expect(others).toEqual([]);
    answer(claimed);
    expect((await outcome).outcome).toBe(claimed ? 'printed' : 'not-sent');
    expect(eager.cuts()).toBe(claimed ? 1 : 0);
    expect(others.length > 0).toBe(claimed);
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
});

describe.each(Object.keys(LOCAL_WAYS) as (keyof typeof LOCAL_WAYS)[])('what only a %s has', (way) => {
  it('P4 nothing plugged in: not sent, and off line', async () => {
    const printer = driverAt(LOCAL_WAYS[way].at('/dev/onewindow-no-such-printer'), {}, IMPATIENT);
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'not-sent', detail: 'unreachable' });
    expect(printer.status()).toEqual({ kind: 'offline' });
  });

  it('P1 P4 unplugged while it is asked whether it printed: unknown, taken once', async () => {
    let device: Awaited<ReturnType<typeof deviceTo>> | null = null;
    const late = await using(
      peer((event, socket) => {
        if (event.type === 'status-now') socket.write(Buffer.of(0x12));
        if (event.type === 'status-in-order') void device?.unplug();
      }),
    );
    device = await deviceTo(late.address, way);
    const outcome = await driverAt(device).print(ticket(), 1);
    expect(outcome).toEqual({ outcome: 'unknown', detail: 'connection-lost' });
    expect(late.cuts()).toBe(1);
  });

  it('P1 a printer that takes no more bytes: failed, and no ticket', async () => {
    const deaf = await using(
      peer(
        () => {},
        (socket) => socket.pause(),
      ),
    );
    const device = await deviceTo(deaf.address, way);
    const outcome = await driverAt(device, { charset: 'raster' }, IMPATIENT).print(ticket(), 1);
    expect(['failed', 'unknown']).toContain(outcome.outcome);
    expect(deaf.cuts()).toBe(0);
  });
});

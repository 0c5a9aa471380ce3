import { describe, expect, it } from 'vitest';
import { realClock } from '../../../hardware/clock.ts';
import { deliver } from '../../../hardware/printer/delivery.ts';
import { DIALECTS } from '../../../hardware/printer/dialect.ts';
import type { Line } from '../../../hardware/printer/line.ts';
import { driverAt, IMPATIENT, PATIENT, twinOf, using } from './bench.ts';
import { peer } from './peers.ts';
import { ticket } from './samples.ts';

const READY = Buffer.of(0x12);
const OPEN = Buffer.of(0x16);
const OFFLINE = Buffer.of(0x1a);

/** Every job ends in an outcome, and no ticket is sent twice, whatever stands at the printer's address. */
describe('P1 misbehaving printers', () => {
  it('nobody there: not sent', async () => {
    const gone = await peer(() => {});
    await gone.close();
    const printer = driverAt(gone.address, {}, IMPATIENT);
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'not-sent', detail: 'unreachable' });
    expect(printer.status()).toEqual({ kind: 'offline' });
  });

  it('takes the connection and never reads: unknown, and not sent again', async () => {
    const deaf = await using(
      peer(
        () => {},
        (socket) => socket.pause(),
      ),
    );
    const printer = driverAt(deaf.address, {}, IMPATIENT);
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'unknown', detail: 'no-answer' });
    expect(printer.status()).toEqual({ kind: 'unknown' });
  });

  it('takes everything and says nothing: unknown, taken once', async () => {
    const mute = await using(peer(() => {}));
    expect(await driverAt(mute.address, {}, IMPATIENT).print(ticket(), 1)).toEqual({
      outcome: 'unknown',
      detail: 'no-answer',
    });
    expect(mute.cuts()).toBe(1);
  });

  it('breaks off half-way through the ticket: failed or unknown, never printed', async () => {
    const flighty = await using(
      peer((event, socket) => {
        if (event.type === 'status-now') socket.write(READY);
        if (event.type === 'bitmap') socket.destroy();
      }),
    );
    const outcome = await driverAt(flighty.address).print(ticket(), 1);
    expect(['failed', 'unknown']).toContain(outcome.outcome);
    expect(outcome.detail).toBe('connection-lost');
    expect(flighty.cuts()).toBe(0);
  });

  it('breaks off while asked for its status before the ticket: not sent', async () => {
    const shy = await using(peer((event, socket) => event.type === 'status-now' && socket.destroy()));
    expect(await driverAt(shy.address).print(ticket(), 1)).toEqual({
      outcome: 'not-sent',
      detail: 'unreachable',
    });
    expect(shy.cuts()).toBe(0);
  });

  it('breaks off while the claim is awaited: not sent', async () => {
    const sent: Uint8Array[] = [];
    const line: Line = {
      lost: true,
      read: async () => 0x12,
      drop: () => {},
      end: () => {},
      destroy: () => {},
      send: async (bytes) => {
        sent.push(bytes);
        return bytes.length > 3 ? 'lost' : 'sent';
      },
    };
    const job = { bytes: new Uint8Array(500), rows: 1, claimed: Promise.resolve(true) };
    const parts = { line, dialect: DIALECTS.epson, patience: PATIENT, clock: realClock };
    expect(await deliver(job, parts)).toEqual({ outcome: 'not-sent', detail: 'unreachable' });
    expect(sent.map(({ length }) => length)).toEqual([3, 3, 3, 3]);
  });

  it('breaks off while asked whether it printed: unknown, taken once', async () => {
    const late = await using(
      peer((event, socket) => {
        if (event.type === 'status-now') socket.write(READY);
        if (event.type === 'status-in-order') socket.destroy();
      }),
    );
    expect(await driverAt(late.address).print(ticket(), 1)).toEqual({
      outcome: 'unknown',
      detail: 'connection-lost',
    });
    expect(late.cuts()).toBe(1);
  });

  it.each([
    ['garbage', Buffer.of(0xa5, 0xff)],
    ['answers out of turn', Buffer.of(0x00)],
  ])('answers every question with %s: unknown, taken once', async (_, bytes) => {
    const liar = await using(peer((event, socket) => event.type.startsWith('status') && socket.write(bytes)));
    const printer = driverAt(liar.address, {}, IMPATIENT);
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'unknown', detail: 'garbled' });
    expect(printer.status()).toEqual({ kind: 'unknown', why: 'garbled' });
    expect(liar.cuts()).toBe(1);
  });

  it('says it all back (an echo): unknown', async () => {
    const echo = await using(peer((event, socket) => socket.write(event.raw)));
    expect((await driverAt(echo.address, {}, IMPATIENT).print(ticket(), 1)).outcome).toBe('unknown');
    expect(echo.cuts()).toBe(1);
  });

  it('knows only the immediate question: printed once it stayed well to the end', async () => {
    const simple = await using(peer((event, socket) => event.type === 'status-now' && socket.write(READY)));
    const patience = { ...PATIENT, answerMs: 250, settleMs: 300, dotRowsASecond: 1e6 };
    expect((await driverAt(simple.address, {}, patience).print(ticket(), 1)).outcome).toBe('printed');
    expect(simple.cuts()).toBe(1);
  });

  it('knows only the immediate question and has its cover opened: failed, and told to forget the rest', async () => {
    let open = false;
    let cleared = 0;
    const simple = await using(
      peer((event, socket) => {
        if (event.type === 'cut') open = true;
        if (event.type === 'clear') cleared += 1;
        if (event.type === 'status-now') {
          const byte = !open ? READY : event.n === 1 ? OFFLINE : event.n === 2 ? OPEN : READY;
          socket.write(byte);
        }
      }),
    );
    const patience = { ...PATIENT, answerMs: 250 };
    expect(await driverAt(simple.address, {}, patience).print(ticket(), 1)).toEqual({
      outcome: 'failed',
      detail: 'cover-open',
    });
    expect([simple.cuts(), cleared]).toEqual([1, 1]);
  });

  it('sends its status unasked in between (automatic status back): printed', async () => {
    const packet = Buffer.of(0x10, 0x00, 0x00, 0x00);
    const chatty = await using(
      peer((event, socket) => {
        if (event.type === 'status-now') socket.write(Buffer.concat([packet, READY]));
        if (event.type === 'status-in-order') socket.write(Buffer.concat([packet, Buffer.of(0)]));
      }),
    );
    expect((await driverAt(chatty.address).print(ticket(), 1)).outcome).toBe('printed');
  });

  it('the virtual printer can lie and be silent as well', async () => {
    const twin = await twinOf();
    await twin.operate({ do: 'answers', to: 'garbage' });
    const printer = driverAt(twin, {}, IMPATIENT);
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'unknown', detail: 'garbled' });
    await twin.operate({ do: 'answers', to: 'none' });
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'unknown', detail: 'no-answer' });
    expect(await twin.papers()).toHaveLength(2);
  });
});

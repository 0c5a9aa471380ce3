import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { cupsTransport } from '../../../hardware/printer/cups-transport.ts';
import { starStatus } from '../../../hardware/printer/star.ts';
import type { Run } from '../../../hardware/program.ts';
import { driverAt, IMPATIENT, PATIENT, using } from './bench.ts';
import { peer } from './peers.ts';
import { ticket } from './samples.ts';

const ASK = Buffer.of(0x1b, 0x06, 0x01);
const ETB = 0x17;
/** Partial cut, as node-thermal-printer writes it for Star. */
const CUT = Buffer.of(0x1b, 0x64, 0x03);

/** Nine bytes: two headers, printer status 1 to 7 (Star Line Mode, appendix 2). */
const packet = (status: readonly number[] = []) =>
  Buffer.of(0x23, 0x86, ...[0, 1, 2, 3, 4, 5, 6].map((at) => status[at] ?? 0));

type StarState = { status: number[]; works: boolean; taken: Buffer; answers: number };

/** A Star printer: questions are answered at once; ETB counts when everything before it is printed. */
async function star(onCut: (state: StarState) => void = () => {}, answer = packet) {
  const state: StarState = { status: [], works: true, taken: Buffer.alloc(0), answers: 0 };
  let done = false;
  const take = (bytes: Buffer, socket: Socket) => {
    const asks = bytes.indexOf(ASK);
    const before = asks < 0 ? bytes : bytes.subarray(0, asks);
    state.taken = Buffer.concat([state.taken, before]);
    if (before.includes(CUT)) onCut(state);
    if (before.includes(ETB, before.lastIndexOf(CUT) + 1) && state.works && before.at(-1) === ETB)
      done = true;
    if (asks < 0) return;
    state.answers += 1;
    socket.write(answer([(state.status[0] ?? 0) | (done ? 0x02 : 0), ...state.status.slice(1)]));
    done = false;
    if (bytes.length > asks + ASK.length) take(bytes.subarray(asks + ASK.length), socket);
  };
  const server = await using(
    peer(
      () => {},
      (socket) => socket.on('data', (bytes: Buffer) => take(bytes, socket)),
    ),
  );
  return { state, driver: (patience = PATIENT) => driverAt(server.address, { type: 'star' }, patience) };
}

describe('P2 Star status', () => {
  it.each([
    ['ready', []],
    ['cover-open', [0x28]],
    ['no-paper', [0x08, 0, 0, 0x0c]],
    ['jam', [0x08, 0x08]],
    ['jam', [0x08, 0, 0x04]],
    ['offline', [0x08]],
    ['offline', [0, 0x40]],
    ['paper-low', [0, 0, 0, 0x04]],
  ])('%s', (kind, status) => {
    expect(starStatus(status)).toEqual({ kind });
  });

  it('P1 printed once the printer says that everything before ETB is worked off', async () => {
    const { state, driver } = await star();
    const printer = driver();
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'printed', detail: null });
    expect(state.taken.filter((_, at) => state.taken.subarray(at, at + 3).equals(CUT))).toHaveLength(1);
    expect(printer.status()).toEqual({ kind: 'ready' });
  });

  it('P2 without paper nothing is sent, and the status says so', async () => {
    const { state, driver } = await star();
    state.status = [0x08, 0, 0, 0x08];
    const printer = driver();
    expect(await printer.print(ticket(), 1)).toEqual({ outcome: 'not-sent', detail: 'no-paper' });
    expect(state.taken).toHaveLength(0);
  });

  it('P1 paper out in mid-ticket: the rest cannot be thrown away, so nobody knows', async () => {
    const { driver } = await star((state) => {
      state.works = false;
      state.status = [0x08, 0, 0, 0x08];
    });
    expect(await driver().print(ticket(), 1)).toEqual({ outcome: 'unknown', detail: 'no-paper' });
  });

  it('P1 well, and never through with it: unknown', async () => {
    const { driver } = await star((state) => {
      state.works = false;
    });
    expect(await driver(IMPATIENT).print(ticket(), 1)).toEqual({ outcome: 'unknown', detail: 'no-answer' });
  });

  it('P1 answers that are no status: unknown, garbled', async () => {
    const { driver } = await star(
      () => {},
      () => Buffer.of(0x23, 0x86, 0xff),
    );
    expect(await driver(IMPATIENT).print(ticket(), 1)).toEqual({ outcome: 'unknown', detail: 'garbled' });
  });
});

describe('P1 a raw CUPS queue', () => {
  const run = (codes: Record<string, number | null>, output = '') => {
    const asked: { args: readonly string[]; input?: Uint8Array | undefined }[] = [];
    const program: Run = async (name, args, input) => {
      asked.push({ args: [name, ...args], input });
      return { code: codes[name] ?? null, output };
    };
    return { asked, program };
  };
  const job = { bytes: Uint8Array.of(0x1b, 0x40), rows: 1, claimed: Promise.resolve(true) };

  it('gets the bytes as they are; that they left says nothing of the paper: unknown', async () => {
    const { asked, program } = run({ lp: 0 });
    const sent = await cupsTransport('Lobby', program).send(job);
    expect(sent).toEqual({
      outcome: { outcome: 'unknown', detail: 'no-answer' },
      status: { kind: 'unknown' },
    });
    expect(asked).toEqual([
      { args: ['lp', '-d', 'Lobby', '-o', 'raw', '-t', 'ticket', '-'], input: job.bytes },
    ]);
  });

  it('gets nothing that is not claimed', async () => {
    const { asked, program } = run({ lp: 0 });
    const sent = await cupsTransport('Lobby', program).send({ ...job, claimed: Promise.resolve(false) });
    expect(sent.outcome).toEqual({ outcome: 'not-sent', detail: 'unclaimed' });
    expect(asked).toEqual([]);
  });

  it('takes no jobs, or is not there: not sent, off line', async () => {
    for (const code of [1, null]) {
      const sent = await cupsTransport('Lobby', run({ lp: code }).program).send(job);
      expect(sent.outcome).toEqual({ outcome: 'not-sent', detail: 'unreachable' });
    }
    const disabled = run({ lpstat: 0 }, 'printer Lobby disabled since Monday');
    expect(await cupsTransport('Lobby', disabled.program).look()).toEqual({ kind: 'offline' });
    expect(await cupsTransport('Lobby', run({ lpstat: 0 }, 'printer Lobby is idle.').program).look()).toEqual(
      {
        kind: 'unknown',
      },
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { Clock } from '../../hardware/clock.ts';
import { createDecoder } from '../../hardware/paper/decode.ts';
import { deliver, PATIENCE } from '../../hardware/printer/delivery.ts';
import { DIALECTS } from '../../hardware/printer/dialect.ts';
import type { Line } from '../../hardware/printer/line.ts';
import { lineCutter, readLine } from '../../hardware/reader/reading.ts';
import { readDdp, readE131 } from '../../hardware/virtual/led-packets.ts';
import { mutate, random } from './noise.ts';

/** A million in `npm run test:full`. */
const TIMES = process.env.ONEWINDOW_FULL ? 1_000_000 : 20_000;
const LONG = process.env.ONEWINDOW_FULL ? 1_800_000 : 120_000;
const COUNT = TIMES.toLocaleString('en');

type Next = (below: number) => number;

/** A line to a printer of bad character, and a clock that moves only by what is waited for. */
function badLine(next: Next, answerTo: (asked: Uint8Array) => number[]) {
  let now = 0;
  let lost = false;
  let held: number[] = [];
  const heard: number[] = [];
  const clock: Clock = {
    now: () => now,
    ticks: () => now,
    after(ms, task) {
      now += ms;
      queueMicrotask(task);
      return () => {};
    },
  };
  const line: Line = {
    get lost() {
      return lost;
    },
    async send(bytes) {
      if (next(300) === 0) lost = true;
      if (lost) return 'lost';
      if (next(300) === 0) return 'stalled';
      held.push(...answerTo(bytes));
      return 'sent';
    },
    async read(ms) {
      const byte = held.shift();
      if (byte === undefined) {
        now += ms;
        return null;
      }
      heard.push(byte);
      return byte;
    },
    drop() {
      held = [];
    },
    end() {},
    destroy() {
      lost = true;
    },
  };
  return { line, clock, heard };
}

/** Answers by the data sheets: DLE EOT n at once, GS r 1 in order. */
function epson(next: Next, fault: number): (asked: Uint8Array) => number[] {
  return (asked) => {
    const at = asked.length - 3;
    const told: number[] = [];
    if (asked[at] === 0x1d && asked[at + 1] === 0x72) told.push(next(4));
    const n = asked[at] === 0x10 && asked[at + 1] === 0x04 ? asked[at + 2] : 0;
    if (n === 1) told.push(fault === 0 ? 0x12 : 0x1a);
    if (n === 2) told.push(fault === 1 ? 0x16 : 0x12);
    if (n === 3) told.push(fault === 2 ? 0x1a : 0x12);
    if (n === 4) told.push(fault === 3 ? 0x72 : fault === 4 ? 0x1e : 0x12);
    return told.length === 0 ? [] : mutate(told, next);
  };
}

/** Answers to ESC ACK SOH; nine bytes, ETB told in the first status byte. */
function star(next: Next, fault: number): (asked: Uint8Array) => number[] {
  return (asked) => {
    if (asked.at(-1) !== 0x01 || asked.at(-2) !== 0x06) return [];
    const first = (fault === 1 ? 0x28 : fault === 0 ? 0x08 : 0) | (next(3) === 0 ? 0x02 : 0);
    const jam = fault === 2 ? 0x04 : 0;
    return mutate([0x23, 0x86, first, 0, jam, fault === 3 ? 0x08 : 0, 0, 0, 0], next);
  };
}

/** Could any byte be the one that says it is printed? By the data sheets alone. */
const SAYS_PRINTED = {
  // GS r: 0000xxxx. DLE EOT 1: 0xx1xx10, bit 3 says off line.
  epson: (byte: number) => (byte & 0xf0) === 0 || (byte & 0x9b) === 0x12,
  // Printer status 1: bit 1 says that ETB was reached; bits 0, 4 and 7 are never set.
  star: (byte: number) => (byte & 0x93) === 0x02,
} as const;
const PRINTERS = { epson, star } as const;
const OUTCOMES = ['printed', 'failed', 'unknown', 'not-sent'];

describe.each(['epson', 'star'] as const)('P1 P2 status bytes of a printer: %s', (type) => {
  const dialect = DIALECTS[type];

  test(
    `P2 ${COUNT} random and mutated answers: no crash, and what was answered right is believed`,
    async () => {
      const next = random(7 + type.length);
      const kinds: Record<string, number> = {};
      for (let i = 0; i < TIMES; i += 1) {
        const { line } = badLine(next, PRINTERS[type](next, next(8)));
        const reading = await dialect.readStatus(line, 700);
        const kind = reading.kind === 'said' ? reading.status.kind : reading.kind;
        kinds[kind] = (kinds[kind] ?? 0) + 1;
      }
      const seen = ['ready', 'cover-open', 'no-paper', 'jam', 'offline', 'garbled', 'silent', 'lost'];
      for (const kind of seen) expect(kinds[kind], kind).toBeGreaterThan(TIMES / 2000);
    },
    LONG,
  );

  test(
    `P1 ${COUNT} jobs over a bad line: each ends in an outcome, and none is printed without an answer that says so`,
    async () => {
      const next = random(11 + type.length);
      const job = { bytes: Uint8Array.of(0x41, 0x42, 0x43), rows: 40, claimed: Promise.resolve(true) };
      const ends: Record<string, number> = {};
      for (let i = 0; i < TIMES; i += 1) {
        let sent = false;
        const answer = PRINTERS[type](next, next(12));
        const { line, clock, heard } = badLine(next, (asked) => {
          if (asked === job.bytes) {
            sent = true;
            heard.length = 0;
          }
          return answer(asked);
        });
        const { outcome } = await deliver(job, { line, dialect, patience: PATIENCE, clock });
        if (!OUTCOMES.includes(outcome)) throw new Error(`no outcome: ${outcome}`);
        const told = heard.some(SAYS_PRINTED[type]);
        if (outcome === 'printed' && !(sent && told))
          throw new Error(`phantom paper after ${Buffer.from(heard).toString('hex')}`);
        if (outcome === 'not-sent' && sent) throw new Error('a job that left may not be tried again');
        ends[outcome] = (ends[outcome] ?? 0) + 1;
      }
      for (const outcome of OUTCOMES) expect(ends[outcome] ?? 0, outcome).toBeGreaterThan(TIMES / 2000);
    },
    LONG,
  );
});

test(
  `P6 ${COUNT} random and mutated pieces of ESC/POS: the twin crashes on none, and passes over no byte in silence`,
  () => {
    const next = random(3);
    const pieces = [
      [0x1b, 0x40],
      [0x1c, 0x26, 0xb9, 0xfa, 0x41],
      [0x1d, 0x76, 0x30, 0, 2, 0, 2, 0, 1, 2, 3, 4],
      [0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30],
      [0x1b, 0x61, 1, 0x1d, 0x21, 0x11, 0x0a],
      [0x1d, 0x56, 0x42, 0],
      [0x10, 0x04, 1, 0x1d, 0x72, 1],
    ];
    for (let i = 0; i < TIMES; i += 1) {
      const decoder = createDecoder();
      const bytes = [0, 1, 2].flatMap(() => mutate(pieces[next(pieces.length)] ?? [], next));
      const cut = next(bytes.length + 1);
      const events = [
        ...decoder.push(Uint8Array.from(bytes.slice(0, cut))),
        ...decoder.push(Uint8Array.from(bytes.slice(cut))),
      ];
      const understood = events.flatMap(({ raw }) => [...raw]);
      const rest = bytes.length - decoder.waiting;
      if (understood.length !== rest || understood.some((byte, at) => byte !== bytes[at]))
        throw new Error(`bytes went astray: ${Buffer.from(bytes).toString('hex')}`);
    }
  },
  LONG,
);

/** GB 11643: the weighted sum of the first 17 digits, modulo 11, gives the 18th character. */
function residentNumber(number: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((all, weight, at) => all + weight * Number(number[at]), 0);
  return /^\d{17}[\dX]$/.test(number) && '10X98765432'[sum % 11] === number[17];
}

test(
  `K6 X2 ${COUNT} random and mutated lines of a reader: no crash, no phantom document`,
  () => {
    const next = random(5);
    const good = [...Buffer.from('{"kind":"resident-card","number":"11010519491231002X","name":"张三"}\n')];
    let read = 0;
    for (let i = 0; i < TIMES; i += 1) {
      const cut = lineCutter((line) => {
        const holder = readLine(line);
        if (holder === null) return;
        read += 1;
        if (holder.idKind === 'resident-card' && !residentNumber(holder.idNumber))
          throw new Error(`phantom document from ${line}`);
      });
      cut(Buffer.from(mutate(good, next)).toString('utf8'));
    }
    expect(read).toBeGreaterThan(TIMES / 10);
  },
  LONG,
);

test(
  `D4 ${COUNT} random and mutated packets at a panel: no crash, none longer than it is`,
  () => {
    const next = random(9);
    const ddp = [0x41, 0x01, 0x0b, 0x01, 0, 0, 0, 0, 0, 3, 1, 2, 3];
    let taken = 0;
    for (let i = 0; i < TIMES; i += 1) {
      const bytes = Buffer.from(mutate(ddp, next));
      const read = readDdp(bytes);
      if (read) taken += 1;
      if (read && read.data.length !== bytes.length - 10) throw new Error(bytes.toString('hex'));
      if (readE131(bytes) !== null) throw new Error(`phantom universe from ${bytes.toString('hex')}`);
    }
    expect(taken).toBeGreaterThan(TIMES / 10);
  },
  LONG,
);

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { realClock } from '../../../hardware/clock.ts';
import { createCommandReader } from '../../../hardware/reader/command-reader.ts';
import type { CardReader } from '../../../hardware/reader/port.ts';
import { lineCutter, readLine } from '../../../hardware/reader/reading.ts';
import { createTcpReader } from '../../../hardware/reader/tcp-reader.ts';
import { createVirtualReader } from '../../../hardware/virtual/reader.ts';
import type { Holder } from '../../../hub/contract/holder.ts';

const ZHANG: Holder = { idKind: 'resident-card', idNumber: '11010519491231002X', name: '张三丰' };
const GOOD = '{"kind":"resident-card","number":"11010519491231002x","name":" 张三丰 "}';
const BAD = '{"kind":"resident-card","number":"110105194912310021"}';

/** A reader, and the hand that puts documents on it. */
type Bench = { reader: CardReader; put: (card: 'good' | 'bad') => Promise<void>; lose: () => Promise<void> };

async function virtual(): Promise<Bench> {
  const reader = createVirtualReader('reader', realClock);
  return {
    reader,
    put: async (card) => reader.put(card === 'good' ? 'resident-card' : 'wrong-number'),
    lose: async () => reader.unplug(),
  };
}

/** A real peer on TCP that writes only while it was told to read. */
async function tcp(): Promise<Bench> {
  let peer: Socket | null = null;
  let reading = false;
  const server = createServer((socket) => {
    peer = socket;
    reading = false;
    const cut = lineCutter((line) => {
      reading = (JSON.parse(line) as { read: boolean }).read;
    });
    socket.setEncoding('utf8').on('data', (chunk) => cut(String(chunk)));
    socket.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  const reader = createTcpReader('reader', { host: '127.0.0.1', port }, realClock);
  onTestFinished(async () => {
    await reader.close();
    peer?.destroy();
    server.close();
  });
  await expect.poll(() => reader.connected).toBe(true);
  return {
    reader,
    async put(card) {
      await expect.poll(() => reading).toBe(true);
      const line = card === 'good' ? GOOD : BAD;
      // In two pieces, as a network may cut it.
      peer?.write(line.slice(0, 20));
      peer?.write(`${line.slice(20)}\n`);
    },
    async lose() {
      peer?.destroy();
    },
  };
}

/** A real child process that reads what lies in a file. */
async function command(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-'));
  const [program, card] = [join(folder, 'program.mjs'), join(folder, 'card')];
  await writeFile(card, '');
  await writeFile(
    program,
    `import { readFileSync, writeFileSync } from 'node:fs';
setInterval(() => {
  const text = readFileSync(process.argv[2], 'utf8');
  if (text === '') return;
  writeFileSync(process.argv[2], '');
  process.stdout.write(text);
}, 10);`,
  );
  const reader = createCommandReader('reader', [process.execPath, program, card], realClock);
  onTestFinished(async () => {
    await reader.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    reader,
    put: (what) => writeFile(card, `${what === 'good' ? GOOD : BAD}\n`),
    lose: async () => {},
  };
}

describe.each([
  ['virtual', virtual],
  ['a program on TCP', tcp],
  ['a command', command],
] as const)('P6 every reader: %s', (_, bench) => {
  test('K6 tells a document while it is asked, a bad one as unread, and goes on reading', async () => {
    const { reader, put } = await bench();
    const told: (Holder | null)[] = [];
    reader.read((holder) => told.push(holder));
    await put('bad');
    await expect.poll(() => told).toEqual([null]);
    await put('good');
    await expect.poll(() => told).toEqual([null, ZHANG]);
  });

  test('K6 once stopped it tells nothing; asked anew it tells the new asking alone', async () => {
    const { reader, put } = await bench();
    const [first, second]: (Holder | null)[][] = [[], []];
    const stop = reader.read((holder) => first?.push(holder));
    stop();
    reader.read((holder) => second?.push(holder));
    stop();
    await put('good');
    await expect.poll(() => second).toEqual([ZHANG]);
    expect(first).toEqual([]);
  });
});

test('K6 P7 a program that goes away is reached again, and told that a document is asked', async () => {
  const { reader, put, lose } = await tcp();
  const told: (Holder | null)[] = [];
  const changes: boolean[] = [];
  reader.onConnected(() => changes.push(reader.connected));
  reader.read((holder) => told.push(holder));
  await lose();
  await expect.poll(() => changes, { timeout: 5000 }).toEqual([false, true]);
  await put('good');
  await expect.poll(() => told).toEqual([ZHANG]);
});

test('K6 a command that does not exist is not there', async () => {
  const reader = createCommandReader('reader', ['/no/such/program'], realClock);
  onTestFinished(() => reader.close());
  reader.read(() => {});
  await expect.poll(() => reader.connected).toBe(false);
});

test.each([
  '',
  'null',
  '[]',
  '{"kind":"library-card","number":"1"}',
  '{"kind":"passport"}',
  BAD,
  '{"kind":"passport","number":7}',
  'x'.repeat(100),
])('K6 X2 a line that is no document is none: %s', (line) => {
  expect(readLine(line)).toBeNull();
});

test('X2 a line without end is thrown away, and the next one counts', () => {
  const lines: string[] = [];
  const cut = lineCutter((line) => lines.push(line));
  for (let i = 0; i < 10; i++) cut('x'.repeat(1000));
  cut(`x\n${GOOD}\n`);
  expect(lines).toEqual([GOOD]);
});

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Policy } from '../../hub/contract/policy.ts';
import { end } from '../../hub/voice/end.ts';
import type { VoiceProgram } from '../../hub/voice/program.ts';
import { createVoice, type Voice, type VoiceParts } from '../../hub/voice/voice.ts';
import { readWav } from '../../hub/voice/wav.ts';
import type { Speech } from '../../hub/voice/wording.ts';

const PLAIN: Policy['voice'] = { english: false, repeats: 1, yao: true, chime: true, volume: [] };
const FAKE = join(import.meta.dirname, 'fake-program.mjs');
const call = (number: string): Speech => ({
  kind: 'call',
  number,
  place: { name: { zh: '5', en: '5' }, floor: 2 },
});

const folder = mkdtempSync(join(tmpdir(), 'voice-'));
const voices: Voice[] = [];
let runs = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  for (const voice of voices.splice(0)) voice.close();
});

function open(program: VoiceProgram, more: Partial<VoiceParts> = {}): Voice {
  // A busy machine may take long to start the program; tests of patience set their own.
  const patience = { timeoutMs: 20_000, patienceMs: 20_000 };
  const log = { warn: () => undefined };
  const voice = createVoice({ program, log, now: () => Date.now(), ...patience, ...more });
  voices.push(voice);
  return voice;
}

/** A voice over the misbehaving program, and what that program was asked. */
function fake(manner: string, more: Partial<VoiceParts> = {}) {
  const log = join(folder, `log-${++runs}`);
  writeFileSync(log, '');
  const voice = open({ kind: 'lines', command: process.execPath, args: [FAKE, log, manner] }, more);
  const lines = (kind: string) =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(kind))
      .map((line) => line.slice(kind.length + 1));
  return { voice, program: { log, lines } };
}

const kinds = (clips: readonly { kind: string }[]) => clips.map((clip) => clip.kind);
async function fileOf(voice: Voice, url: string): Promise<Buffer> {
  const hash = /^\/voice\/([0-9a-f]{32})\.wav$/.exec(url)?.[1] ?? '';
  const file = await voice.file(hash);
  if (!file) throw new Error(`no file behind ${url}`);
  return file;
}

describe('D3 the hall speaks with its own program', () => {
  it('D3 Mandarin and English without network: real WAV clips of a sensible length, one level, no dead air', async () => {
    const voice = open({ kind: 'built-in' });
    const { clips, failure } = await voice.announce(call('A023'), { ...PLAIN, english: true, repeats: 2 });
    expect(failure).toBeNull();
    expect(kinds(clips)).toEqual(['chime', 'call', 'repeat', 'second-language']);
    expect(clips[2]?.url).toBe(clips[1]?.url);
    for (const clip of clips.slice(1)) {
      const sound = readWav(await fileOf(voice, clip.url));
      expect(sound.rate).toBe(22_050);
      expect(clip.ms).toBe(Math.round((sound.samples.length / sound.rate) * 1000));
      expect(clip.ms).toBeGreaterThan(2500);
      expect(clip.ms).toBeLessThan(6500);
      const first = sound.samples.findIndex((sample) => Math.abs(sample) > 200);
      expect(first / sound.rate).toBeLessThan(0.03);
    }
  });

  it('D3 a longer number takes longer to say: its digits are spoken one by one', async () => {
    const voice = open({ kind: 'built-in' });
    const ms = async (number: string) =>
      (await voice.announce(call(number), { ...PLAIN, chime: false })).clips[0]?.ms ?? 0;
    const three = await ms('A023');
    const four = await ms('A0233');
    expect(four - three).toBeGreaterThan(120);
    expect(four - three).toBeLessThan(700);
  });

  it('D3 speech prepared at issue needs nothing more from the program when the call comes', async () => {
    const { voice, program } = fake('well');
    voice.prepare(['A001', 'A002'], PLAIN);
    await voice.warm([{ name: { zh: '5', en: '5' }, floor: 2 }], PLAIN);
    await voice.announce(call('A002'), PLAIN);
    const asked = program.lines('speak').length;
    await voice.announce(call('A001'), PLAIN);
    expect(program.lines('speak')).toHaveLength(asked);
  });

  it('D3 what was said once is not made again: segments are shared between calls', async () => {
    const { voice, program } = fake('well');
    await voice.announce(call('A001'), PLAIN);
    await voice.announce(call('A001'), PLAIN);
    await voice.announce(call('A002'), PLAIN);
    await voice.announce({ ...call('A001'), kind: 'recall' } as Speech, PLAIN);
    expect(program.lines('speak')).toEqual(['请A零零幺号', '到二楼五号窗口办理', '请A零零二号', '再次呼叫']);
  });

  it('D3 the same words asked for twice at once are made once', async () => {
    const { voice, program } = fake('well');
    await Promise.all([voice.announce(call('A001'), PLAIN), voice.announce(call('A001'), PLAIN)]);
    expect(program.lines('speak')).toHaveLength(2);
  });

  it('D3 a second start speaks from the files of the first', async () => {
    const cacheFolder = join(folder, 'cache');
    const first = fake('well', { cacheFolder });
    const before = await first.voice.announce(call('A001'), PLAIN);
    first.voice.close();
    expect(readdirSync(cacheFolder).filter((name) => name.endsWith('.wav'))).toHaveLength(2);
    const second = fake('dies', { cacheFolder });
    // Another program would have other files: the second start has the same one, by its name and arguments.
    const again = open(
      { kind: 'lines', command: process.execPath, args: [FAKE, first.program.log, 'well'] },
      { cacheFolder },
    );
    expect(await again.announce(call('A001'), PLAIN)).toEqual(before);
    expect(first.program.lines('start')).toHaveLength(1);
    expect((await second.voice.announce(call('A001'), PLAIN)).failure).not.toBeNull();
  });

  it('D3 a damaged file of the cache is made again', async () => {
    const cacheFolder = join(folder, 'damaged');
    const first = fake('well', { cacheFolder });
    await first.voice.announce(call('A001'), PLAIN);
    for (const name of readdirSync(cacheFolder)) writeFileSync(join(cacheFolder, name), 'half a wo');
    const again = open(
      { kind: 'lines', command: process.execPath, args: [FAKE, first.program.log, 'well'] },
      { cacheFolder },
    );
    expect((await again.announce(call('A001'), PLAIN)).failure).toBeNull();
    expect(first.program.lines('speak')).toHaveLength(4);
  });

  it('the cache on disk is bounded', async () => {
    const cacheFolder = join(folder, 'bounded');
    const { voice } = fake('well', { cacheFolder, cacheBytes: 60_000 });
    for (let i = 1; i <= 20; i++) await voice.announce(call(`A${100 + i}`), PLAIN);
    const sizes = readdirSync(cacheFolder).map((name) => readFileSync(join(cacheFolder, name)).length);
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(60_000);
    expect(sizes.length).toBeGreaterThan(2);
  });

  it('an unknown hash is no file', async () => {
    expect(await open({ kind: 'built-in' }).file('0'.repeat(32))).toBeNull();
  });
});

describe('D3 a speech program that fails', () => {
  it('D3 one that dies is started again, and the call is spoken', async () => {
    const { voice, program } = fake('dies-once');
    const { clips, failure } = await voice.announce(call('A001'), PLAIN);
    expect(failure).toBeNull();
    expect(kinds(clips)).toEqual(['chime', 'call']);
    expect(program.lines('start')).toHaveLength(2);
  });

  it('D3 one that keeps dying leaves the chime and a failure for staff', async () => {
    const { voice } = fake('dies');
    const told: string[] = [];
    voice.onState((state) => told.push(state.kind));
    const { clips, failure } = await voice.announce(call('A001'), { ...PLAIN, chime: false });
    expect(kinds(clips)).toEqual(['chime']);
    expect(failure?.code).toBe('voice-failed');
    expect(failure?.detail).toContain('ended (3)');
    expect(voice.state.kind).toBe('failed');
    expect(told).toEqual(['failed']);
  });

  it('D3 one that hangs is given up, and does not hold the call longer than its patience', async () => {
    const { voice } = fake('hangs', { timeoutMs: 10_000, patienceMs: 400 });
    const start = performance.now();
    const { clips, failure } = await voice.announce(call('A001'), PLAIN);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(kinds(clips)).toEqual(['chime']);
    expect(failure?.code).toBe('voice-failed');
  });

  it('D3 a hanging run is killed after its time and replaced', async () => {
    const { voice, program } = fake('hangs', { timeoutMs: 2000, patienceMs: 15_000 });
    const { failure } = await voice.announce(call('A001'), PLAIN);
    expect(failure?.detail).toContain('silent for 2000 ms');
    expect(program.lines('start').length).toBeGreaterThanOrEqual(2);
    const first = Number(program.lines('start')[0]);
    await expect.poll(() => isRunning(first)).toBe(false);
  });

  it('D3 a program that is broken for good is left alone for a while, then tried again', async () => {
    let now = 1_000_000;
    const { voice, program } = fake('dies', { now: () => now });
    for (let i = 1; i <= 6; i++) await voice.announce(call(`A00${i}`), PLAIN);
    const tried = program.lines('start').length;
    await voice.announce(call('A009'), PLAIN);
    expect(program.lines('start')).toHaveLength(tried);
    now += 60_000;
    await voice.announce(call('A009'), PLAIN);
    expect(program.lines('start').length).toBeGreaterThan(tried);
  });

  it('D3 chatter on its output is no answer; silence instead of speech is a failure', async () => {
    const chatty = fake('chatters');
    expect((await chatty.voice.announce(call('A001'), PLAIN)).failure).toBeNull();
    expect(chatty.program.lines('speak')).toHaveLength(2);
    expect((await fake('silent').voice.announce(call('A001'), PLAIN)).failure?.detail).toContain('silent');
  });

  it('D3 a program that does not exist is said so', async () => {
    const missing = { command: '/nowhere/speak', args: [] };
    for (const kind of ['lines', 'command'] as const) {
      const voice = open({ kind, ...missing });
      const { failure } = await voice.announce(call('A001'), PLAIN);
      expect(failure?.detail).toMatch(/did not start|closed its input/);
    }
  });

  it('D3 ending a program that never started signals nobody', async () => {
    const child = spawn('/nowhere/speak');
    const signals: unknown[] = [];
    child.kill = (signal) => signals.push(signal) > 0;
    child.on('error', () => undefined);
    end(child);
    expect(signals).toEqual([]);
  });

  it('the program ends with the voice', async () => {
    const { voice, program } = fake('well');
    await voice.announce(call('A001'), PLAIN);
    const pid = Number(program.lines('start')[0]);
    expect(isRunning(pid)).toBe(true);
    voice.close();
    await expect.poll(() => isRunning(pid)).toBe(false);
    expect((await voice.announce(call('A002'), PLAIN)).failure?.detail).toContain('closed');
  });

  it('the built-in program ends by itself when the hub is gone', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../hub/voice/child.mjs')]);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.stdin.end();
    expect(await ended).toBe(0);
  });
});

describe('D3 any other program: text in, WAV out', () => {
  const script = (body: string): VoiceProgram => ({
    kind: 'command',
    command: process.execPath,
    args: ['-e', body, '{language}'],
    languages: { zh: 'cmn', en: 'en-gb' },
  });

  it('D3 reads the text, is told the language, answers WAV', async () => {
    const log = join(folder, 'command');
    const voice = open(
      script(`
        const fs = require('fs');
        fs.appendFileSync(${JSON.stringify(log)}, process.argv[1] + ' ' + fs.readFileSync(0, 'utf8'));
        const b = Buffer.alloc(44 + 4410); b.write('RIFF'); b.write('WAVEfmt ', 8); b.writeUInt32LE(16, 16); b.writeUInt16LE(1, 20);
        b.writeUInt16LE(1, 22); b.writeUInt32LE(22050, 24); b.writeUInt16LE(16, 34); b.write('data', 36); b.writeUInt32LE(4410, 40);
        for (let i = 0; i < 2205; i++) b.writeInt16LE(Math.round(5000 * Math.sin(i / 9)), 44 + 2 * i);
        process.stdout.write(b);`),
    );
    const { clips, failure } = await voice.announce(call('A001'), { ...PLAIN, english: true });
    expect(failure).toBeNull();
    expect(kinds(clips)).toEqual(['chime', 'call', 'second-language']);
    expect(readFileSync(log, 'utf8').split('\n').filter(Boolean).sort()).toEqual([
      'cmn 到二楼五号窗口办理',
      'cmn 请A零零幺号',
      'en-gb Ticket A zero zero one',
      'en-gb please go to counter 5, floor 2',
    ]);
  });

  it('D3 its exit code and last words reach staff', async () => {
    const { failure } = await open(script(`console.error('no such voice'); process.exit(4)`)).announce(
      call('A001'),
      PLAIN,
    );
    expect(failure?.detail).toBe('the voice program ended (4) no such voice');
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

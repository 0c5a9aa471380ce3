import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Policy, VoiceSource } from '../../hub/contract/policy.ts';
import { type Clips, clipFile, openClips } from '../../hub/voice/clips.ts';
import { readOutside } from '../../hub/voice/outside.ts';
import { piecesOf } from '../../hub/voice/pieces.ts';
import type { VoiceProgram } from '../../hub/voice/program.ts';
import { createVoice, type Voice } from '../../hub/voice/voice.ts';
import { duration, readWav, type Sound, writeWav } from '../../hub/voice/wav.ts';
import type { Speech } from '../../hub/voice/wording.ts';

const PLAIN: Policy['voice'] = { english: false, repeats: 1, yao: true, chime: false, volume: [] };
const from = (...zh: VoiceSource[]): Policy['voice'] => ({ ...PLAIN, sources: { zh } });
const FAKE = join(import.meta.dirname, 'fake-program.mjs');
const place = { name: { zh: '5', en: '5' }, floor: 2 };
const call = (number: string): Speech => ({ kind: 'call', number, place });

const folder = mkdtempSync(join(tmpdir(), 'voice-sources-'));
const voices: Voice[] = [];
let runs = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  for (const voice of voices.splice(0)) voice.close();
});

/** A tone of this length, ms, at this level of full scale. */
function tone(ms: number, level = 0.3): Sound {
  const samples = Int16Array.from({ length: Math.round(22.05 * ms) }, (_, i) =>
    Math.round(level * 32767 * Math.sin(i / 9)),
  );
  return { rate: 22_050, samples };
}

function fake(manner: string): { program: VoiceProgram; said: () => string[] } {
  const log = join(folder, `log-${++runs}`);
  writeFileSync(log, '');
  return {
    program: { kind: 'lines', command: process.execPath, args: [FAKE, log, manner] },
    said: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .flatMap((line) => (line.startsWith('speak ') ? [line.slice(6)] : [])),
  };
}

async function hall(outside: string | null = null) {
  const clips = await openClips(join(folder, `clips-${++runs}`), () => undefined);
  const own = fake('well');
  const brought = outside === null ? null : fake(outside);
  const log = { warn: () => undefined };
  const voice = createVoice({
    ...{ program: own.program, outside: brought?.program ?? null, clips, log, now: () => Date.now() },
    ...{ timeoutMs: 20_000, patienceMs: 20_000 },
  });
  voices.push(voice);
  return { voice, clips, own: own.said, outside: brought?.said ?? (() => []) };
}

/** Records every phrase of a call, each of its own length so that they can be told apart. */
async function record(clips: Clips, speech: Speech): Promise<number[]> {
  const lengths: number[] = [];
  for (const [index, { text }] of (piecesOf(speech, 'zh', PLAIN) ?? []).entries()) {
    lengths.push(100 + 20 * index);
    await clips.put('zh', text, writeWav(tone(100 + 20 * index)));
  }
  return lengths;
}

describe('D3 sentences out of recorded phrases', () => {
  it('D3 a call falls into words, letters, digits and the way to the counter', () => {
    const texts = (speech: Speech, language: 'zh' | 'en' = 'zh') =>
      piecesOf(speech, language, PLAIN)?.map(({ text }) => text);
    expect(texts(call('A1023'))).toEqual(['请', 'A', '幺', '零', '二', '三', '号', '到二楼五号窗口办理']);
    expect(texts({ kind: 'recall', number: 'AB904', place })).toEqual([
      ...['再次呼叫', '请', 'A', 'B', '九', '零', '四', '号', '到二楼五号窗口办理'],
    ]);
    expect(texts({ kind: 'passed', number: 'A023' })).toEqual([
      ...['A', '零', '二', '三', '号已过号', '如仍需办理，请到咨询引导台'],
    ]);
    expect(texts(call('A023'), 'en')).toEqual([
      ...['Ticket', 'A', 'zero', 'two', 'three', 'please go to counter 5, floor 2'],
    ]);
    expect(texts({ kind: 'broadcast', number: '', zh: '请走南门', en: null })).toBeUndefined();
  });

  it('D3 recorded phrases speak the call: their own lengths with a breath between, and no program is started', async () => {
    const { voice, clips, own } = await hall();
    const lengths = await record(clips, call('A023'));
    const { clips: spoken, failure } = await voice.announce(call('A023'), PLAIN);
    expect(failure).toBeNull();
    const sum = lengths.reduce((all, ms) => all + ms, 0);
    expect(spoken[0]?.ms).toBeGreaterThan(sum + 150);
    expect(spoken[0]?.ms).toBeLessThan(sum + 500);
    const hash = /([0-9a-f]{32})/.exec(spoken[0]?.url ?? '')?.[1] ?? '';
    expect(duration(readWav((await voice.file(hash)) ?? Buffer.alloc(0)))).toBe(spoken[0]?.ms);
    expect(own()).toEqual([]);
  });

  it('D3 with one phrase missing the next source speaks the whole sentence', async () => {
    const { voice, clips, own, outside } = await hall('well');
    await record(clips, call('A023'));
    await voice.announce(call('A024'), PLAIN);
    expect(outside()).toEqual(['请A零二四号', '到二楼五号窗口办理']);
    expect(own()).toEqual([]);
    await clips.remove('zh', '号');
    await voice.announce(call('A023'), from('clips', 'built-in'));
    expect(own()).toEqual(['请A零二三号', '到二楼五号窗口办理']);
  });

  it('D3 recordings are files of a folder: named for what they say, there again after a start, one at a time', async () => {
    const at = join(folder, 'kept');
    const clips = await openClips(at, () => undefined);
    await clips.put('zh', '请', writeWav(tone(200)));
    await clips.put('zh', '请', writeWav(tone(300)));
    await clips.put('en', 'please go to counter 5, floor 2', writeWav(tone(400)));
    expect(readdirSync(join(at, 'zh'))).toEqual(['请.wav']);
    writeFileSync(join(at, 'zh', '号.wav'), 'no sound at all');
    writeFileSync(join(at, 'zh', '二.wav'), writeWav({ ...tone(100), rate: 8000 }));
    const wrong: string[] = [];
    const again = await openClips(at, (file) => wrong.push(file));
    expect(again.get('zh', '请')?.ms).toBe(300);
    expect(again.get('en', 'please go to counter 5, floor 2')?.ms).toBe(400);
    expect(wrong.sort()).toEqual(['zh/二.wav', 'zh/号.wav']);
    await again.remove('zh', '请');
    expect(again.get('zh', '请')).toBeNull();
    expect(clipFile('../到/二楼')).toBe('%2e%2e%2f到%2f二楼.wav');
    expect(Buffer.byteLength(clipFile('很'.repeat(300)))).toBeLessThan(200);
  });
});

describe('D3 who speaks', () => {
  it('D3 staff’s order counts: the outside program first, the built-in voice behind everything', async () => {
    const { voice, clips, own, outside } = await hall('well');
    await record(clips, call('A023'));
    await voice.announce(call('A023'), from('program', 'clips'));
    expect(outside()).toHaveLength(2);
    await voice.announce(call('A025'), from('clips'));
    expect(own()).toHaveLength(2);
  });

  it('D3 an outside program that fails: the built-in voice speaks at once, and staff are told', async () => {
    const { voice, own } = await hall('dies');
    const { clips, failure } = await voice.announce(call('A023'), PLAIN);
    expect(clips.map(({ kind }) => kind)).toEqual(['call']);
    expect(failure?.code).toBe('program-failed');
    expect(own()).toHaveLength(2);
  });

  it('D3 a screen’s own voice is told the words, with a file for screens that have none', async () => {
    const { voice } = await hall();
    const { clips } = await voice.announce(call('A023'), from('clips', 'screen'));
    expect(clips[0]).toMatchObject({ say: { language: 'zh', text: '请A零二三号，到二楼五号窗口办理' } });
    expect(clips[0]?.url).toMatch(/^\/voice\/[0-9a-f]{32}\.wav$/);
    expect((await voice.announce(call('A023'), from('built-in', 'screen'))).clips[0]?.say).toBeUndefined();
  });

  it('D3 an urgent message is said in the languages it was typed in', async () => {
    const { voice, own } = await hall();
    const message: Speech = {
      kind: 'broadcast',
      number: '',
      zh: '请走南门。不要奔跑',
      en: 'Use the south door. Do not run',
    };
    await voice.announce(message, PLAIN);
    expect(own()).toEqual([
      ...['请注意', '请走南门', '不要奔跑'],
      ...['Attention please', 'Use the south door', 'Do not run'],
    ]);
    const { clips } = await voice.announce({ ...message, en: null }, { ...PLAIN, english: true });
    expect(clips.map(({ kind }) => kind)).toEqual(['call']);
  });

  it('D3 the file of an outside program: read, or a sentence that names what is wrong', async () => {
    const file = join(folder, 'program.json');
    writeFileSync(file, JSON.stringify({ kind: 'command', command: 'speak', args: ['-v', '{language}'] }));
    expect(await readOutside(file)).toMatchObject({ ok: true, value: { command: 'speak' } });
    writeFileSync(file, JSON.stringify({ kind: 'command', command: 'speak', args: 'all' }));
    expect(await readOutside(file)).toMatchObject({ ok: false, refusal: expect.stringContaining('args') });
    expect(await readOutside(join(folder, 'none.json'))).toMatchObject({ ok: false });
  });
});

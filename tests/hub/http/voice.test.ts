import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VoiceStanding } from '../../../hub/contract/voice.ts';
import { openClips } from '../../../hub/voice/clips.ts';
import { createVoice } from '../../../hub/voice/voice.ts';
import { readWav, type Sound, writeWav } from '../../../hub/voice/wav.ts';
import { factsOf } from '../support/facts.ts';
import { startHub, type TestHub } from '../support/hub.ts';

let hall: TestHub;
let supervisor: string;
const folder = mkdtempSync(join(tmpdir(), 'clips-'));

beforeAll(async () => {
  const clips = await openClips(folder, () => undefined);
  const parts = { program: { kind: 'built-in' }, log: { warn() {} }, now: () => Date.now() } as const;
  hall = await startHub({ voice: createVoice({ ...parts, clips }) });
  supervisor = await hall.signIn('songhaiyan');
});
afterAll(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

const SPOKEN: Sound = {
  rate: 22_050,
  samples: Int16Array.from({ length: 22_050 }, (_, i) =>
    i < 8000 || i > 16_000 ? 0 : Math.round(6000 * Math.sin(i / 8)),
  ),
};
const ask = (method: string, path: string, body?: Buffer, cookie = supervisor) =>
  fetch(`${hall.origin}${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'audio/wav' }) },
    ...(body && { body: new Uint8Array(body) }),
  });
const phrase = (text: string) => `/voice/clips?${new URLSearchParams({ language: 'zh', text })}`;
const standing = async () => (await (await ask('GET', '/voice/standing')).json()) as VoiceStanding;

describe('D3 recorded phrases on the hub', () => {
  test('D3 the list has every phrase the hall’s calls need, each once', async () => {
    const { phrases, languages, program } = await standing();
    const texts = phrases.map(({ text }) => text);
    for (const text of ['请', '号', '再次呼叫', 'A', 'B', '零', '幺', '九', '到二楼八号窗口办理'])
      expect(texts).toContain(text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(
      phrases
        .filter(({ group }) => group === 'digits')
        .map(({ text }) => text)
        .sort()
        .join(''),
    ).toBe([...'零幺二三四五六七八九'].sort().join(''));
    expect(phrases.filter(({ group }) => group === 'ways')).toHaveLength(hall.catalogue.counters.length);
    expect(languages).toMatchObject([
      { language: 'zh', speaks: 'built-in', recorded: 0, needed: texts.length },
    ]);
    expect(program).toBeNull();
  });

  test('D3 listened back, kept, replaced, exported and removed; on the record who did', async () => {
    const levelled = await ask('POST', '/voice/level', writeWav(SPOKEN));
    expect(levelled.headers.get('content-type')).toBe('audio/wav');
    const heard = Buffer.from(await levelled.arrayBuffer());
    expect(readWav(heard).samples.length).toBeLessThan(11_000);
    const kept = await ask('PUT', phrase('请'), heard);
    const { ms, url } = (await kept.json()) as { ms: number; url: string };
    expect(ms).toBeGreaterThan(350);
    expect((await fetch(hall.origin + url)).status).toBe(200);
    expect((await standing()).phrases.find(({ text }) => text === '请')?.clip).toMatchObject({ ms, url });
    const archive = unzipSync(new Uint8Array(await (await ask('GET', '/voice/clips.zip')).arrayBuffer()));
    expect(Object.keys(archive)).toEqual(['zh/请.wav']);
    expect((await ask('DELETE', phrase('请'))).status).toBe(204);
    expect((await standing()).languages[0]?.recorded).toBe(0);
    const record = (await factsOf(hall.journal)).filter(({ fact }) => fact.type.startsWith('Clip'));
    expect(record).toMatchObject([
      { by: { kind: 'person', person: 'songhaiyan' }, fact: { type: 'ClipKept', text: '请', ms } },
      { by: { kind: 'person', person: 'songhaiyan' }, fact: { type: 'ClipRemoved', text: '请' } },
    ]);
  });

  test('D3 X2 what no call needs, what is no speech and what is too much is refused with its field', async () => {
    const refused = async (answer: Response) => {
      const { code, field } = (await answer.json()) as { code: string; field?: string };
      return `${answer.status} ${code} ${field ?? ''}`.trim();
    };
    expect(await refused(await ask('PUT', phrase('../../etc'), writeWav(SPOKEN)))).toBe(
      '404 no-such-phrase text',
    );
    const silence = writeWav({ ...SPOKEN, samples: new Int16Array(22_050) });
    expect(await refused(await ask('PUT', phrase('请'), silence))).toBe('422 recording-silent body');
    expect(await refused(await ask('POST', '/voice/level', Buffer.from('RIFF')))).toBe(
      '422 bad-recording body',
    );
    expect(await refused(await ask('POST', '/voice/level', Buffer.alloc(2_000_000)))).toBe('413 too-large');
    expect(await refused(await ask('PUT', '/voice/clips?language=xx', writeWav(SPOKEN)))).toBe(
      '400 malformed language',
    );
  });

  test('D3 X1 only a supervisor or an administrator changes it; discipline looks on', async () => {
    const statuses = async (cookie: string) => {
      const read = (await ask('GET', '/voice/standing', undefined, cookie)).status;
      const put = (await ask('PUT', phrase('请'), writeWav(SPOKEN), cookie)).status;
      // Refused is not kept: the sound does not lie there before the hub said no.
      expect((await standing()).languages[0]?.recorded).toBe(0);
      return [read, put, (await ask('DELETE', phrase('请'), undefined, cookie)).status];
    };
    expect(await statuses('')).toEqual([401, 401, 401]);
    expect(await statuses(await hall.signIn('xulei'))).toEqual([403, 403, 403]);
    expect(await statuses(await hall.signIn('hanzhengming'))).toEqual([200, 403, 403]);
    expect((await standing()).languages[0]?.recorded).toBe(0);
  });
});

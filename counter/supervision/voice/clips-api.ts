import type { Text } from '../../../hub/contract/text.ts';
import type { ClipPhrase, VoiceStanding } from '../../../hub/contract/voice.ts';

/** What the hub answered, or its sentence why not; null: it could not be reached. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: Text | null };

type Phrase = Pick<ClipPhrase, 'language' | 'text'>;

async function ask<T>(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, init);
    if (response.ok) return { ok: true, value: await read(response) };
    const { title, detail } = (await response.json()) as { title: string; detail: string };
    return { ok: false, why: { zh: detail, en: title } };
  } catch {
    return { ok: false, why: null };
  }
}

const wav = (method: string, body: Blob): RequestInit => ({
  method,
  headers: { 'content-type': 'audio/wav' },
  body,
});
const address = ({ language, text }: Phrase) => `/voice/clips?${new URLSearchParams({ language, text })}`;

export const standing = () =>
  ask('/voice/standing', {}, (response) => response.json() as Promise<VoiceStanding>);
/** The recording cut and levelled, as it would be kept. */
export const level = (sound: Blob) => ask('/voice/level', wav('POST', sound), (response) => response.blob());
export const keep = (phrase: Phrase, sound: Blob) =>
  ask(address(phrase), wav('PUT', sound), async () => null);
export const remove = (phrase: Phrase) => ask(address(phrase), { method: 'DELETE' }, async () => null);

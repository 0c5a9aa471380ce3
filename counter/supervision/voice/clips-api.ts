import type { ClipPhrase, VoiceStanding } from '../../../hub/contract/voice.ts';
import { ask } from '../ask-http.ts';

type Phrase = Pick<ClipPhrase, 'language' | 'text'>;

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

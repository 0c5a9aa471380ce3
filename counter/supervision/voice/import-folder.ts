import type { ClipPhrase } from '../../../hub/contract/voice.ts';
import { toWav } from './capture.ts';
import { keep } from './clips-api.ts';

export type Imported = { readonly kept: number; readonly unknown: number; readonly refused: number };

/** Keeps every file of a chosen folder that is called like a phrase of the list, below its language's folder. */
export async function importFolder(
  files: readonly File[],
  phrases: readonly ClipPhrase[],
): Promise<Imported> {
  const byPath = new Map(phrases.map((phrase) => [`${phrase.language}/${phrase.file}`, phrase]));
  let [kept, unknown, refused] = [0, 0, 0];
  for (const file of files) {
    const path = (file.webkitRelativePath || file.name).split('/').slice(-2).join('/').normalize();
    const phrase = byPath.get(path);
    if (!phrase) {
      unknown++;
      continue;
    }
    const sound = await toWav(await file.arrayBuffer());
    const answer = sound && (await keep(phrase, sound));
    if (answer?.ok) kept++;
    else refused++;
  }
  return { kept, unknown, refused };
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Spoken } from '../contract/text.ts';
import { createCommandSpeaker } from './command.ts';
import { createLineSpeaker } from './lines.ts';

/**
 * The program that speaks. `built-in`: ours, kept running. `lines`: another that speaks the same JSON lines. `command`: any
 * program that reads text on stdin and writes WAV to stdout, started for each phrase; `{language}` in its arguments is replaced
 * by what `languages` says, else by `zh`, `en` or `ru`.
 */
export type VoiceProgram =
  | { readonly kind: 'built-in' }
  | { readonly kind: 'lines'; readonly command: string; readonly args: readonly string[] }
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly args: readonly string[];
      readonly languages?: Readonly<Partial<Record<Spoken, string>>>;
    };

/** One phrase at a time. Rejects when the program failed, died, or was silent for `timeoutMs`; the next phrase starts it anew. */
export interface Speaker {
  speak(language: Spoken, text: string): Promise<Buffer>;
  close(): void;
}

/** Starts nothing yet: the program runs from the first phrase on. */
export function createSpeaker(program: VoiceProgram, timeoutMs: number): Speaker {
  switch (program.kind) {
    case 'built-in':
      return createLineSpeaker(process.execPath, [builtInChild()], timeoutMs);
    case 'lines':
      return createLineSpeaker(program.command, program.args, timeoutMs);
    case 'command':
      return createCommandSpeaker(program, timeoutMs);
  }
}

/** The child is plain JavaScript that no compiler copies: found from the project's root, from source and from dist alike. */
function builtInChild(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'onewindow')
      return join(folder, 'hub', 'voice', 'child.mjs');
  }
  throw new Error('the voice program was not found beside the hub');
}

import type { Catalogue } from '../contract/catalogue.ts';
import { USUAL_SOURCES, type VoiceSource } from '../contract/policy.ts';
import type { Language } from '../contract/text.ts';
import type { SourceState, VoiceStanding } from '../contract/voice.ts';
import { type Clips, clipFile } from './clips.ts';
import type { Engine } from './engine.ts';
import { neededPhrases } from './pieces.ts';
import type { VoiceProgram } from './program.ts';

type Sources = {
  readonly clips: Clips | null;
  readonly outside: Engine | null;
  readonly program: VoiceProgram | null;
};

/** What speaks each language now, and how loud by hour, as staff see it (D3). */
export function standingOf(catalogue: Catalogue, { clips, outside, program }: Sources): VoiceStanding {
  const { voice } = catalogue.policy;
  const phrases = neededPhrases(catalogue).map(({ language, text, group }) => {
    const clip = clips?.get(language, text) ?? null;
    const kept = clip && { url: `/voice/${clip.hash}.wav`, ms: clip.ms, at: clip.at };
    return { language, text, group, file: clipFile(text), clip: kept };
  });
  const languages: readonly Language[] = voice.english ? ['zh', 'en'] : ['zh'];
  return {
    languages: languages.map((language) => {
      const own = phrases.filter((phrase) => phrase.language === language);
      const recorded = own.filter(({ clip }) => clip !== null).length;
      const states: Record<VoiceSource, SourceState> = {
        clips: recorded === own.length ? 'ready' : 'missing',
        program: !outside?.knows(language) ? 'absent' : outside.state.kind,
        screen: 'depends',
        'built-in': 'ready',
      };
      const sources = voice.sources?.[language] ?? USUAL_SOURCES;
      const speaks = sources.find((source) => states[source] === 'ready' || states[source] === 'depends');
      return { language, sources, states, speaks: speaks ?? 'built-in', recorded, needed: own.length };
    }),
    phrases,
    volume: voice.volume,
    program: program && program.kind !== 'built-in' ? program.command : null,
  };
}

import { happened } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import type { Handlers } from '../handler.ts';

/** What speaks in the hall, as staff choose it, and the phrases they recorded (D3). */
export const voiceHandlers: Handlers<'ChooseVoice' | 'KeepClip' | 'RemoveClip'> = {
  ChooseVoice: (_state, { language, sources }) => happened([{ type: 'VoiceChosen', language, sources }]),

  KeepClip: (_state, { language, text, ms }) => happened([{ type: 'ClipKept', language, text, ms }]),

  RemoveClip: (_state, { language, text }) => happened([{ type: 'ClipRemoved', language, text }]),
};

export const voiceEvolvers: Evolvers<'VoiceChosen' | 'ClipKept' | 'ClipRemoved'> = {
  /** A policy like the others from then on: exported with the catalogue, replaced by the next import. */
  VoiceChosen(state, { language, sources }) {
    const { catalogue } = state;
    if (!catalogue) return;
    const { policy } = catalogue.source;
    const voice = { ...policy.voice, sources: { ...policy.voice.sources, [language]: sources } };
    state.catalogue = { ...catalogue, source: { ...catalogue.source, policy: { ...policy, voice } } };
  },

  /** Kept in the record only: the sounds are files. */
  ClipKept() {},
  ClipRemoved() {},
};

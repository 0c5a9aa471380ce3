import type { Policy } from '../../contract/policy.ts';
import { happened } from '../decided.ts';
import type { Evolvers } from '../evolver.ts';
import type { Handlers } from '../handler.ts';
import type { State } from '../state.ts';

/** What speaks in the hall and how loud, as staff choose it, and the phrases they recorded (D3). */
export const voiceHandlers: Handlers<'ChooseVoice' | 'SetVolume' | 'KeepClip' | 'RemoveClip'> = {
  ChooseVoice: (_state, { language, sources }) => happened([{ type: 'VoiceChosen', language, sources }]),

  SetVolume: (_state, { hours }) => happened([{ type: 'VolumeSet', hours }]),

  KeepClip: (_state, { language, text, ms }) => happened([{ type: 'ClipKept', language, text, ms }]),

  RemoveClip: (_state, { language, text }) => happened([{ type: 'ClipRemoved', language, text }]),
};

/** A policy like the others from then on: exported with the catalogue, replaced by the next import. */
function change(state: State, to: (voice: Policy['voice']) => Policy['voice']): void {
  const { catalogue } = state;
  if (!catalogue) return;
  const { policy } = catalogue.source;
  const voice = to(policy.voice);
  state.catalogue = { ...catalogue, source: { ...catalogue.source, policy: { ...policy, voice } } };
}

export const voiceEvolvers: Evolvers<'VoiceChosen' | 'VolumeSet' | 'ClipKept' | 'ClipRemoved'> = {
  VoiceChosen(state, { language, sources }) {
    change(state, (voice) => ({ ...voice, sources: { ...voice.sources, [language]: sources } }));
  },
  VolumeSet(state, { hours }) {
    change(state, (voice) => ({ ...voice, volume: hours }));
  },

  /** Kept in the record only: the sounds are files. */
  ClipKept() {},
  ClipRemoved() {},
};

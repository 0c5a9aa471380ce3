import type { Catalogue } from '../contract/catalogue.ts';
import type { Policy } from '../contract/policy.ts';
import type { Language } from '../contract/text.ts';
import type { ClipGroup } from '../contract/voice.ts';
import { numberWords, type Pronunciation, type Speech, segmentsOf, THANKS } from './wording.ts';

/** One recorded phrase of a sentence, and the silence after it, ms. */
export type Piece = { readonly text: string; readonly gapMs: number; readonly group: ClipGroup };

/** Inside a number, and where a speaker would take breath. */
const WITHIN_NUMBER = 30;
const BREATH = 110;

/**
 * A sentence about a ticket as phrases that staff can have recorded: letters and digits one by one, everything else as it stands in the
 * wording. Null for what names queues or was typed: that is never recorded.
 */
export function piecesOf(speech: Speech, language: Language, how: Pronunciation): readonly Piece[] | null {
  if (speech.kind === 'broadcast' || speech.kind === 'queue-ended' || speech.kind === 'queue-merged')
    return null;
  const number = numberWords(speech.number, language, how);
  return segmentsOf(speech, language, how).flatMap((segment): Piece[] => {
    const at = number === '' ? -1 : segment.indexOf(number);
    if (at < 0)
      return [
        {
          text: segment,
          gapMs: BREATH,
          group: 'place' in speech ? wayOrWords(segment, speech, language, how) : 'words',
        },
      ];
    return [
      ...words(segment.slice(0, at)),
      ...signs(number, language),
      ...words(segment.slice(at + number.length)),
    ];
  });
}

function words(text: string): Piece[] {
  const said = text.trim();
  return said === '' ? [] : [{ text: said, gapMs: WITHIN_NUMBER * 2, group: 'words' }];
}

function signs(number: string, language: Language): Piece[] {
  const spelled =
    language === 'zh'
      ? [...number]
      : number.split(' ').flatMap((word) => (/^[A-Z]+$/.test(word) ? [...word] : [word]));
  return spelled.map((text) => ({
    text,
    gapMs: WITHIN_NUMBER,
    group: /^[A-Z]$/.test(text) ? 'letters' : 'digits',
  }));
}

/** The last segment of a call is the way to its counter. */
function wayOrWords(segment: string, speech: Speech, language: Language, how: Pronunciation): ClipGroup {
  return segmentsOf(speech, language, how).at(-1) === segment ? 'ways' : 'words';
}

export type Phrase = { readonly language: Language; readonly text: string; readonly group: ClipGroup };

/** Every phrase that calls of this hall need, by its queues' letters, its counters and its policy; words first. */
export function neededPhrases(catalogue: Catalogue): readonly Phrase[] {
  const { voice, preCall } = catalogue.policy;
  const languages: readonly Language[] = voice.english ? ['zh', 'en'] : ['zh'];
  const order: readonly ClipGroup[] = ['words', 'letters', 'digits', 'ways'];
  return languages.flatMap((language) => {
    const pieces = speechesOf(catalogue, preCall > 0, voice).flatMap(
      (speech) => piecesOf(speech, language, voice) ?? [],
    );
    const first = new Map(pieces.map(({ text, group }) => [text, group]));
    return order.flatMap((group) =>
      [...first].filter(([, of]) => of === group).map(([text]) => ({ language, text, group })),
    );
  });
}

/** Sentences in which every phrase occurs: all letters, all digits, all counters, all kinds. */
function speechesOf(catalogue: Catalogue, preCall: boolean, voice: Policy['voice']): Speech[] {
  const letters = catalogue.queues.flatMap(({ letter, paper }) =>
    paper ? [letter, paper.letter] : [letter],
  );
  const number = `${[...new Set(letters)].sort().join('')}0123456789`;
  return [
    ...catalogue.counters.map((place): Speech => ({ kind: 'recall', number, place })),
    ...(preCall ? [{ kind: 'pre-call' as const, number }] : []),
    ...(voice.passed !== false ? [{ kind: 'passed' as const, number }] : []),
    ...(voice.thanks !== false ? [THANKS] : []),
  ];
}

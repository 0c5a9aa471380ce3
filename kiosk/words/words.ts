import { signal } from '@preact/signals';
import type { CaseState } from '../../hub/contract/casework.ts';
import { type Pack, refusedIn } from '../../hub/contract/languages/pack.ts';
import type { Refusal } from '../../hub/contract/refusals.ts';
import type { FURTHER_LANGUAGES, Text } from '../../hub/contract/text.ts';
import { language, type Message, messages, type Parameters, say } from '../../hub/web/messages.ts';

/** A pattern in a further language: one for every number, or by its plural forms, chosen by parameter `n`. */
export type FurtherMessage =
  | string
  | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** The visitor's further language (K4): which, its locale, and all its words by area; null = Chinese or English, as `language` says. */
export const further = signal<{
  readonly tongue: (typeof FURTHER_LANGUAGES)[number];
  readonly locale: string;
  readonly words: Readonly<Record<string, Readonly<Record<string, FurtherMessage>>>>;
  /** What the hub's own sentences are in it. */
  readonly pack: Pick<Pack, 'refusals' | 'caseStates' | 'caseSteps'>;
} | null>(null);

/** The typed catalogue of one area of the kiosk; like `messages`, and in the further language while one is chosen. */
export function words<K extends string>(area: string, catalogue: Readonly<Record<K, Message>>) {
  const own = messages(catalogue);
  return (key: K, parameters: Parameters = {}): string => {
    const chosen = further.value;
    const message = chosen?.words[area]?.[key];
    if (!chosen || message === undefined) return own(key, parameters);
    return filled(patternOf(message, chosen.locale, parameters.n), parameters);
  };
}

function patternOf(message: FurtherMessage, locale: string, n: string | number | undefined): string {
  if (typeof message === 'string') return message;
  return message[new Intl.PluralRules(locale).select(Number(n))] ?? message.other;
}

function filled(pattern: string, parameters: Parameters): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

/** Why the hub did not do it, in the visitor's language (K4). */
export const refused = ({ code, message }: Refusal): string =>
  (further.value && refusedIn(further.value.pack, code)) ?? say(message);

/** How a case stands, and one of its steps. */
export const caseState = (state: CaseState, sentence: Text): string =>
  further.value?.pack.caseStates[state] ?? say(sentence);
export const caseStep = (state: keyof Pack['caseSteps'], word: Text): string =>
  further.value?.pack.caseSteps[state] ?? say(word);

/** A text of the hall that may stand in further languages too; where it does not, English stands (K4). */
export function sayOwn(
  text: Text & Partial<Record<(typeof FURTHER_LANGUAGES)[number], string | undefined>>,
): string {
  const tongue = further.value?.tongue;
  return (tongue && text[tongue]) ?? say(text);
}

/** The locale of dates and numbers on the page. */
export const localeOf = (): string => further.value?.locale ?? (language.value === 'zh' ? 'zh-CN' : 'en');

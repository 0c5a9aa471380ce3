import type { Refusal } from '../refusals.ts';
import type { FurtherLanguage, Language, Spoken, Text } from '../text.ts';
import { refusedIn } from './pack.ts';
import { ru } from './ru.ts';

/** The further languages, for hub and agent. Pages fetch theirs when it is chosen, so that they stay small. */
export const FURTHER = { ru } as const satisfies Readonly<Record<FurtherLanguage, object>>;

/** Is it a further one? */
export const isFurther = (language: Spoken): language is FurtherLanguage => language in FURTHER;

/** A text of the hall in what a visitor speaks: Chinese, else English (K4). */
export const textIn = (text: Text, language: Spoken): string => text[language === 'zh' ? 'zh' : 'en'];

/** A refusal's sentence for a visitor. */
export const refusalWords = ({ code, message }: Refusal, language: Spoken): string =>
  (isFurther(language) && refusedIn(FURTHER[language], code)) || textIn(message, language);

/** Its place in dates: a BCP 47 tag. */
export const localeFor = (language: Spoken): string =>
  ({ zh: 'zh-CN', en: 'en-GB', ru: 'ru' })[language satisfies Language | FurtherLanguage];

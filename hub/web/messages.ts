import { signal } from '@preact/signals';
import type { Language, Text } from '../contract/text.ts';

/** One message: `{name}` stands for a parameter. English may differ for exactly one (`enOne`, chosen by parameter `n`). */
export type Message = { readonly zh: string; readonly en: string; readonly enOne?: string };
export type Parameters = Readonly<Record<string, string | number>>;

/** The page's language; one visitor's choice at a kiosk, a setting elsewhere. */
export const language = signal<Language>('zh');

/**
 * The typed catalogue of a page: `const t = messages({ hello: { zh: '您好', en: 'Hello' } })`, then `t('hello')`.
 * Reads `language`, so a component that calls it follows the language.
 */
export function messages<K extends string>(catalogue: Readonly<Record<K, Message>>) {
  return (key: K, parameters: Parameters = {}): string => {
    const message = catalogue[key];
    const own = language.value;
    const pattern = own === 'en' && parameters.n === 1 && message.enOne ? message.enOne : message[own];
    return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
  };
}

/** A catalogue text (item name, queue name…) in the page's language. */
export function say(text: Text): string {
  return text[language.value];
}

/** The same for what may be nobody or nothing. */
export const sayIf = (text: Text | null): string => (text === null ? '' : say(text));

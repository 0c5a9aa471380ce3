import { effect, signal } from '@preact/signals';
import { LANGUAGES, type Language } from '../../hub/contract/text.ts';
import { language } from '../../hub/web/messages.ts';

/** What this workplace prefers. Settings only: nothing about a person is ever stored in the browser (W5, X3). */
export type Settings = {
  readonly theme: 'light' | 'dark';
  readonly language: Language;
  /** Other people's matters are hidden while the applicant can see the screen (W2). */
  readonly masked: boolean;
};

const KEY = 'onewindow.workplace';
const DEFAULTS: Settings = { theme: 'light', language: 'zh', masked: false };

/** Reads stored settings; whatever is not understood falls back to its default, field by field. */
export function parseSettings(stored: string | null): Settings {
  let found: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    if (typeof value === 'object' && value !== null) found = value as Record<string, unknown>;
  } catch {
    return DEFAULTS;
  }
  return {
    theme: found.theme === 'dark' ? 'dark' : 'light',
    language: LANGUAGES.find((known) => known === found.language) ?? DEFAULTS.language,
    masked: found.masked === true,
  };
}

export const settings = signal<Settings>(DEFAULTS);

export function change(part: Partial<Settings>): void {
  settings.value = { ...settings.value, ...part };
}

/** Loads the settings and keeps document and storage in step with them. Called once, by each page's entry. */
export function startSettings(): void {
  settings.value = parseSettings(localStorage.getItem(KEY));
  effect(() => {
    const now = settings.value;
    language.value = now.language;
    document.documentElement.dataset.theme = now.theme;
    document.documentElement.lang = now.language === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem(KEY, JSON.stringify(now));
  });
}

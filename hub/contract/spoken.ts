/** What people speak, for pages too: nothing here checks anything, so that it costs them nothing. */

/** Languages complete in every message and every catalogue text (K4). */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Further languages of the kiosk's own words; a hall says which it offers (policy `kioskLanguages`). */
export const FURTHER_LANGUAGES = ['ru'] as const;
export type FurtherLanguage = (typeof FURTHER_LANGUAGES)[number];
/** What a visitor may choose: screens, paper and phone page speak it (K4); calls are spoken in the first two. */
export type Spoken = Language | FurtherLanguage;
/** The hall's own texts have no further language: they are shown in English there. */
export const hallLanguage = (spoken: Spoken): Language => (spoken === 'zh' ? 'zh' : 'en');

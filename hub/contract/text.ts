import * as v from 'valibot';
import { FURTHER_LANGUAGES, LANGUAGES } from './spoken.ts';

export { FURTHER_LANGUAGES, type FurtherLanguage, LANGUAGES, type Language, type Spoken } from './spoken.ts';

export const SpokenSchema = v.picklist([...LANGUAGES, ...FURTHER_LANGUAGES]);

/** A text people read, in each language of the hall. `en` falls back to `zh` only in the catalogue's import. */
export const TextSchema = v.object({
  zh: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  en: v.pipe(v.string(), v.minLength(1), v.maxLength(4000)),
});
export type Text = v.InferOutput<typeof TextSchema>;

/** Ids written by people in the catalogue: lower case, digits, hyphen. */
export const IdSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'id: a-z, 0-9 and hyphen, at most 64'),
);
/** Ids made by the hub or by a client (request ids): URL-safe, 8 to 64 characters. */
export const KeySchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{8,64}$/, 'key: 8 to 64 of A-Z a-z 0-9 _ -'),
);
/** A line typed by a person. */
export const LineSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
/** A time of day on the hall's clock. */
export const ClockSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time of day as HH:MM'));

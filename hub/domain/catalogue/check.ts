import * as v from 'valibot';
import { type Catalogue, CatalogueSchema } from '../../contract/catalogue.ts';
import { ok, type Result, refuse } from '../../contract/result.ts';
import { caseworkProblems } from './casework.ts';
import { references } from './references.ts';
import { shapeSentence } from './shape.ts';

/** What is wrong with a catalogue, and where: `items.3.queue`. `message` is English; `zh` says the same where it has been written. */
export type CatalogueProblem = { readonly path: string; readonly message: string; readonly zh?: string };

/**
 * Reads a catalogue from data: its shape, then the references between its parts and how its cases run. All problems are listed. A text without `en`
 * is shown in Chinese in both languages.
 */
export function checkCatalogue(input: unknown): Result<Catalogue, CatalogueProblem[]> {
  const parsed = v.safeParse(CatalogueSchema, withEnglish(input));
  if (!parsed.success) {
    return refuse(
      parsed.issues.map((issue) => {
        const zh = shapeSentence(issue);
        return { path: v.getDotPath(issue) ?? '', message: issue.message, ...(zh !== null && { zh }) };
      }),
    );
  }
  const problems = [...references(parsed.output), ...caseworkProblems(parsed.output)];
  return problems.length > 0 ? refuse(problems) : ok(parsed.output);
}

/** The same data, where every text that has `zh` alone says it in `en` as well. */
function withEnglish(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withEnglish);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, withEnglish(entry)] as const);
  const made = Object.fromEntries(entries);
  const onlyChinese = typeof made.zh === 'string' && made.en === undefined;
  return onlyChinese && entries.length === 1 ? { zh: made.zh, en: made.zh } : made;
}

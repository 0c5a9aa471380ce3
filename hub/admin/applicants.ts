import { nameKey, numberKey } from '../domain/index.ts';
import type { CaseRow, Journal } from '../journal/port.ts';
import type { Services } from '../services.ts';
import type { KeyVault } from '../vault/vault.ts';
import type { VerbResult } from './verbs.ts';

/** Cases looked at when an applicant is sought by name or number. */
const MOST = 1000;

type Cases = Pick<Journal, 'searchCases' | 'casesOf'>;

/**
 * Keys of applicants with exactly this name or document number, each with its cases: a line per applicant. Who was erased is found
 * no more; nobody's data are shown (X3).
 */
export async function findApplicants(vault: KeyVault, journal: Cases, text: string): Promise<VerbResult> {
  const found = await Promise.all([
    journal.searchCases({ nameIndex: vault.index(nameKey(text)), limit: MOST }),
    journal.searchCases({ idIndex: vault.index(numberKey(text)), limit: MOST }),
  ]);
  const byPerson = new Map(found.flat().map((row) => [row.person, row]));
  await vault.load([...byPerson.keys()]);
  const known = [...byPerson.values()].filter((row) => opens(vault, row));
  if (known.length === 0) return failed('No applicant has exactly this name or number.');
  const lines = await Promise.all(
    known.map(async ({ person }) => `${person}  ${(await journal.casesOf(person)).map(caseWord).join(', ')}`),
  );
  return { ok: true, output: lines.join('\n') };
}

/** Erases an applicant for good (X3), with a fact that says so and names nobody, once nothing of theirs is under way: every case of theirs is archived. */
export async function eraseApplicant(
  { vault, submit, newId }: Pick<Services, 'vault' | 'submit' | 'newId'>,
  journal: Cases,
  person: string,
): Promise<VerbResult> {
  const rows = await journal.casesOf(person);
  const [newest] = rows;
  if (!newest) return failed(`There is no applicant ${person}; look the key up with --find.`);
  const open = rows.filter((row) => !row.archived);
  if (open.length > 0)
    return failed(
      `Not erased: these cases are not archived yet: ${open.map(({ number }) => number).join(', ')}.`,
    );
  if (newest.nameIndex === '') return failed(`${person} is erased already.`);
  let refused = '';
  const erased = await vault.erase(person, async () => {
    const command = { type: 'EraseApplicant', person, why: 'asked', cases: rows.length } as const;
    const recorded = await submit({ kind: 'admin' }, newId(), command);
    if (!recorded.ok) refused = recorded.refusal.message.en;
    return recorded.ok;
  });
  if (!erased) return failed(`Not erased: ${refused}`);
  const cases = rows.map(({ number }) => number).join(', ');
  return { ok: true, output: `${person} is erased; the cases stay without a name: ${cases}.` };
}

function opens(vault: KeyVault, { person, sealed }: CaseRow): boolean {
  return vault.open(person, sealed) !== null;
}

function caseWord({ number, archived }: CaseRow): string {
  return archived ? number : `${number} (not archived)`;
}

const failed = (error: string): VerbResult => ({ ok: false, error });

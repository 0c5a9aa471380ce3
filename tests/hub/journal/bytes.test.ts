import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSqliteJournal } from '../../../hub/journal/sqlite.ts';
import { all, issued, recorded, T0, tempFolder } from './samples.ts';

test('S5 whatever people type is stored byte for byte as it was chained', async () => {
  const journal = await openSqliteJournal({ folder: await tempFolder() });
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom('"', '\\', '/', '\0', '\n', '\u2028', '\ud800', '㐂', '𠮷', '\u007f'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
  });
  let position = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(text, fc.jsonValue()), { minLength: 1, maxLength: 8 }),
      async (typed) => {
        const before = position;
        const facts = typed.map(([reason]) => {
          position += 1;
          return recorded(position, { ...issued(position), reason });
        });
        const answers = typed.map(([, value], index) => ({
          identity: 'device:device-0001',
          request: `request-${String(before + index + 1).padStart(4, '0')}`,
          hash: 'hash',
          outcome: { ok: true, value },
          at: T0 + position,
        }));
        await journal.commit({ facts, answers });
        expect(await journal.after(before, 100)).toEqual(facts);
        const kept = (await all(journal.answersSince(T0 + position))).slice(-answers.length);
        expect(kept.map(({ outcome }) => outcome)).toEqual(
          answers.map(({ outcome }) => JSON.parse(JSON.stringify(outcome))),
        );
      },
    ),
    { numRuns: 200 },
  );
  expect((await journal.verify()).problems).toEqual([]);
  await journal.close();
});

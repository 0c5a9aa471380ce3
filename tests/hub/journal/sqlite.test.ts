import { onTestFinished } from 'vitest';
import { openSqliteJournal } from '../../../hub/journal/sqlite.ts';
import { journalContract } from './contract.ts';
import { tempFolder } from './samples.ts';

journalContract('sqlite', async () => {
  const folder = await tempFolder();
  let journal = await openSqliteJournal({ folder, hall: 'demo' });
  onTestFinished(() => journal.close());
  const first = journal;
  return {
    journal: first,
    reopen: async () => {
      await first.close();
      journal = await openSqliteJournal({ folder, hall: 'demo' });
      return journal;
    },
  };
});

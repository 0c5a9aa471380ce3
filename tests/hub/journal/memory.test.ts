import { memoryJournal } from '../../../hub/journal/memory.ts';
import { journalContract } from './contract.ts';

journalContract('memory', async () => {
  const journal = memoryJournal();
  return { journal, reopen: async () => journal };
});

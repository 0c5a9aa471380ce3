import { JournalFailure } from './port.ts';

/** Sentences for the operator's console; each says what to do. */
const SENTENCES = {
  full: 'The disk of the data folder is full; nothing was recorded. Free some space.',
  locked: 'The journal is locked by another program; nothing was recorded. Close whatever has it open.',
  damaged: 'The journal on disk is damaged. Stop the hub, restore a backup, and keep the damaged files.',
  readonly: 'The journal cannot be written. Check the owner and the permissions of the data folder.',
  open: 'The journal cannot be opened. Check that the data folder exists and may be read and written.',
  io: 'The disk of the data folder reported an error. Check the disk; restore a backup if it goes on.',
} as const;

/** The sqlite result code (`SQLITE_FULL`…) of an error, or ''. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Turns whatever the driver threw into a JournalFailure with a clear sentence; the cause stays attached. */
export function failureOf(error: unknown): JournalFailure {
  if (error instanceof JournalFailure) return error;
  const options = { cause: error };
  switch (codeOf(error)) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
      return new JournalFailure('full', SENTENCES.full, options);
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new JournalFailure('locked', SENTENCES.locked, options);
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
    case 'SQLITE_FORMAT':
      return new JournalFailure('damaged', SENTENCES.damaged, options);
    case 'SQLITE_READONLY':
    case 'SQLITE_PERM':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new JournalFailure('failed', SENTENCES.readonly, options);
    case 'SQLITE_CANTOPEN':
    case 'ENOENT':
    case 'ENOTDIR':
      return new JournalFailure('failed', SENTENCES.open, options);
    case 'SQLITE_IOERR':
      return new JournalFailure('failed', SENTENCES.io, options);
    default: {
      const reason = error instanceof Error ? error.message : String(error);
      return new JournalFailure('failed', `The journal refused: ${reason}`, options);
    }
  }
}

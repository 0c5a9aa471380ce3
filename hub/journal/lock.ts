import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../contract/result.ts';
import type { Text } from '../contract/text.ts';
import { openDriver } from './driver.ts';
import { failureOf } from './failure.ts';

export type FolderLock = { release(): Promise<void> };
export type FolderRefusal = { readonly code: 'in-use' | 'unusable'; readonly message: Text };

const IN_USE: Text = {
  zh: '这个数据文件夹正被另一台主机程序使用；请先停止它，或换一个文件夹。',
  en: 'This data folder is in use by another hub; stop that one, or choose another folder.',
};
const unusable = (reason: string): Text => ({
  zh: `数据文件夹不能使用，请检查路径、所有者和权限。（${reason}）`,
  en: `The data folder cannot be used; check its path, owner and permissions. (${reason})`,
});

/**
 * Takes the data folder for this process alone, making the folder when missing. The lock is the operating system's, on an
 * open file: it ends with the process, also by kill -9, and leaves nothing to clean up.
 */
export async function lockFolder(folder: string): Promise<Result<FolderLock, FolderRefusal>> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o750 });
    const driver = await openDriver(join(folder, 'lock.db'), 'write');
    try {
      await driver.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    } catch (error) {
      await driver.close();
      throw error;
    }
    return ok({ release: () => driver.close() });
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'locked') return refuse({ code: 'in-use', message: IN_USE });
    const cause = failure.cause instanceof Error ? failure.cause.message : failure.message;
    return refuse({ code: 'unusable', message: unusable(cause) });
  }
}

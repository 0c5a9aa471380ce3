import type { ChildProcess } from 'node:child_process';

/**
 * Ends a program at once. One that never started has process id 0 underneath until its error is told, and a signal to 0 would
 * reach our own process group: the hub and everything started with it.
 */
export function end(child: ChildProcess): void {
  if (child.pid !== undefined) child.kill('SIGKILL');
}

import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a hub listens for admin verbs. Socket addresses are short (107 bytes): a deep data folder gets one beside. */
export function socketPath(data: string): string {
  const own = join(data, 'hub.sock');
  if (Buffer.byteLength(own) <= 100) return own;
  return join(tmpdir(), `onewindow-${createHash('sha256').update(data).digest('hex').slice(0, 16)}.sock`);
}

import type { SearchKeys, SearchSource } from './keys.ts';
import { buildKeys } from './pinyin.ts';

/** A process that makes search keys once and ends, taking pinyin-pro's memory with it (keys.ts). */
process.once('message', (source: SearchSource) => {
  const keys: SearchKeys = buildKeys(source);
  process.send?.(keys, undefined, undefined, () => process.disconnect());
});

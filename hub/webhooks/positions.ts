import { open, readFile, rename } from 'node:fs/promises';
import * as v from 'valibot';
import type { OutboxRecord } from '../domain/webhooks/outbox.ts';

/** How far each webhook is, by its id. */
export type Positions = ReadonlyMap<string, OutboxRecord>;

/** Where that outlives the process. */
export type PositionStore = {
  readAll(): Promise<Positions>;
  /** Whole, or not at all. */
  write(positions: Positions): Promise<void>;
};

const Position = v.pipe(v.number(), v.integer(), v.minValue(0));
const FileSchema = v.record(v.string(), v.object({ read: Position, open: v.array(Position) }));

/**
 * A file in the data folder; no content of any event is in it. One that cannot be read is as good as none: what happened in the last
 * days is sent again, for twice is better than never.
 */
export function positionFile(file: string, lost: (error: unknown) => void): PositionStore {
  return {
    async readAll() {
      try {
        return new Map(Object.entries(v.parse(FileSchema, JSON.parse(await readFile(file, 'utf8')))));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') lost(error);
        return new Map();
      }
    },
    async write(positions) {
      const beside = `${file}.new`;
      const handle = await open(beside, 'w', 0o600);
      try {
        await handle.writeFile(JSON.stringify(Object.fromEntries(positions)));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(beside, file);
    },
  };
}

import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Model } from '../../hub/contract/learning.ts';
import { type AgentConfig, ConfigError, type HidConfig, type HidEntry, readHid } from '../config.ts';
import type { HidInfo } from '../hid/port.ts';

/** Devices taken on by pressing them (P4), in the form of `hid` in `agent.json`; they may be moved there by hand. */
export interface LearnedStore {
  readonly devices: readonly HidConfig[];
  /** On disk when resolved, under a name of its own. */
  add(info: HidInfo, model: Model, twin: string | null): Promise<HidConfig>;
  /** Takes out what is called so; off the disk when resolved. False: nothing here is. */
  remove(name: string): Promise<boolean>;
}

const FILE = 'learned.json';

/** Reads `learned.json` of the agent's data folder. Throws ConfigError naming the field at fault. */
export async function openLearned(config: AgentConfig): Promise<LearnedStore> {
  const path = join(config.data, FILE);
  const entries = await read(path);
  const devices = entries.map((entry, index) => checked(entry, `${FILE}: ${index}`, config));
  const names = () =>
    new Set(
      [...config.hid, ...config.printers, ...config.a4, ...config.readers, ...devices].map(
        ({ name }) => name,
      ),
    );

  return {
    devices,
    async add(info, model, twin) {
      const entry: HidEntry = {
        name: twin ?? free(`${model.kind}-${slug(info.serial || info.port || 'new')}`, names()),
        ...model,
        ...(twin === null ? identity(info) : { connection: 'virtual://' }),
      };
      const device = checked(entry, FILE, config);
      await write(config.data, path, [...entries, entry]);
      entries.push(entry);
      devices.push(device);
      return device;
    },
    async remove(name) {
      const at = entries.findIndex((entry) => entry.name === name);
      if (at < 0) return false;
      await write(config.data, path, entries.toSpliced(at, 1));
      entries.splice(at, 1);
      devices.splice(at, 1);
      return true;
    },
  };
}

/** Equal devices are told apart by their serial, or by where they are plugged in. */
function identity({ vendor, product, serial, port }: HidInfo) {
  return { vendor, product, ...(serial ? { serial } : port !== null && { port }) };
}

function checked(entry: HidEntry, field: string, config: AgentConfig): HidConfig {
  return readHid(entry, field, config.models);
}

async function read(path: string): Promise<HidEntry[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  try {
    const json: unknown = JSON.parse(text);
    if (Array.isArray(json)) return json as HidEntry[];
  } catch {
    // Said below.
  }
  throw new ConfigError(FILE, 'not a JSON list of devices');
}

async function write(folder: string, path: string, entries: readonly HidEntry[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await open(`${path}.new`, 'w');
  await file.writeFile(`${JSON.stringify(entries, null, 2)}\n`);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
}

function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain.slice(0, 24) || 'new';
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!taken.has(name)) return name;
  }
}
